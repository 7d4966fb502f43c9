import { checkOperationName, type OperationName } from "../OperationName.js";
import type { RecordedRequest, RequestLog } from "./RequestLog.js";

const MAX_REQUESTS = 10_000;
const MAX_BYTES = 64 << 20;

/** A request log that drops its oldest requests when it becomes too large. */
export class BoundedRequestLog implements RequestLog {
  // In order of arrival. The first places become empty as the log drops its oldest requests.
  #requests: (RecordedRequest | undefined)[] = [];
  #sizes: number[] = [];
  #start = 0;
  #bytes = 0;

  get length(): number {
    return this.#requests.length - this.#start;
  }

  [Symbol.iterator](): Iterator<RecordedRequest> {
    return this.all()[Symbol.iterator]();
  }

  all(): RecordedRequest[] {
    return this.#requests.flatMap((request) => request ?? []);
  }

  of(operation: OperationName): RecordedRequest[] {
    checkOperationName(operation);
    return this.all().filter((request) => request.operation === operation);
  }

  clear(): void {
    this.#requests = [];
    this.#sizes = [];
    this.#start = 0;
    this.#bytes = 0;
  }

  /** Adds a request, and drops the oldest ones when the log is full. */
  add(request: RecordedRequest): void {
    const bytes = memoryOf(request);
    this.#requests.push(request);
    this.#sizes.push(bytes);
    this.#bytes += bytes;
    while (this.length > MAX_REQUESTS || this.#bytes > MAX_BYTES) {
      this.#bytes -= this.#sizes[this.#start] ?? 0;
      this.#requests[this.#start++] = undefined;
    }
    // Rarely, because it moves all requests.
    if (this.#start > MAX_REQUESTS) {
      this.#requests = this.#requests.slice(this.#start);
      this.#sizes = this.#sizes.slice(this.#start);
      this.#start = 0;
    }
  }
}

/** At most how many bytes of memory V8 needs for a record without its maps, and for a pair of a map without its texts. */
const RECORD_BYTES = 1_500;
const PAIR_BYTES = 160;

const memoryOf = ({ keyIds, encryptionContexts }: RecordedRequest): number =>
  RECORD_BYTES +
  memoryOfPairs(keyIds) +
  Object.keys(encryptionContexts).reduce(
    (sum, name) => sum + memoryOfPairs(encryptionContexts[name] ?? {}),
    0,
  );

function memoryOfPairs(pairs: Readonly<Record<string, string>>): number {
  let bytes = 0;
  for (const name of Object.keys(pairs)) {
    // Two bytes for each character, unless all of a text are Latin-1.
    bytes += PAIR_BYTES + 2 * (name.length + (pairs[name] ?? "").length);
  }
  return bytes;
}
