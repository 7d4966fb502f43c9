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

const known = (
  exception: WireCode["exception"],
  meaning: string,
  advice: string,
  more: Pick<WireCode, "retryable" | "mend"> = {},
): readonly [shapeId: string, WireCode] => [exception.shapeId, { exception, meaning, advice, ...more }];

const TRANSIENT = { retryable: { throttling: false } };

const WIRE_CODES: ReadonlyMap<string, WireCode> = new Map([
  known(
    documented.DependencyTimeoutException,
    "KMS timed out while it worked on the call.",
    "Try again later.",
    TRANSIENT,
  ),
  known(
    documented.DisabledException,
    "A key of the call is disabled.",
    "Enable it with EnableKey, or use another key.",
  ),
  known(
    documented.DryRunOperationException,
    "The call would have succeeded.",
    "Leave DryRun out to make it.",
  ),
  known(
    documented.IncorrectKeyException,
    "The ciphertext was made by another key than the one named.",
    "Name the key that made it; for a symmetric key you may leave the key out, and KMS finds it.",
  ),
  known(
    documented.InvalidCiphertextException,
    "The ciphertext, or the encryption context it is bound to, is wrong.",
    "Give exactly the encryption context that the data was encrypted with (case counts), and the whole ciphertext as bytes.",
  ),
  known(
    documented.InvalidGrantTokenException,
    "A grant token is not valid.",
    "Pass the token that CreateGrant returned, or none once the grant has spread.",
  ),
  known(
    documented.InvalidKeyUsageException,
    "A key is not meant for encryption, or not with this algorithm.",
    "Its KeyUsage must be ENCRYPT_DECRYPT, and an asymmetric key needs one of its EncryptionAlgorithms named; data keys need a symmetric key. DescribeKey tells what the key is.",
  ),
  known(
    documented.KeyUnavailableException,
    "A key of the call is not available at the moment.",
    "Try again later.",
    TRANSIENT,
  ),
  known(documented.KMSInternalException, "Something failed inside KMS.", "Try again later.", TRANSIENT),
  known(
    documented.KMSInvalidStateException,
    "The state of a key does not allow the call.",
    "DescribeKey tells its KeyState. A key that waits for its deletion is brought back by CancelKeyDeletion, then EnableKey.",
  ),
  known(
    documented.NotFoundException,
    "There is no such key or alias.",
    "Check the name, the account and the Region; a key of another account is named by its ARN.",
  ),
  known(
    common.AccessDeniedException,
    "The caller may not do this.",
    "The key policy, an IAM policy or a grant has to allow it. A key in another Region is answered like this, too.",
  ),
  known(common.ExpiredTokenException, "The temporary credentials have expired.", "Get new ones.", {
    mend: "credentials",
  }),
  known(
    common.IncompleteSignatureException,
    "The authorization header is not complete.",
    "Check what stands between this client and KMS.",
  ),
  known(common.InternalFailure, "Something failed inside the service.", "Try again later.", TRANSIENT),
  known(
    common.InvalidArnException,
    "An ARN is not valid.",
    "Check its partition, Region, account and form, and that it is no alias where only a key will do.",
  ),
  known(
    common.InvalidSignatureException,
    "The signature is wrong.",
    "Check the secret access key, the Region, the clock, and whether something on the way changes requests.",
    { mend: "clock" },
  ),
  known(
    common.LimitExceededException,
    "A quota is used up.",
    "Delete what is no longer needed, or ask for a higher quota.",
  ),
  known(
    common.MissingAuthenticationTokenException,
    "The request arrived without a signature.",
    "Check what stands between this client and KMS.",
  ),
  known(common.RequestExpired, "The request is too old, or from the future.", "Check the clock.", {
    mend: "clock",
  }),
  known(
    common.SerializationException,
    "The service cannot read the request.",
    "Check what stands between this client and KMS.",
  ),
  known(
    common.ServiceUnavailableException,
    "The service cannot answer at the moment.",
    "Try again later.",
    TRANSIENT,
  ),
  known(common.ThrottlingException, "Too many calls.", "Call less often, or ask for a higher quota.", {
    retryable: { throttling: true },
  }),
  known(common.UnknownOperationException, "The service does not know the operation.", "Check the endpoint."),
  known(
    common.UnrecognizedClientException,
    "The access key or the session token is not known.",
    "Check the credentials, and that they belong to this partition.",
  ),
  known(
    common.UnsupportedOperationException,
    "The operation cannot be done with this key or in this Region.",
    "DescribeKey tells what the key is.",
  ),
  known(common.ValidationException, "The input breaks a constraint of the service.", "Mend the input."),
]);

/** What is known of a code; `undefined` for a code that has no class of its own. */
export const wireCode = (code: string): WireCode | undefined => WIRE_CODES.get(`com.amazonaws.kms#${code}`);
