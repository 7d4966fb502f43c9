/** Bytes in hexadecimal. That of smithy keeps two tables of all bytes in every bundle. */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) {
    // The leading 1 keeps the zero of small bytes.
    hex += (byte + 0x1_00).toString(16).slice(1);
  }
  return hex;
}
