/** Bytes as text, on every runtime: with `Buffer` where there is one, which is much faster. */

/** The base64 text of bytes. */
export const toBase64 = (bytes: Uint8Array): string =>
  bufferClass()?.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64") ??
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** The bytes of a base64 text; `undefined` where it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  // Both decoders are more lenient.
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return undefined;
  }
  const bytes = bufferClass()?.from(text, "base64");
  // A copy, because a Buffer may be a view into a pool that other code shares.
  return bytes === undefined
    ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    : new Uint8Array(bytes);
}

// By the global object: some bundlers put a polyfill of 50 KB in the place of a bare name.
const bufferClass = (): typeof Buffer | undefined => globalThis.Buffer;
