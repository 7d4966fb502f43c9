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

  /** Adds a request, and drops the oldest ones when the log is full. */
  add(request: RecordedRequest): void {
    const bytes = memoryOf(request);
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

/** At most how many bytes of memory V8 needs for a record without its maps, and for a pair of a map without its texts. */
const RECORD_BYTES = 1_500;
const PAIR_BYTES = 160;

const memoryOf = ({ keyIds, encryptionContexts }: RecordedRequest): number =>
  RECORD_BYTES +
  memoryOfPairs(keyIds) +
  Object.values(encryptionContexts).reduce((sum, context) => sum + memoryOfPairs(context), 0);

function memoryOfPairs(pairs: Readonly<Record<string, string>>): number {
  let bytes = 0;
  for (const name of Object.keys(pairs)) {
    // Two bytes for each character, unless all of a text are Latin-1.
    bytes += PAIR_BYTES + 2 * (name.length + (pairs[name] ?? "").length);
  }
  return bytes;
}
