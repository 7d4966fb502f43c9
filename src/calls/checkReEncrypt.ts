import type { KMSClient, SendOptions } from "../client/KMSClient.js";
import {
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
  type ReEncryptDestinationRule,
  type ReEncryptMembers,
  type ReEncryptSourceRule,
} from "../commands/ReEncryptCommand.js";
import { isKMSException } from "../exceptions/KMSException.js";
import type { KMSServiceException } from "../exceptions/KMSServiceException.js";
import { UnexpectedResponseException } from "../exceptions/UnexpectedResponseException.js";
import { DryRunModifierType } from "../models/DryRunModifierType.js";

/** A ReEncrypt to check. Without `CiphertextBlob`, `SourceKeyId` has to be named. */
export type CheckReEncryptInput = Omit<ReEncryptMembers, "CiphertextBlob" | "DryRun" | "DryRunModifiers"> &
  CheckReEncryptCiphertextRule &
  ReEncryptSourceRule &
  ReEncryptDestinationRule;

/** Only without a ciphertext does the source key have to be named. */
export type CheckReEncryptCiphertextRule =
  | {
      /** The ciphertext to check: 1 to 6144 bytes, as KMS returned them, not base64 text. */
      CiphertextBlob: Uint8Array;
    }
  | {
      /** Left out: permissions and keys are checked only. */
      CiphertextBlob?: undefined;
      /** The key that decrypts: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. */
      SourceKeyId: string;
    };

/** What {@link checkReEncrypt} found out. */
export type ReEncryptCheck = ReEncryptAllowed | ReEncryptRefused;

/** The call would succeed. */
export interface ReEncryptAllowed {
  /** Whether the call would succeed. */
  readonly allowed: true;
}

/** KMS would refuse the call. */
export interface ReEncryptRefused {
  /** Whether the call would succeed. */
  readonly allowed: false;
  /** Why not, and what to do about it: the message of `error`. */
  readonly reason: string;
  /** What the call would throw. */
  readonly error: KMSServiceException;
}

/**
 * Finds out whether a ReEncrypt would succeed, by a dry run: nothing is re-encrypted, and the caller needs the same
 * permissions. Without `CiphertextBlob` it checks permissions and keys only (`IGNORE_CIPHERTEXT`).
 *
 * What KMS refuses for reasons of the call itself is returned: permissions, keys, ciphertext, encryption context,
 * grant tokens. Everything else says nothing about the call, and is thrown.
 *
 * @param client - The client to ask with.
 * @param input - The input of {@link ReEncryptCommand}, without the members of a dry run.
 * @param options - Options of the call.
 *
 * @example
 * ```ts
 * const check = await checkReEncrypt(client, { SourceKeyId: "alias/old", DestinationKeyId: "alias/new" });
 * if (!check.allowed) console.log(check.reason);
 * ```
 *
 * @throws (on this side) {@link InputValidationError} when the input breaks a documented rule.
 * @throws (by KMS) {@link KMSServiceException} when the credentials are refused, or KMS fails or is called too often.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as an emulator that
 * re-encrypts instead of trying.
 * @throws (on this side) {@link ConfigurationError}, {@link ConnectionError}, {@link TimeoutError} and
 * {@link AbortError}, as every call.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html
 */
export async function checkReEncrypt(
  client: Pick<KMSClient, "send">,
  input: CheckReEncryptInput,
  options?: SendOptions,
): Promise<ReEncryptCheck> {
  let answer: ReEncryptCommandOutput | undefined;
  try {
    answer = await client.send(new ReEncryptCommand(dryRunOf(input)), options);
  } catch (error) {
    if (isKMSException(error, "DryRunOperationException")) {
      return { allowed: true };
    }
    if (isKMSException(error, ...REFUSALS)) {
      return { allowed: false, reason: error.message, error };
    }
    throw error;
  }
  throw new UnexpectedResponseException({
    message:
      "The endpoint performed the ReEncrypt instead of a dry run. KMS never does: check which server the client talks to.",
    $fault: "server",
    $metadata: answer?.$metadata ?? {},
    excerpt: "",
  });
}

const REFUSALS = [
  "AccessDeniedException",
  "DisabledException",
  "IncorrectKeyException",
  "InvalidArnException",
  "InvalidCiphertextException",
  "InvalidGrantTokenException",
  "InvalidKeyUsageException",
  "KMSInvalidStateException",
  "NotFoundException",
  "UnsupportedOperationException",
  "ValidationException",
] as const;

function dryRunOf(input: CheckReEncryptInput): ReEncryptCommandInput {
  // A copy, so that an input that is missing is told like any other that breaks a rule.
  const given = { ...input };
  return given.CiphertextBlob === undefined
    ? {
        ...given,
        CiphertextBlob: undefined,
        DryRun: true,
        DryRunModifiers: [DryRunModifierType.IGNORE_CIPHERTEXT],
      }
    : { ...given, DryRun: true };
}
