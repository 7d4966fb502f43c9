import type { KMSServiceException } from "../errors/KMSServiceException.js";
import * as common from "./commonErrors.js";
import * as kms from "./errors.js";

/**
 * The exceptions that the client recognizes for every operation. Operations declare the others themselves, in `errors`,
 * so that bundles contain only the exceptions of their commands.
 */
export const KNOWN_ERRORS: readonly (typeof KMSServiceException)[] = [
  kms.DependencyTimeoutException,
  kms.DisabledException,
  kms.DryRunOperationException,
  kms.IncorrectKeyException,
  kms.InvalidCiphertextException,
  kms.InvalidGrantTokenException,
  kms.InvalidKeyUsageException,
  kms.KeyUnavailableException,
  kms.KMSInternalException,
  kms.KMSInvalidStateException,
  kms.NotFoundException,
  common.AccessDeniedException,
  common.ExpiredTokenException,
  common.IncompleteSignatureException,
  common.InternalFailure,
  common.InvalidArnException,
  common.InvalidSignatureException,
  common.LimitExceededException,
  common.MissingAuthenticationTokenException,
  common.RequestExpired,
  common.SerializationException,
  common.ServiceUnavailableException,
  common.ThrottlingException,
  common.UnknownOperationException,
  common.UnrecognizedClientException,
  common.UnsupportedOperationException,
  common.ValidationException,
];
