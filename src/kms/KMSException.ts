import { KMSServiceException } from "../errors/KMSServiceException.js";
import type * as CommonErrors from "./commonErrors.js";
import type * as KMSErrors from "./errors.js";

/** Every exception of KMS that has a class of its own; `name` distinguishes them. */
export type KMSException = InstanceType<
  (typeof KMSErrors)[keyof typeof KMSErrors] | (typeof CommonErrors)[keyof typeof CommonErrors]
>;

/** The exception of a code: of its own class, or where it has none, the base with that `name`. */
export type KMSExceptionNamed<Name extends string> = Name extends KMSException["name"]
  ? Extract<KMSException, { name: Name }>
  : KMSServiceException & { readonly name: Name };

/**
 * Whether an error is an exception of KMS with one of these codes; without codes, whether it is one at all. An error of
 * another service is not, even with the same name. No class has to be imported.
 *
 * @example
 * ```ts
 * if (isKMSException(error, "IncorrectKeyException")) console.log("It was encrypted under another key.");
 * ```
 */
export function isKMSException(error: unknown): error is KMSServiceException;
/** Whether an error is an exception of KMS with one of these codes. */
export function isKMSException<const Name extends KMSException["name"]>(
  error: unknown,
  ...names: readonly [Name, ...Name[]]
): error is KMSExceptionNamed<Name>;
/** Whether an error is an exception of KMS with one of these codes, which need no class of their own. */
export function isKMSException<const Name extends string>(
  error: unknown,
  ...names: readonly [Name, ...Name[]]
): error is KMSExceptionNamed<Name>;
export function isKMSException(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof KMSServiceException && (names.length === 0 || names.includes(error.name));
}
