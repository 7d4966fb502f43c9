/**
 * The errors that KMS documents for its cryptographic operations. Each class has its code as literal `name`, so
 * that `switch (error.name)` tells them apart.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html#API_ReEncrypt_Errors
 */
import { exception } from "./KMSServiceException.js";

/** KMS timed out while it worked on the call (HTTP 500). The call may be repeated and is, automatically. */
export class DependencyTimeoutException extends exception("DependencyTimeoutException", "server") {}

/** The key is disabled (HTTP 400). Enable it with EnableKey, or use another key. */
export class DisabledException extends exception("DisabledException", "client") {}

/** The dry run found nothing to object to (HTTP 400): without `DryRun` the call would have succeeded. */
export class DryRunOperationException extends exception("DryRunOperationException", "client") {}

/** The ciphertext was made by another key than the one that the call names (HTTP 400). */
export class IncorrectKeyException extends exception("IncorrectKeyException", "client") {}

/**
 * The ciphertext, or the encryption context it is bound to, is wrong, corrupt or missing (HTTP 400). The commonest
 * causes are another encryption context and base64 text where bytes belong.
 */
export class InvalidCiphertextException extends exception("InvalidCiphertextException", "client") {}

/** One of the grant tokens is not valid (HTTP 400). */
export class InvalidGrantTokenException extends exception("InvalidGrantTokenException", "client") {}

/** The usage of the key, or the algorithm, does not fit the call (HTTP 400): encryption needs `ENCRYPT_DECRYPT`. */
export class InvalidKeyUsageException extends exception("InvalidKeyUsageException", "client") {}

/** The key is not available at the moment (HTTP 500). The call may be repeated and is, automatically. */
export class KeyUnavailableException extends exception("KeyUnavailableException", "server") {}

/** Something failed inside KMS (HTTP 500). The call may be repeated and is, automatically. */
export class KMSInternalException extends exception("KMSInternalException", "server") {}

/** The state of the key does not allow the call (HTTP 400), for example because it waits for its deletion. */
export class KMSInvalidStateException extends exception("KMSInvalidStateException", "client") {}

/** There is no such key or alias in this Region and account (HTTP 400, or 404). */
export class NotFoundException extends exception("NotFoundException", "client") {}
