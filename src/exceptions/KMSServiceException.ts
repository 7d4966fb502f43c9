import type { HttpResponse, ResponseMetadata } from "@smithy/types";
import { ServiceException } from "../smithy.js";

// In the global registry, so that two copies of this package in one process recognize each other's exceptions.
const BRAND = Symbol.for("kms-reencrypt.exception");

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

  /** The error that caused this one, if any. */
  declare readonly cause?: Error;
  /** What the service itself said, unchanged; `undefined` when it said nothing. */
  readonly serviceMessage: string | undefined;

  constructor(options: UnmodeledExceptionOptions) {
    super({
      name: options.name,
      $fault: options.$fault,
      $metadata: options.$metadata,
      message: options.message ?? "",
    });
    this.serviceMessage = options.serviceMessage;
    if (options.cause !== undefined) {
      hide(this, "cause", options.cause);
    }
    hide(this, "$response", options.$response);
    hide(this, BRAND, new.target.shapeId);
  }

  /** Whether a value is an exception of this class, made by this copy of the package or by another. */
  static override [Symbol.hasInstance](
    this: { readonly prototype: object; readonly shapeId: string },
    value: unknown,
  ): boolean {
    const brand = brandOf(value);
    if (brand === undefined) {
      return false;
    }
    return (
      this === KMSServiceException || (isModeled(this) ? brand === this.shapeId : isOwnInstance(this, value))
    );
  }
}

/** What every class made by {@link exception} is. */
export interface ExceptionClass<Name extends string, Fault extends "client" | "server"> {
  /** Makes an exception, as the client does when the service answers with its code. */
  new (
    options: KMSServiceExceptionOptions,
  ): KMSServiceException & {
    readonly name: Name;
    readonly $fault: Fault;
  };
  /** The shape of the exception in the model of the service. */
  readonly shapeId: string;
}

/**
 * Declares the class of an error code, to be extended.
 *
 * @example
 * ```ts
 * class TagException extends exception("TagException", "client") {}
 * ```
 */
export function exception<Name extends string, Fault extends "client" | "server">(
  name: Name,
  $fault: Fault,
): ExceptionClass<Name, Fault> {
  return class extends KMSServiceException {
    static override readonly shapeId = `com.amazonaws.kms#${name}`;
    override readonly name = name;
    override readonly $fault = $fault;

    constructor(options: KMSServiceExceptionOptions) {
      super({ ...options, name, $fault });
    }
  };
}

// A class with a shape of its own, or over exception(), stands for its code, whoever made the instance; a class
// that a user derives stands for its own instances only.
function isModeled(target: object): boolean {
  const parent: object = Object.getPrototypeOf(target);
  return (
    Object.hasOwn(target, "shapeId") || (parent !== KMSServiceException && Object.hasOwn(parent, "shapeId"))
  );
}

const isOwnInstance = (target: { prototype: object }, value: unknown): boolean =>
  Object.prototype.isPrototypeOf.call(target.prototype, value as object);

const brandOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, BRAND) : undefined;

/** Sets a property that inspection, logs and `JSON.stringify` pass over. */
function hide(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: false, writable: true, configurable: true });
}
