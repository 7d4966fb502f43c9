/** The one table of the codes that KMS sends: the class of each, whether a repetition may help, and what to do. */
import * as common from "./common.js";
import * as documented from "./documented.js";
import type { ExceptionClass, Explanation } from "./KMSServiceException.js";

/** What is known of a code. */
export interface WireCode extends Explanation {
  /** The class of the exception. */
  readonly exception: ExceptionClass<string, "client" | "server">;
  /** Set when the same call may succeed later; `throttling` when the service asks for fewer calls. */
  readonly retryable?: { readonly throttling?: boolean };
  /** What may be wrong on this side and can be mended before another attempt. */
  readonly mend?: "clock" | "credentials";
}

const known = (
  exception: WireCode["exception"],
  advice: string,
  more: Pick<WireCode, "retryable" | "mend"> = {},
): readonly [shapeId: string, WireCode] => [exception.shapeId, { exception, advice, ...more }];

const passing = (exception: WireCode["exception"]): ReturnType<typeof known> =>
  known(exception, "Try again later.", { retryable: {} });

const altered = (exception: WireCode["exception"]): ReturnType<typeof known> =>
  known(exception, "Check the endpoint and proxies.");

const makeTable = (): ReadonlyMap<string, WireCode> =>
  new Map([
    passing(documented.DependencyTimeoutException),
    known(documented.DisabledException, "Enable the key with EnableKey, or use another."),
    known(documented.DryRunOperationException, "The call would succeed: leave DryRun out to make it."),
    known(
      documented.IncorrectKeyException,
      "Name the key that made the ciphertext, or none if it is symmetric.",
    ),
    known(
      documented.InvalidCiphertextException,
      "Give exactly the encryption context that the ciphertext was made with (case counts), and all its bytes.",
    ),
    known(
      documented.InvalidGrantTokenException,
      "Pass the token that CreateGrant returned, or none once the grant has spread.",
    ),
    known(
      documented.InvalidKeyUsageException,
      "The KeyUsage must be ENCRYPT_DECRYPT, and the algorithm one of the EncryptionAlgorithms; data keys need a symmetric key. DescribeKey tells what the key is.",
    ),
    passing(documented.KeyUnavailableException),
    passing(documented.KMSInternalException),
    known(
      documented.KMSInvalidStateException,
      "DescribeKey tells the KeyState. CancelKeyDeletion, then EnableKey, bring a key back that waits for its deletion.",
    ),
    known(
      documented.NotFoundException,
      "Check the name, the account and the Region; name a key of another account by its ARN.",
    ),
    known(
      common.AccessDeniedException,
      "A key policy, an IAM policy or a grant has to allow it; the key may be in another Region.",
    ),
    known(common.ExpiredTokenException, "Get new credentials.", { mend: "credentials" }),
    altered(common.IncompleteSignatureException),
    passing(common.InternalFailure),
    known(common.InvalidArnException, "Check the form of the ARN; not everywhere will that of an alias do."),
    known(
      common.InvalidSignatureException,
      "Check the secret access key, the Region, the clock and proxies.",
      { mend: "clock" },
    ),
    known(common.LimitExceededException, "Delete what you do not need, or ask for a higher quota."),
    altered(common.MissingAuthenticationTokenException),
    known(common.RequestExpired, "Check the clock.", { mend: "clock" }),
    altered(common.SerializationException),
    passing(common.ServiceUnavailableException),
    known(common.ThrottlingException, "Call less often, or ask for a higher quota.", {
      retryable: { throttling: true },
    }),
    altered(common.UnknownOperationException),
    known(common.UnrecognizedClientException, "Check the access key, the session token and their partition."),
    known(
      common.UnsupportedOperationException,
      "The key or the Region does not support it. DescribeKey tells what the key is.",
    ),
    known(common.ValidationException, "Mend the input."),
  ]);

let table: ReadonlyMap<string, WireCode> | undefined;

/** What is known of a code; `undefined` for a code that has no class of its own. Nothing is made before a call fails. */
export function wireCode(code: string): WireCode | undefined {
  table ??= makeTable();
  return table.get(`com.amazonaws.kms#${code}`);
}
