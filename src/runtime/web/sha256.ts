/** SHA-256, as FIPS 180-4 defines it, for pages without Web Crypto. Its constants are computed: a table would be larger. */

/** The first 32 bits of the fractional part. */
const fractionOf = (root: number): number => ((root % 1) * 2 ** 32) | 0;

const at = (words: Int32Array, index: number): number => words[index] ?? 0;

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** Roots of the first 64 primes: cube roots for the rounds, square roots for the first state. */
function constants(): { readonly rounds: Int32Array; readonly first: Int32Array } {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  return {
    rounds: Int32Array.from(primes, (prime) => fractionOf(Math.cbrt(prime))),
    first: Int32Array.from(primes.slice(0, 8), (prime) => fractionOf(Math.sqrt(prime))),
  };
}

/** Ends the data with a 1 bit and, in whole blocks of 64 bytes, its length in bits. */
function padded(data: Uint8Array): DataView {
  const bytes = new Uint8Array((data.length + 72) & ~63);
  bytes.set(data);
  bytes[data.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, data.length / 2 ** 29);
  view.setUint32(bytes.length - 4, data.length * 8);
  return view;
}

/** The words of a block, extended to one for each round. */
function scheduleOf(view: DataView, offset: number): Int32Array {
  const words = new Int32Array(64);
  for (let index = 0; index < 16; index++) {
    words[index] = view.getInt32(offset + index * 4);
  }
  for (let index = 16; index < 64; index++) {
    const early = at(words, index - 15);
    const late = at(words, index - 2);
    words[index] =
      at(words, index - 16) +
      at(words, index - 7) +
      (rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)) +
      (rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10));
  }
  return words;
}

/** Returns the hash of the data. */
export function sha256(data: Uint8Array): Uint8Array {
  const { rounds, first: state } = constants();
  const view = padded(data);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    const words = scheduleOf(view, offset);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let index = 0; index < 64; index++) {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const one =
        h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + at(rounds, index) + at(words, index);
      const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = at(state, index) + word;
    });
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setInt32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}
