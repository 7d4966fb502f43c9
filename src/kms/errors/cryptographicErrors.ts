/** The errors of cryptographic operations. */
import { KMSServiceException } from "../../errors/KMSServiceException.js";
import { TRY_AGAIN_LATER } from "../advice.js";

/** KMS timed out internally (HTTP 500). The client retries such calls. */
export class DependencyTimeoutException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "DependencyTimeoutException";
  /** Whose fault it is. */
  static override readonly fault = "server";
  /** The same call may succeed later. */
  static override readonly retryable = {};
  /** What the code means. */
  static override readonly meaning = "A service that KMS depends on did not respond in time.";
  /** The likely causes and the next step. */
  static override readonly advice = TRY_AGAIN_LATER;

  /** The code that the service sends. */
  declare readonly name: "DependencyTimeoutException";
  /** Whose fault it is. */
  declare readonly $fault: "server";
}

/** The key is disabled (HTTP 400). */
export class DisabledException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "DisabledException";
  /** The likely causes and the next step. */
  static override readonly advice = "Enable the key with EnableKey, or use another key.";

  /** The code that the service sends. */
  declare readonly name: "DisabledException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The dry run succeeded (HTTP 400): without `DryRun`, the call would have succeeded. */
export class DryRunOperationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "DryRunOperationException";
  /** The likely causes and the next step. */
  static override readonly advice = "The call would succeed: leave DryRun out to make it.";

  /** The code that the service sends. */
  declare readonly name: "DryRunOperationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The ciphertext was encrypted under another key than the one that the call names (HTTP 400). */
export class IncorrectKeyException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "IncorrectKeyException";
  /** The likely causes and the next step. */
  static override readonly advice = "Name the key that encrypted the ciphertext.";

  /** The code that the service sends. */
  declare readonly name: "IncorrectKeyException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/**
 * The ciphertext or its encryption context is wrong, corrupt or missing (HTTP 400). The most common causes
 * are another encryption context, and base64 text instead of bytes.
 */
export class InvalidCiphertextException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidCiphertextException";
  /** The likely causes and the next step. */
  static override readonly advice = "Pass all bytes of the ciphertext, and what it was encrypted with.";

  /** The code that the service sends. */
  declare readonly name: "InvalidCiphertextException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** A grant token is not valid (HTTP 400). */
export class InvalidGrantTokenException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidGrantTokenException";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Pass the token that CreateGrant returned, or leave it out once the grant has reached all of KMS.";

  /** The code that the service sends. */
  declare readonly name: "InvalidGrantTokenException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/**
 * The key usage or the algorithm does not fit the call (HTTP 400). Encryption, for example, requires the
 * usage `ENCRYPT_DECRYPT`.
 */
export class InvalidKeyUsageException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidKeyUsageException";
  /** The likely causes and the next step. */
  static override readonly advice =
    "DescribeKey shows the KeyUsage and the algorithms that the key supports.";

  /** The code that the service sends. */
  declare readonly name: "InvalidKeyUsageException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The key is not available at the moment (HTTP 500). The client retries such calls. */
export class KeyUnavailableException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "KeyUnavailableException";
  /** Whose fault it is. */
  static override readonly fault = "server";
  /** The same call may succeed later. */
  static override readonly retryable = {};
  /** KMS documents that it rejects the request. */
  static override readonly rejected = true;
  /** What the code means. */
  static override readonly meaning = "The key is not available at the moment.";
  /** The likely causes and the next step. */
  static override readonly advice = TRY_AGAIN_LATER;

  /** The code that the service sends. */
  declare readonly name: "KeyUnavailableException";
  /** Whose fault it is. */
  declare readonly $fault: "server";
}

/** KMS failed internally (HTTP 500). The client retries such calls. */
export class KMSInternalException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "KMSInternalException";
  /** Whose fault it is. */
  static override readonly fault = "server";
  /** The same call may succeed later. */
  static override readonly retryable = {};
  /** KMS documents that it rejects the request. */
  static override readonly rejected = true;
  /** What the code means. */
  static override readonly meaning = "KMS failed internally.";
  /** The likely causes and the next step. */
  static override readonly advice = TRY_AGAIN_LATER;

  /** The code that the service sends. */
  declare readonly name: "KMSInternalException";
  /** Whose fault it is. */
  declare readonly $fault: "server";
}

/** The message authentication code is not valid (HTTP 400): the message, the key or the algorithm differs. */
export class KMSInvalidMacException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "KMSInvalidMacException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The message authentication code is not valid.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check that the message, the key and the algorithm are those of the code; if they are, do not trust the message.";

  /** The code that the service sends. */
  declare readonly name: "KMSInvalidMacException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The signature is not valid (HTTP 400): the message, the key or the algorithm differs. */
export class KMSInvalidSignatureException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "KMSInvalidSignatureException";
  /** Whose fault it is, whatever the status of the response. */
  static override readonly fault = "client";
  /** What the code means. */
  static override readonly meaning = "The signature is not valid.";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check that the message, its MessageType, the key and the algorithm are those of the signature; if they are, do not trust the message.";

  /** The code that the service sends. */
  declare readonly name: "KMSInvalidSignatureException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The key state does not allow the call (HTTP 400), for example because the key is pending deletion. */
export class KMSInvalidStateException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "KMSInvalidStateException";
  /** The likely causes and the next step. */
  static override readonly advice =
    "DescribeKey shows the KeyState. To restore a key that is pending deletion, call CancelKeyDeletion, then EnableKey.";

  /** The code that the service sends. */
  declare readonly name: "KMSInvalidStateException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** There is no such key or alias in this Region and account (HTTP 400, or 404). */
export class NotFoundException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "NotFoundException";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check the name, the account and the Region; name a key of another account by its ARN.";

  /** The code that the service sends. */
  declare readonly name: "NotFoundException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}
