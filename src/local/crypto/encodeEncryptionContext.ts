/**
 * Encodes an encryption context as additional authenticated data: the number of pairs, then the sorted pairs, each key
 * and value prefixed with its length. The encoding is unique, and independent of the order of the pairs.
 *
 * Text is encoded as UTF-16, because UTF-8 replaces all lone surrogates by the same character.
 */
export function encodeEncryptionContext(context: Readonly<Record<string, string>> = {}): Uint8Array {
  const pairs = Object.entries(context).map((pair) => Buffer.concat(pair.map(lengthPrefixed)));
  return Buffer.concat([uint32(pairs.length), ...pairs.sort(Buffer.compare)]);
}

function lengthPrefixed(text: string): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
