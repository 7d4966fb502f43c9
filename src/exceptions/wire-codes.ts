/** The one table of the codes that KMS sends: the class of each, whether a repetition may help, and what to do. */
import * as common from "./common.js";
import * as documented from "./documented.js";
import type { ExceptionClass } from "./KMSServiceException.js";

/** What is known of a code. */
export interface WireCode {
  /** The class of the exception. */
  readonly exception: ExceptionClass<string, "client" | "server">;
  /** Set when the same call may succeed later; `throttling` when the service asks for fewer calls. */
  readonly retryable?: { readonly throttling?: boolean };
  /** What may be wrong on this side and can be mended before another attempt. */
  readonly mend?: "clock" | "credentials";
  /** What the code means, for when the service says nothing itself. */
  readonly meaning: string;
  /** The likely causes and the next step. */
  readonly advice: string;
}

const transient = { throttling: false };

const WIRE_CODES: Readonly<Record<string, WireCode>> = {
  DependencyTimeoutException: {
    exception: documented.DependencyTimeoutException,
    retryable: transient,
    meaning: "KMS timed out while it worked on the call.",
    advice: "Try again later.",
  },
  DisabledException: {
    exception: documented.DisabledException,
    meaning: "A key of the call is disabled.",
    advice: "Enable it with EnableKey, or use another key.",
  },
  DryRunOperationException: {
    exception: documented.DryRunOperationException,
    meaning: "The call would have succeeded.",
    advice: "Leave DryRun out to make it.",
  },
  IncorrectKeyException: {
    exception: documented.IncorrectKeyException,
    meaning: "The ciphertext was made by another key than the one named.",
    advice: "Name the key that made it; for a symmetric key you may leave the key out, and KMS finds it.",
  },
  InvalidCiphertextException: {
    exception: documented.InvalidCiphertextException,
    meaning: "The ciphertext, or the encryption context it is bound to, is wrong.",
    advice:
      "Give exactly the encryption context that the data was encrypted with (case counts), and the whole ciphertext as bytes.",
  },
  InvalidGrantTokenException: {
    exception: documented.InvalidGrantTokenException,
    meaning: "A grant token is not valid.",
    advice: "Pass the token that CreateGrant returned, or none once the grant has spread.",
  },
  InvalidKeyUsageException: {
    exception: documented.InvalidKeyUsageException,
    meaning: "A key is not meant for encryption, or not with this algorithm.",
    advice:
      "Its KeyUsage must be ENCRYPT_DECRYPT, and an asymmetric key needs one of its EncryptionAlgorithms named; DescribeKey tells both.",
  },
  KeyUnavailableException: {
    exception: documented.KeyUnavailableException,
    retryable: transient,
    meaning: "A key of the call is not available at the moment.",
    advice: "Try again later.",
  },
  KMSInternalException: {
    exception: documented.KMSInternalException,
    retryable: transient,
    meaning: "Something failed inside KMS.",
    advice: "Try again later.",
  },
  KMSInvalidStateException: {
    exception: documented.KMSInvalidStateException,
    meaning: "The state of a key does not allow the call.",
    advice:
      "DescribeKey tells its KeyState; CancelKeyDeletion and EnableKey bring back a key that waits for deletion.",
  },
  NotFoundException: {
    exception: documented.NotFoundException,
    meaning: "There is no such key or alias.",
    advice: "Check the name, the account and the Region; a key of another account is named by its ARN.",
  },
  AccessDeniedException: {
    exception: common.AccessDeniedException,
    meaning: "The caller may not do this.",
    advice:
      "The key policy, an IAM policy or a grant has to allow it. A key in another Region is answered like this, too.",
  },
  ExpiredTokenException: {
    exception: common.ExpiredTokenException,
    mend: "credentials",
    meaning: "The temporary credentials have expired.",
    advice: "Get new ones.",
  },
  IncompleteSignatureException: {
    exception: common.IncompleteSignatureException,
    meaning: "The authorization header is not complete.",
    advice: "Check what stands between this client and KMS.",
  },
  InternalFailure: {
    exception: common.InternalFailure,
    retryable: transient,
    meaning: "Something failed inside the service.",
    advice: "Try again later.",
  },
  InvalidArnException: {
    exception: common.InvalidArnException,
    meaning: "An ARN is not valid.",
    advice: "Check its partition, Region, account and form.",
  },
  InvalidSignatureException: {
    exception: common.InvalidSignatureException,
    mend: "clock",
    meaning: "The signature is wrong.",
    advice:
      "Check the secret access key, the Region, the clock, and whether something on the way changes requests.",
  },
  LimitExceededException: {
    exception: common.LimitExceededException,
    meaning: "A quota is used up.",
    advice: "Delete what is no longer needed, or ask for a higher quota.",
  },
  MissingAuthenticationTokenException: {
    exception: common.MissingAuthenticationTokenException,
    meaning: "The request arrived without a signature.",
    advice: "Check what stands between this client and KMS.",
  },
  RequestExpired: {
    exception: common.RequestExpired,
    mend: "clock",
    meaning: "The request is too old, or from the future.",
    advice: "Check the clock.",
  },
  SerializationException: {
    exception: common.SerializationException,
    meaning: "The service cannot read the request.",
    advice: "Check what stands between this client and KMS.",
  },
  ServiceUnavailableException: {
    exception: common.ServiceUnavailableException,
    retryable: transient,
    meaning: "The service cannot answer at the moment.",
    advice: "Try again later.",
  },
  ThrottlingException: {
    exception: common.ThrottlingException,
    retryable: { throttling: true },
    meaning: "Too many calls.",
    advice: "Call less often, or ask for a higher quota.",
  },
  UnknownOperationException: {
    exception: common.UnknownOperationException,
    meaning: "The service does not know the operation.",
    advice: "Check the endpoint.",
  },
  UnrecognizedClientException: {
    exception: common.UnrecognizedClientException,
    meaning: "The access key or the session token is not known.",
    advice: "Check the credentials, and that they belong to this partition.",
  },
  UnsupportedOperationException: {
    exception: common.UnsupportedOperationException,
    meaning: "The operation cannot be done with this key or in this Region.",
    advice: "DescribeKey tells what the key is.",
  },
  ValidationException: {
    exception: common.ValidationException,
    meaning: "The input breaks a constraint of the service.",
    advice: "Mend the input.",
  },
};

/** What is known of a code; `undefined` for a code that has no class of its own. */
export const wireCode = (code: string): WireCode | undefined =>
  Object.hasOwn(WIRE_CODES, code) ? WIRE_CODES[code] : undefined;
