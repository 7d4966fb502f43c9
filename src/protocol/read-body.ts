/** Larger than any answer of KMS, so that a hostile or broken peer cannot fill the memory. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** Collects a body, whatever the request handler gives: nothing, text, bytes, a `Blob`, or a stream of either kind. */
export async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) {
    return new Uint8Array();
  }
  if (typeof body === "string" || body instanceof Uint8Array) {
    return bytesOf(body);
  }
  if (body instanceof Blob) {
    return new Uint8Array(await body.arrayBuffer());
  }
  if (!isAsyncIterable(body)) {
    throw new TypeError("The request handler returned a body that cannot be read");
  }
  const collected = new Body();
  for await (const chunk of body) {
    collected.add(bytesOf(chunk));
  }
  return collected.bytes();
}

const bytesOf = (chunk: unknown): Uint8Array =>
  chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));

/** A body that comes in pieces. */
export class Body {
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  /** Adds a piece; throws a `RangeError` when it is more than KMS sends. */
  add(chunk: Uint8Array): void {
    this.#size += chunk.byteLength;
    if (this.#size > MAXIMUM_BYTES) {
      throw new RangeError(`The answer is larger than ${MAXIMUM_BYTES} bytes`);
    }
    this.#chunks.push(chunk);
  }

  /** All of it; the answers of KMS mostly come in one piece. */
  bytes(): Uint8Array {
    const [first, ...others] = this.#chunks;
    if (first !== undefined && others.length === 0) {
      return first;
    }
    const bytes = new Uint8Array(this.#size);
    let offset = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, offset);
      offset += chunk.byteLength;
    }
    return bytes;
  }
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  Symbol.asyncIterator in Object(value);
