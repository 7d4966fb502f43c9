const LENGTH_BYTES = 4;
const EMPTY = new Uint8Array();

type Pair = readonly [key: string, value: string];

/**
 * Encodes an encryption context as additional authenticated data: the number of pairs, then the sorted pairs, each key
 * and value prefixed with its length. The encoding is unique, and independent of the order of the pairs.
 *
 * Text is encoded as UTF-16, because UTF-8 replaces all lone surrogates by the same character.
 *
 * @param prefix - What comes before it in the result. Default: nothing.
 */
export function encodeEncryptionContext(
  context: Readonly<Record<string, string>> = {},
  prefix: Uint8Array = EMPTY,
): Uint8Array {
  const pairs: Pair[] = Object.entries(context);
  let size = prefix.length + LENGTH_BYTES;
  for (const [key, value] of pairs) {
    // Two lengths, and two bytes for each UTF-16 code unit.
    size += 2 * LENGTH_BYTES + 2 * (key.length + value.length);
  }
  return fill(Buffer.allocUnsafe(size), prefix, pairs.length > 1 ? pairs.sort(order) : pairs);
}

function fill(bytes: Buffer, prefix: Uint8Array, pairs: readonly Pair[]): Buffer {
  bytes.set(prefix);
  let at = bytes.writeUInt32BE(pairs.length, prefix.length);
  for (const pair of pairs) {
    for (const text of pair) {
      at = bytes.writeUInt32BE(2 * text.length, at);
      at += bytes.write(text, at, "utf16le");
    }
  }
  return bytes;
}

/** Compares the encodings of two keys: their lengths, then their bytes, of which the lower one of a code unit comes first. */
function order([left]: Pair, [right]: Pair): number {
  if (left.length !== right.length) {
    return left.length - right.length;
  }
  for (let index = 0; index < left.length; index++) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a !== b) {
      return (a & 0xff) - (b & 0xff) || a - b;
    }
  }
  return 0;
}
