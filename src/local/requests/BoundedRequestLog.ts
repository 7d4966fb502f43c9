import { checkOperationName, type OperationName } from "../OperationName.js";
import type { RecordedRequest, RequestLog } from "./RequestLog.js";

const MAX_REQUESTS = 10_000;
const MAX_BYTES = 64 << 20;

interface Entry {
  readonly request: RecordedRequest;
  readonly bytes: number;
}

/** A request log that drops its oldest requests when it becomes too large. */
export class BoundedRequestLog implements RequestLog {
  // In order of arrival; a set removes its oldest entry without moving the others.
  readonly #entries = new Set<Entry>();
  #bytes = 0;

  get length(): number {
    return this.#entries.size;
  }

  [Symbol.iterator](): Iterator<RecordedRequest> {
    return this.all()[Symbol.iterator]();
  }

  all(): RecordedRequest[] {
    return Array.from(this.#entries, ({ request }) => request);
  }

  of(operation: OperationName): RecordedRequest[] {
    checkOperationName(operation);
    return this.all().filter((request) => request.operation === operation);
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  /**
   * Adds a request, and drops the oldest ones when the log is full.
   *
   * @param bytes - The length of the request body, an upper bound for the size of the record.
   */
  add(request: RecordedRequest, bytes: number): void {
    this.#entries.add({ request, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries) {
      if (this.#entries.size <= MAX_REQUESTS && this.#bytes <= MAX_BYTES) {
        return;
      }
      this.#entries.delete(oldest);
      this.#bytes -= oldest.bytes;
    }
  }
}
