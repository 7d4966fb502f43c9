/** Text to bytes and back, by one encoder and one decoder for all calls. */

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** Encodes a text as UTF-8. */
export const toUtf8 = (text: string): Uint8Array<ArrayBuffer> => ENCODER.encode(text);

/** Decodes bytes as UTF-8. Invalid ones become replacement characters. */
export const fromUtf8 = (bytes: Uint8Array): string => DECODER.decode(bytes);
