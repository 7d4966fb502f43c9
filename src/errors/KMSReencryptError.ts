import { defineOwn } from "./defineOwn.js";

/** In the global symbol registry, so that two copies of this package in one process share it. */
const BRAND = Symbol.for("kms-reencrypt.error");

/**
 * The root of every error that this package throws: those that KMS responds with ({@link KMSServiceException}) and those
 * that occur without a response of KMS ({@link ClientSideError}).
 *
 * `instanceof` compares the static `code` of classes, so it also holds for errors of another copy of the package, for
 * example of its CommonJS file. It never holds for an error of another package that has the same name.
 */
export abstract class KMSReencryptError extends Error {
  /**
   * Identifies the class. Every class of this package has its own; a subclass without one matches only its own
   * instances.
   */
  static readonly code: string = "KMSReencryptError";
  /** Marks the classes of this package, in every copy of it. */
  static readonly [BRAND] = true;

  /** The code of the error's class, such as `TimeoutError`, or the code that KMS sent. */
  declare readonly name: string;

  /** Makes an error that has the code of its class as its name. */
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    // Enumerable, as in the AWS SDK: JSON, loggers and `{ ...error }` then keep it.
    defineOwn(this, "message", message, true);
    this.name = new.target.code;
  }

  /** Whether a value is an error of this class, made by this copy of the package or by another. */
  static override [Symbol.hasInstance](
    this: { readonly prototype: object; readonly code?: string },
    value: unknown,
  ): boolean {
    return Object.hasOwn(this, "code")
      ? descends(Object(value).constructor, this.code)
      : super[Symbol.hasInstance](value);
  }
}

/** Whether a class is one of this package, in whichever copy of it, and has a code or descends from the class that has it. */
const descends = (type: unknown, code: unknown): boolean =>
  isOurs(type) && (type.code === code || descends(Object.getPrototypeOf(type), code));

const isOurs = (type: unknown): type is { readonly code?: unknown } =>
  typeof type === "function" && BRAND in type;
