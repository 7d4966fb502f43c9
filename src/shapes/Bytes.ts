/**
 * Bytes in an output. From TypeScript 5.7 on it is `Uint8Array<ArrayBuffer>`, which Web APIs such as `crypto.subtle` and
 * `Response` take; before, it is `Uint8Array`.
 */
export type Bytes = ReturnType<Uint8Array["slice"]>;
