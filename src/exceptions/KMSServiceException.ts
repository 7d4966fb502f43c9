import type { HttpResponse, ResponseMetadata, RetryableTrait } from "@smithy/types";
import { ServiceException } from "../smithy.js";
import { hide } from "./hide.js";

// In the global registry, so that two copies of this package in one process recognize each other's exceptions.
const BRAND = Symbol.for("kms-reencrypt.exception");

/** Marks what {@link exception} has made. */
const DECLARED: unique symbol = Symbol("declared");

/** What an exception is made of. */
export interface KMSServiceExceptionOptions {
  /** What happened and what to do about it. Default: empty. */
  readonly message?: string;
  /** Status, request id and attempts of the call that failed. */
  readonly $metadata: ResponseMetadata;
  /** The answer that the exception was made from. */
  readonly $response?: HttpResponse | undefined;
  /** The error that caused this one. */
  readonly cause?: Error | undefined;
  /** What the service itself said; without it the service said nothing. */
  readonly serviceMessage?: string | undefined;
}

/** What an exception without a class of its own is made of. */
export interface UnmodeledExceptionOptions extends KMSServiceExceptionOptions {
  /** The code that the service sent. */
  readonly name: string;
  /** Whose fault it is: the caller's or the service's. */
  readonly $fault: "client" | "server";
}

/**
 * The base of every error that KMS answers with, and the class of those that have none of their own; `name` is
 * then the code that KMS sent.
 *
 * `instanceof` holds across two copies of this package in one process, and does not hold for another service's
 * error of the same name.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
 */
export class KMSServiceException extends ServiceException {
  /** The shape of this exception in the model of the service. */
  static override readonly shapeId: string = "com.amazonaws.kms#KMSServiceException";

  /** Whether a value is an exception of KMS, made by this copy of the package or by another. */
  static override isInstance(value: unknown): value is KMSServiceException {
    return brandOf(value) !== undefined;
  }

  /** The code that the service sent, such as `NotFoundException`. */
  declare readonly name: string;
  /** Whose fault it is: the caller's (`client`) or the service's (`server`). */
  declare readonly $fault: "client" | "server";
  /**
   * About the call: `httpStatusCode`, `requestId`, how many `attempts` it took, and how long it waited between them in
   * all (`totalRetryDelay`, in milliseconds).
   */
  declare $metadata: ResponseMetadata;
  /** The answer that the exception was made from; not enumerable. */
  declare $response?: HttpResponse;
  /** Set when the same call may succeed later; `throttling` when the service asks for fewer calls. */
  declare $retryable?: RetryableTrait;

  /** The error that caused this one, if any. */
  declare readonly cause?: Error;
  /** What the service itself said, without the secrets of the request that it repeats; `undefined` for nothing. */
  readonly serviceMessage: string | undefined;

  /** Makes an exception of a code that has no class of its own. */
  constructor(options: UnmodeledExceptionOptions) {
    const { $response, cause, serviceMessage, message = "", ...rest } = options;
    super({ ...rest, message });
    this.serviceMessage = serviceMessage;
    if (cause !== undefined) {
      hide(this, "cause", cause);
    }
    hide(this, "$response", $response);
    hide(this, BRAND, new.target.shapeId);
  }

  /** Whether a value is an exception of this class, made by this copy of the package or by another. */
  static override [Symbol.hasInstance](
    this: { readonly prototype: object; readonly shapeId?: string },
    value: unknown,
  ): boolean {
    const brand = brandOf(value);
    if (isBase(this)) {
      return brand !== undefined;
    }
    return isModeled(this) ? brand === this.shapeId : Error[Symbol.hasInstance].call(this, value);
  }
}

/** What the message of an exception says beside the code. */
export interface Explanation {
  /** What the code means, for when the service says nothing itself; a sentence. */
  readonly meaning?: string;
  /** The likely causes and the next step; a sentence. */
  readonly advice?: string;
}

/** What every class made by {@link exception} is. */
export interface ExceptionClass<Name extends string, Fault extends "client" | "server"> {
  new (
    options: KMSServiceExceptionOptions,
  ): KMSServiceException & {
    readonly name: Name;
    readonly $fault: Fault;
  };
  /** The shape of the exception in the model of the service. */
  readonly shapeId: string;
  /** What the message of the exception says beside the code. */
  readonly explanation: Explanation;
}

/**
 * Declares the class of an error code, to be extended, and to be named in the `errors` of an operation.
 *
 * @param name - The code that the service sends.
 * @param $fault - Whose fault it is: the caller's (`client`) or the service's (`server`).
 * @param explanation - What the message says beside the code. Default: nothing.
 *
 * @example
 * ```ts
 * class ConflictException extends exception("ConflictException", "client", { advice: "Wait for the other change." }) {}
 * ```
 */
export function exception<Name extends string, Fault extends "client" | "server">(
  name: Name,
  $fault: Fault,
  explanation: Explanation = {},
): ExceptionClass<Name, Fault> {
  return class extends KMSServiceException {
    static override readonly shapeId = `com.amazonaws.kms#${name}`;
    static readonly explanation = explanation;
    static readonly [DECLARED] = true;
    declare readonly name: Name;
    declare readonly $fault: Fault;

    constructor(options: KMSServiceExceptionOptions) {
      super({ ...options, name, $fault });
    }
  };
}

// A class with a shape of its own, or over exception(), stands for its code, whoever made the instance; a class that a
// user derives from it stands for its own instances only.
const isModeled = (target: object): boolean =>
  Object.hasOwn(target, "shapeId") || Object.hasOwn(Object.getPrototypeOf(target), DECLARED);

// Out here, because a bundler renames a class that mentions itself.
const isBase = (target: object): boolean => target === KMSServiceException;

const brandOf = (value: unknown): unknown => Object(value)[BRAND];
