import type { HttpResponse, ResponseMetadata, RetryableTrait } from "@smithy/types";
import { hide } from "./hide.js";
import { KMSReencryptError } from "./KMSReencryptError.js";

/** What an exception is made of. */
export interface KMSServiceExceptionOptions {
  /** The code that the service sent. Default: the code of the class. */
  readonly name?: string;
  /** Whose fault it is: the caller's (`client`) or the service's (`server`). Default: that of the class. */
  readonly $fault?: "client" | "server";
  /** What happened and what to do about it. Default: empty. */
  readonly message?: string | undefined;
  /** Status, request ID and attempts of the call that failed. */
  readonly $metadata: ResponseMetadata;
  /** The response that the exception was made from. */
  readonly $response?: HttpResponse | undefined;
  /** The error that caused this one. */
  readonly cause?: Error | undefined;
  /** What the service itself said. Default: nothing. */
  readonly serviceMessage?: string | undefined;
  /** The error type as the service wrote it, with its namespace if it has one. Default: none. */
  readonly __type?: string | undefined;
}

/**
 * The base of every error that KMS responds with. Codes without a class of their own use it directly; `name` is then the
 * code that KMS sent.
 *
 * Declare the class of another code like this:
 *
 * ```ts
 * class ConflictException extends KMSServiceException {
 *   static override readonly code = "ConflictException";
 *   static override readonly advice = "Wait for the other change.";
 * }
 * ```
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
 */
export class KMSServiceException extends KMSReencryptError {
  /** The code that the service sends for this class. */
  static override readonly code: string = "KMSServiceException";
  /**
   * Whose fault it is: the caller's (`client`) or the service's (`server`). Default: `client`. A class that sets `client`
   * itself is not retried because of the status of the response.
   */
  static readonly fault: "client" | "server" = "client";
  /** Set when the same call may succeed later; `throttling` when the service asks for fewer calls. Default: not set. */
  declare static readonly retryable?: RetryableTrait;
  /**
   * Whether the service has carried out nothing when it responds with this error, so that any call may be sent again.
   * Default: whether it is the caller's fault.
   */
  declare static readonly rejected?: boolean;
  /** What the client can correct before it tries again: its clock, or its credentials. Default: nothing. */
  declare static readonly recovery?: "clock" | "credentials";
  /** What the code means, for when the service says nothing itself; a sentence. Default: none. */
  declare static readonly meaning?: string;
  /** The likely causes and the next step; a sentence. The message contains it. Default: none. */
  declare static readonly advice?: string;

  /** Whether a value is an exception of this class. */
  static isInstance(value: unknown): value is KMSServiceException {
    return value instanceof this;
  }

  /** The code that the service sent, such as `NotFoundException`. */
  declare readonly name: string;
  /** Whose fault it is: the caller's (`client`) or the service's (`server`). */
  readonly $fault: "client" | "server";
  /**
   * About the call: `httpStatusCode`, `requestId`, how many `attempts` it took, and how long it waited between them in
   * total (`totalRetryDelay`, in milliseconds).
   */
  $metadata: ResponseMetadata;
  /** The message of the service, with the secrets of the request replaced; `undefined` if there is none. */
  readonly serviceMessage: string | undefined;
  /** The response that the exception was made from; not enumerable. */
  declare readonly $response?: HttpResponse;
  /** The error type as the service wrote it, with its namespace if it has one. */
  declare readonly __type?: string;
  /** Set when the same call may succeed later; `throttling` when the service asks for fewer calls. */
  declare $retryable?: RetryableTrait;
  /** The error that caused this one, if any. */
  declare readonly cause?: Error;

  /** Makes an exception; code and fault are those of the class unless the options say otherwise. */
  constructor(options: KMSServiceExceptionOptions = { $metadata: {} }) {
    const { name = new.target.code, $fault = new.target.fault, message = "", $metadata = {} } = options;
    super(message);
    this.name = name;
    this.$fault = $fault;
    this.$metadata = $metadata;
    this.serviceMessage = options.serviceMessage;
    if (options.__type) {
      this.__type = options.__type;
    }
    if (new.target.retryable) {
      this.$retryable = new.target.retryable;
    }
    if (options.cause) {
      hide(this, "cause", options.cause);
    }
    hide(this, "$response", options.$response);
  }
}
