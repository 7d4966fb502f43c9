import { hide } from "./hide.js";

// In the global registry, so that two copies of this package in one process recognize each other's errors.
const BRAND = Symbol.for("kms-reencrypt.error");

/**
 * The base of the errors that this package throws itself, without an answer of the service. `instanceof` holds for
 * them across two copies of the package in one process.
 */
export class ClientError extends Error {
  /** What a class over this one is called; by it, one copy of the package knows the errors of another. */
  static readonly kind: string = "ClientError";

  /** Makes an error; its kind is that of the class that is made. */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    hide(this, BRAND, new.target.kind);
  }

  /** Whether a value is an error of this class, made by this copy of the package or by another. */
  static override [Symbol.hasInstance](
    this: { readonly prototype: object; readonly kind?: string },
    value: unknown,
  ): boolean {
    const kind: unknown = Object(value)[BRAND];
    // A class that a user derives has no kind of its own: only its real instances count.
    return Object.hasOwn(this, "kind")
      ? this.kind === kind || (this.kind === "ClientError" && kind !== undefined)
      : super[Symbol.hasInstance](value);
  }
}
