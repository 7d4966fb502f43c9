import type { KMSServiceException } from "../errors/KMSServiceException.js";
import { UnexpectedResponseException } from "../errors/UnexpectedResponseException.js";
import { DryRunModifierType } from "../kms/enums.js";
import { isKMSException } from "../kms/KMSException.js";
import {
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
  type ReEncryptRequest,
} from "../kms/operations/ReEncrypt.js";
import type { KMSClient, SendOptions } from "./KMSClient.js";
import { RE_ENCRYPT_REFUSALS } from "./reEncryptRefusals.js";

/** A ReEncrypt to check. Without `CiphertextBlob`, `SourceKeyId` is required. */
export interface CheckReEncryptInput extends Omit<ReEncryptRequest, "DryRun" | "DryRunModifiers"> {}

/** The outcome of {@link checkReEncrypt}. */
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
 * Checks whether a ReEncrypt would succeed, with a dry run: nothing is re-encrypted, and the caller needs the same
 * permissions. Without `CiphertextBlob` it checks only permissions and keys (`IGNORE_CIPHERTEXT`).
 *
 * It returns what KMS refuses because of the call itself: permissions, keys, ciphertext, encryption context, grant
 * tokens. Every other error says nothing about the call and is thrown.
 *
 * @param client - The client that sends the call.
 * @param input - The input of {@link ReEncryptCommand}, without the members of a dry run.
 * @param options - Options of the call.
 *
 * @example
 * ```ts
 * const check = await checkReEncrypt(client, { SourceKeyId: "alias/old", DestinationKeyId: "alias/new" });
 * if (!check.allowed) console.log(check.reason);
 * ```
 *
 * @throws {@link KMSServiceException} when KMS refuses the credentials, fails, or throttles the call.
 * @throws {@link UnexpectedResponseException} when the server is not KMS, such as an emulator that ignores `DryRun`.
 * @throws {@link ClientSideError} as every call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html
 */
export async function checkReEncrypt(
  client: Pick<KMSClient, "send">,
  input: CheckReEncryptInput,
  options?: SendOptions,
): Promise<ReEncryptCheck> {
  let output: ReEncryptCommandOutput | undefined;
  try {
    output = await client.send(new ReEncryptCommand(dryRunOf(input)), options);
  } catch (error) {
    if (isKMSException(error, "DryRunOperationException")) {
      return { allowed: true };
    }
    if (isKMSException(error, ...RE_ENCRYPT_REFUSALS)) {
      return { allowed: false, reason: error.message, error };
    }
    throw error;
  }
  throw new UnexpectedResponseException({
    message:
      "The endpoint performed the ReEncrypt instead of a dry run. KMS never does: check which server the client talks to.",
    $fault: "server",
    $metadata: output?.$metadata ?? {},
    excerpt: "",
  });
}

/** A missing input becomes an empty one, so that it is reported like any other that breaks a rule. */
const dryRunOf = (input: CheckReEncryptInput): ReEncryptCommandInput => ({
  ...input,
  DryRun: true,
  ...((input?.CiphertextBlob ?? undefined) === undefined && {
    DryRunModifiers: [DryRunModifierType.IGNORE_CIPHERTEXT],
  }),
});
