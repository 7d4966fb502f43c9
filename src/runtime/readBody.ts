import { invalidResponse } from "../errors/platformError.js";
import { concatBytes } from "./concatBytes.js";
import { isBytes, isString } from "./typeGuards.js";
import { toUtf8 } from "./utf8.js";

/** Larger than any response of KMS, so that a hostile or broken server cannot fill the memory. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** Collects a body in any form that request handlers return: nothing, text, bytes, a `Blob`, or a stream of either kind. */
export async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) {
    return new Uint8Array();
  }
  if (isString(body) || isBytes(body)) {
    return bytesOf(body);
  }
  if (body instanceof Blob) {
    return new Uint8Array(await body.arrayBuffer());
  }
  if (!isAsyncIterable(body)) {
    throw invalidResponse("The request handler returned a body that cannot be read");
  }
  const collected = new Body();
  for await (const chunk of body) {
    collected.add(bytesOf(chunk));
  }
  return collected.bytes();
}

const bytesOf = (chunk: unknown): Uint8Array => (isBytes(chunk) ? chunk : toUtf8(String(chunk)));

/** A body that arrives in chunks. */
export class Body {
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  /** Adds a chunk. Throws a `RangeError` when the body is larger than any of KMS. */
  add(chunk: Uint8Array): void {
    this.#size += chunk.byteLength;
    if (this.#size > MAXIMUM_BYTES) {
      throw new RangeError(`The response is larger than ${MAXIMUM_BYTES} bytes`);
    }
    this.#chunks.push(chunk);
  }

  /** The whole body. The responses of KMS mostly arrive in one chunk. */
  bytes(): Uint8Array {
    const [first, ...others] = this.#chunks;
    if (first && others.length === 0) {
      return first;
    }
    return concatBytes(this.#chunks);
  }
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  Symbol.asyncIterator in Object(value);
