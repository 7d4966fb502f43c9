import type { Fault } from "../faults/Fault.js";
import type { OperationName } from "../OperationName.js";

/** A request in the log. It contains no plaintext, ciphertext, grant token or credentials. */
export interface RecordedRequest {
  /** The request ID of the response, from its header `x-amzn-requestid`. */
  readonly requestId: string;
  /** When the request arrived, by the clock of the LocalKms. */
  readonly time: Date;
  /** The operation, such as `ReEncrypt`; `undefined` when the request names no KMS operation. */
  readonly operation: string | undefined;
  /** The ARN of the principal that signed the request; `undefined` when the signature is missing or invalid. */
  readonly principal: string | undefined;
  /** The keys and aliases as the caller named them, by member, such as `{ DestinationKeyId: "alias/new" }`. */
  readonly keyIds: Readonly<Record<string, string>>;
  /** The encryption contexts, by member, such as `{ EncryptionContext: { tenant: "acme" } }`. */
  readonly encryptionContexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The lengths of the binary members, such as `{ CiphertextBlob: 184 }`. */
  readonly byteLengths: Readonly<Record<string, number>>;
  /** The HTTP status of the response, even when a fault kept the client from receiving it. */
  readonly status: number;
  /**
   * The error code, such as `NotFoundException`. `undefined` when the call succeeded, was hit by `BadGateway`, or was
   * not valid HTTP.
   */
  readonly errorCode: string | undefined;
  /** The fault that hit the call, if any; latency and skewed dates are not recorded. */
  readonly fault: Extract<Fault, string> | undefined;
}

/**
 * The requests that arrived over HTTP, in the order of arrival. Each is recorded before its response is sent, so a slow
 * one, such as the creation of an RSA key, can appear before requests that are already in the log. Methods of
 * {@link LocalKms}, such as `createKey`, are not requests.
 *
 * When LocalKms does not read the whole body, the record contains only what the headers tell. The status then says why:
 *
 * - 400: the request is cut short, or its body is not valid HTTP
 * - 408: the client is too slow
 * - 413: the body is too large
 * - 417: the client expects something other than `100-continue`
 *
 * A request that is not valid HTTP in its headers gets a response, but is not recorded: the parser of Node.js does not
 * tell what it has read.
 *
 * The log keeps the last 10,000 requests, and fewer when the records take more than 64 MiB of memory.
 *
 * @example
 * ```ts
 * expect(kms.requests.of("ReEncrypt")).toMatchObject([{ keyIds: { DestinationKeyId: "alias/new" }, status: 200 }]);
 * ```
 */
export interface RequestLog extends Iterable<RecordedRequest> {
  /** The number of requests in the log. */
  readonly length: number;
  /** Returns all requests, as a copy that does not change. */
  all(): RecordedRequest[];
  /**
   * Returns the requests of one operation, such as `ReEncrypt`, as a copy that does not change.
   *
   * @throws `TypeError` when KMS has no such operation.
   */
  of(operation: OperationName): RecordedRequest[];
  /** Removes all requests from the log. */
  clear(): void;
}
