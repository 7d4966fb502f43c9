import { retryErrorInfo } from "../client/pipeline/retry/retryErrorInfo.js";
import { ConfigurationError } from "../errors/ConfigurationError.js";
import { ConnectionError } from "../errors/ConnectionError.js";
import { isKMSException } from "../kms/KMSException.js";

/** Errors of credentials and signatures. The client has already tried to renew or correct them. */
const CREDENTIALS = [
  "ExpiredTokenException",
  "IncompleteSignatureException",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationTokenException",
  "NotAuthorized",
  "OptInRequired",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
] as const;

/** What KMS says when a key cannot be used, whatever the ciphertext. */
const KEYS = [
  "AccessDeniedException",
  "DisabledException",
  "InvalidArnException",
  "InvalidGrantTokenException",
  "InvalidKeyUsageException",
  "KMSInvalidStateException",
  "NotFoundException",
  "UnsupportedOperationException",
] as const;

/** Whether no call of this client can succeed: the error does not depend on the item. */
export const isAboutClient = (error: unknown): boolean =>
  error instanceof ConfigurationError ||
  (error instanceof ConnectionError && retryErrorInfo(error) === undefined) ||
  (isKMSException(error, ...CREDENTIALS) && error.$retryable === undefined);

/** Whether KMS refused a key, or its use by this caller. Whose key it was, the source or the destination, it may not say. */
export const isAboutKeys = (error: unknown): boolean => isKMSException(error, ...KEYS);
