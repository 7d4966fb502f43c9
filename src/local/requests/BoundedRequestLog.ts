import { checkOperationName, type OperationName } from "../OperationName.js";
import type { RecordedRequest, RequestLog } from "./RequestLog.js";

const MAX_REQUESTS = 10_000;
const MAX_BYTES = 64 << 20;

/** A request in the log. */
interface Entry {
  readonly request: RecordedRequest;
  readonly place: number;
  readonly bytes: number;
}

/** A request log that drops its oldest requests when it becomes too large. */
export class BoundedRequestLog implements RequestLog {
  // In order of arrival. The first ones become empty as the log drops its oldest requests.
  #entries: (Entry | undefined)[] = [];
  #start = 0;
  #bytes = 0;

  get length(): number {
    return this.#entries.length - this.#start;
  }

  [Symbol.iterator](): Iterator<RecordedRequest> {
    return this.all()[Symbol.iterator]();
  }

  all(): RecordedRequest[] {
    return this.#entries.flatMap((entry) => entry?.request ?? []);
  }

  of(operation: OperationName): RecordedRequest[] {
    checkOperationName(operation);
    return this.all().filter((request) => request.operation === operation);
  }

  clear(): void {
    this.#entries = [];
    this.#start = 0;
    this.#bytes = 0;
  }

  /**
   * Adds a request, and drops the oldest ones when the log is full.
   *
   * @param place - Its place in the order of arrival, because a fast call can finish before a slow one that arrived earlier.
   */
  add(request: RecordedRequest, place: number): void {
    const bytes = memoryOf(request);
    let index = this.#entries.length;
    while (index > this.#start && (this.#entries[index - 1]?.place ?? 0) > place) {
      index--;
    }
    this.#entries.splice(index, 0, { request, place, bytes });
    this.#bytes += bytes;
    while (this.length > MAX_REQUESTS || this.#bytes > MAX_BYTES) {
      this.#bytes -= this.#entries[this.#start]?.bytes ?? 0;
      this.#entries[this.#start++] = undefined;
    }
    // Rarely, because it moves all requests.
    if (this.#start > MAX_REQUESTS) {
      this.#entries = this.#entries.slice(this.#start);
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
