import type {
  AccessDeniedException,
  ExpiredTokenException,
  IncompleteSignatureException,
  InternalFailure,
  InvalidArnException,
  InvalidSignatureException,
  LimitExceededException,
  MissingAuthenticationTokenException,
  RequestExpired,
  SerializationException,
  ServiceUnavailableException,
  ThrottlingException,
  UnknownOperationException,
  UnrecognizedClientException,
  UnsupportedOperationException,
  ValidationException,
} from "./common.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  DryRunOperationException,
  IncorrectKeyException,
  InvalidCiphertextException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "./documented.js";
import { KMSServiceException } from "./KMSServiceException.js";
import type {
  AlreadyExistsException,
  CloudHsmClusterInvalidConfigurationException,
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  InvalidAliasNameException,
  InvalidMarkerException,
  MalformedPolicyDocumentException,
  TagException,
  XksKeyAlreadyInUseException,
  XksKeyInvalidConfigurationException,
  XksKeyNotFoundException,
} from "./management.js";

/** Every exception of KMS that has a class of its own; `name` tells them apart. */
export type KMSException =
  | AccessDeniedException
  | AlreadyExistsException
  | CloudHsmClusterInvalidConfigurationException
  | CustomKeyStoreInvalidStateException
  | CustomKeyStoreNotFoundException
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | ExpiredTokenException
  | IncompleteSignatureException
  | IncorrectKeyException
  | InternalFailure
  | InvalidAliasNameException
  | InvalidArnException
  | InvalidCiphertextException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | InvalidMarkerException
  | InvalidSignatureException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | MalformedPolicyDocumentException
  | MissingAuthenticationTokenException
  | NotFoundException
  | RequestExpired
  | SerializationException
  | ServiceUnavailableException
  | TagException
  | ThrottlingException
  | UnknownOperationException
  | UnrecognizedClientException
  | UnsupportedOperationException
  | ValidationException
  | XksKeyAlreadyInUseException
  | XksKeyInvalidConfigurationException
  | XksKeyNotFoundException;

/** The exception of a code: of its own class, or, where it has none, the base with that `name`. */
export type KMSExceptionNamed<Name extends string> = Name extends KMSException["name"]
  ? Extract<KMSException, { name: Name }>
  : KMSServiceException & { readonly name: Name };

/**
 * Whether an error is an exception of KMS with one of these codes; without codes, whether it is one at all. What
 * another service throws is none, even under the same name. Nothing has to be imported but this function.
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
