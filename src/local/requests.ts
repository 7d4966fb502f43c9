/** The log of what came in, for tests to assert on. Nothing secret is in it. */
import { isBytes, isObject } from "../protocol/aws-json.js";
import type { Fault } from "./faults/Fault.js";
import { checkOperationName, type OperationName } from "./operations/operation-names.js";

/** A request that came in. It holds no plaintext, no ciphertext, no grant token and no credentials. */
export interface RecordedRequest {
  /** The request id of the answer, in its header `x-amzn-requestid`. */
  readonly requestId: string;
  /** When it came in, by the clock of the LocalKms. */
  readonly time: Date;
  /** The operation, such as `ReEncrypt`; `undefined` when the request names none that KMS has. */
  readonly operation: string | undefined;
  /** The ARN of the principal that signed it; `undefined` when it is not signed properly. */
  readonly principal: string | undefined;
  /** The keys and aliases as the caller named them, by member, such as `{ DestinationKeyId: "alias/new" }`. */
  readonly keyIds: Readonly<Record<string, string>>;
  /** The encryption contexts by member, such as `{ EncryptionContext: { tenant: "acme" } }`. */
  readonly encryptionContexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The lengths of what is bytes, by member, such as `{ CiphertextBlob: 184 }`. */
  readonly byteLengths: Readonly<Record<string, number>>;
  /** The HTTP status of the answer, even when a fault kept it from arriving whole. */
  readonly status: number;
  /**
   * The code of the error, such as `NotFoundException`; `undefined` when the call succeeded, met a `BadGateway`, or was
   * no proper HTTP.
   */
  readonly errorCode: string | undefined;
  /** The fault that hit it, if one did, latency and skewed dates aside. */
  readonly fault: Extract<Fault, string> | undefined;
}

/**
 * The requests that came in over HTTP, oldest first; each is there before its answer is sent. Of one whose body was not
 * read to its end there is no more than what its headers tell: its status is 413 when the body is too large, 417 when it
 * expects anything but `100-continue`, 408 when it was too slow, and 400 when it is no HTTP or breaks off. What is no
 * HTTP before the end of its headers is answered, but not here: the parser of Node.js does not tell what it has read of
 * it. The log holds the last 10,000, and fewer when their bodies have more than 64 MiB together. Methods of
 * {@link LocalKms} itself, such as `createKey`, are no requests.
 *
 * @example
 * ```ts
 * expect(kms.requests.of("ReEncrypt")).toMatchObject([{ keyIds: { DestinationKeyId: "alias/new" }, status: 200 }]);
 * ```
 */
export interface RequestLog extends Iterable<RecordedRequest> {
  /** How many it holds. */
  readonly length: number;
  /** All of them; a copy that does not change. */
  all(): RecordedRequest[];
  /**
   * Those of one operation, such as `ReEncrypt`; a copy that does not change.
   *
   * @throws `TypeError` when KMS has no such operation.
   */
  of(operation: OperationName): RecordedRequest[];
  /** Forgets all of them. */
  clear(): void;
}

const MAX_REQUESTS = 10_000;
const MAX_BYTES = 64 << 20;

interface Entry {
  readonly request: RecordedRequest;
  readonly bytes: number;
}

/** The log, with the way in. */
export class RecordedRequests implements RequestLog {
  // In the order in which they came in; a set drops its oldest entry without moving the others.
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
   * Adds a request, and drops the oldest ones when there are too many.
   *
   * @param bytes - The length of its body, which bounds what is kept of it.
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

const KEY_MEMBERS = ["KeyId", "SourceKeyId", "DestinationKeyId", "TargetKeyId", "AliasName"];

/** What of an input may stand in the log. */
export function recordable(
  input: Readonly<Record<string, unknown>>,
): Pick<RecordedRequest, "keyIds" | "encryptionContexts" | "byteLengths"> {
  const keyIds: Record<string, string> = {};
  const encryptionContexts: Record<string, Record<string, string>> = {};
  const byteLengths: Record<string, number> = {};
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === "string" && KEY_MEMBERS.includes(name)) {
      keyIds[name] = value;
    } else if (isBytes(value)) {
      byteLengths[name] = value.byteLength;
    } else if (name.endsWith("EncryptionContext") && isContext(value)) {
      encryptionContexts[name] = value;
    }
  }
  return { keyIds, encryptionContexts, byteLengths };
}

const isContext = (value: unknown): value is Record<string, string> =>
  isObject(value) && Object.values(value).every((text) => typeof text === "string");
