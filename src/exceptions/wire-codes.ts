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

const passing = (exception: WireCode["exception"], meaning: string): ReturnType<typeof known> =>
  known(exception, meaning, "Try again later.", { retryable: {} });

const WIRE_CODES: ReadonlyMap<string, WireCode> = new Map([
  passing(documented.DependencyTimeoutException, "KMS timed out inside."),
  known(documented.DisabledException, "A key is disabled.", "Enable it with EnableKey, or use another key."),
  known(
    documented.DryRunOperationException,
    "The call would have succeeded.",
    "Leave DryRun out to make it.",
  ),
  known(
    documented.IncorrectKeyException,
    "Another key made the ciphertext.",
    "Name the key that made it, or none if it is symmetric.",
  ),
  known(
    documented.InvalidCiphertextException,
    "The ciphertext or its encryption context is wrong.",
    "Give exactly the encryption context that it was made with (case counts), and the whole ciphertext as bytes.",
  ),
  known(
    documented.InvalidGrantTokenException,
    "A grant token is not valid.",
    "Pass the token that CreateGrant returned, or none once the grant has spread.",
  ),
  known(
    documented.InvalidKeyUsageException,
    "A key is not for encryption, or not with this algorithm.",
    "Its KeyUsage must be ENCRYPT_DECRYPT, and the algorithm one of its EncryptionAlgorithms; data keys need a symmetric key. DescribeKey tells what the key is.",
  ),
  passing(documented.KeyUnavailableException, "A key is not available at the moment."),
  passing(documented.KMSInternalException, "Something failed inside KMS."),
  known(
    documented.KMSInvalidStateException,
    "The state of a key forbids the call.",
    "DescribeKey tells its KeyState. A key that waits for its deletion is brought back by CancelKeyDeletion, then EnableKey.",
  ),
  known(
    documented.NotFoundException,
    "There is no such key or alias.",
    "Check the name, the account and the Region; name a key of another account by its ARN.",
  ),
  known(
    common.AccessDeniedException,
    "The caller may not do this.",
    "A key policy, an IAM policy or a grant has to allow it. A key in another Region is answered so, too.",
  ),
  known(common.ExpiredTokenException, "The temporary credentials have expired.", "Get new ones.", {
    mend: "credentials",
  }),
  known(
    common.IncompleteSignatureException,
    "The authorization header is not complete.",
    "Check what is in between.",
  ),
  passing(common.InternalFailure, "Something failed inside the service."),
  known(
    common.InvalidArnException,
    "An ARN is not valid.",
    "Check its form, and that it is no alias where only a key will do.",
  ),
  known(
    common.InvalidSignatureException,
    "The signature is wrong.",
    "Check the secret access key, the Region, the clock, and proxies that change requests.",
    { mend: "clock" },
  ),
  known(
    common.LimitExceededException,
    "A quota is used up.",
    "Delete what you do not need, or ask for a higher quota.",
  ),
  known(
    common.MissingAuthenticationTokenException,
    "The request arrived without a signature.",
    "Check what is in between.",
  ),
  known(common.RequestExpired, "The request is too old, or from the future.", "Check the clock.", {
    mend: "clock",
  }),
  known(common.SerializationException, "The service cannot read the request.", "Check what is in between."),
  passing(common.ServiceUnavailableException, "The service cannot answer at the moment."),
  known(common.ThrottlingException, "Too many calls.", "Call less often, or ask for a higher quota.", {
    retryable: { throttling: true },
  }),
  known(common.UnknownOperationException, "The service does not know the operation.", "Check the endpoint."),
  known(
    common.UnrecognizedClientException,
    "The access key or session token is not known.",
    "Check the credentials and their partition.",
  ),
  known(
    common.UnsupportedOperationException,
    "This key or Region does not support the operation.",
    "DescribeKey tells what the key is.",
  ),
  known(common.ValidationException, "The input breaks a constraint of the service.", "Mend the input."),
]);

/** What is known of a code; `undefined` for a code that has no class of its own. */
export const wireCode = (code: string): WireCode | undefined => WIRE_CODES.get(`com.amazonaws.kms#${code}`);
