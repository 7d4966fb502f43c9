/**
 * Turns an encryption context into bytes that the cipher authenticates. No two contexts give the same bytes, and
 * the order of the pairs does not matter: a count, then every key and value behind its length, sorted.
 *
 * Text is written as UTF-16, because that holds every string there is; UTF-8 would make one of all lone surrogates.
 */
export function encodeContext(context: Readonly<Record<string, string>> = {}): Uint8Array {
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
