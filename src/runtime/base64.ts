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
  const Buffer = bufferClass();
  if (!Buffer) {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  }
  // In memory of its own: `Buffer.from` would leave a copy of a plaintext in the pool that all code shares.
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  Buffer.from(bytes.buffer).write(text, "base64");
  return bytes;
}

// By the global object: some bundlers replace the bare name with a polyfill of 50 KB.
const bufferClass = (): typeof Buffer | undefined => globalThis.Buffer;
