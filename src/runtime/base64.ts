/** Base64 on every runtime: with `Buffer` where it exists, which is much faster. */

/** Encodes bytes. */
export const toBase64 = (bytes: Uint8Array): string =>
  bufferClass()?.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64") ??
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** Decodes base64 text; returns `undefined` for text that is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  // Both decoders also accept text that is not valid base64.
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return undefined;
  }
  const bytes = bufferClass()?.from(text, "base64");
  // A copy, because a Buffer may be a view of a pool that other code shares.
  return bytes === undefined
    ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    : new Uint8Array(bytes);
}

// By the global object: some bundlers replace the bare name with a polyfill of 50 KB.
const bufferClass = (): typeof Buffer | undefined => globalThis.Buffer;
