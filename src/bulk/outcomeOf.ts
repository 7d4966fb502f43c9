import { isKMSException } from "../kms/KMSException.js";
import type { ReEncryptCommandInput, ReEncryptCommandOutput } from "../kms/operations/ReEncrypt.js";
import { isBytes } from "../runtime/typeGuards.js";
import type { Caller, Turn } from "./Caller.js";
import { errorOf } from "./errorOf.js";
import { inputFromDestination } from "./inputOf.js";
import { isChanged } from "./isChanged.js";
import type { CurrentItem, FailedItem, ItemReference, ReEncryptedItem } from "./ReEncryptResult.js";
import type { ResolvedOptions } from "./resolveOptions.js";

/** A result without the item that it is about: equal items share it. */
export type Outcome =
  | Omit<ReEncryptedItem<unknown>, keyof ItemReference<unknown>>
  | Omit<CurrentItem<unknown>, keyof ItemReference<unknown>>
  | Omit<FailedItem<unknown>, keyof ItemReference<unknown>>;

/** Re-encrypts an input, and checks what the options say. Never rejects. */
export async function outcomeOf(
  input: ReEncryptCommandInput,
  turn: Turn,
  caller: Caller,
  { verify, skipCurrent }: Pick<ResolvedOptions, "verify" | "skipCurrent">,
): Promise<Outcome> {
  let output: ReEncryptCommandOutput;
  try {
    output = await caller.call(input, turn);
  } catch (error) {
    const isCurrent = skipCurrent && mayBeCurrent(error) && (await isUnderDestination(input, turn, caller));
    return isCurrent ? { status: "current" } : failure(error, turn.attempts);
  }
  try {
    if (verify) {
      await dryRun(inputFromDestination(input, output.CiphertextBlob), turn, caller);
    }
  } catch (error) {
    return failure(error, turn.attempts);
  }
  return { status: "reencrypted", changed: isChanged(input, output), output };
}

/** The outcome of an item that failed. */
export const failure = (error: unknown, attempts: number): Outcome => ({
  status: "failed",
  error: errorOf(error),
  attempts,
});

/** Makes a dry run. Some emulators make the call instead, which proves the same. */
export async function dryRun(
  input: ReEncryptCommandInput,
  turn: Turn,
  caller: Caller,
): Promise<ReEncryptCommandOutput | undefined> {
  try {
    return await caller.call({ ...input, DryRun: true }, turn);
  } catch (error) {
    if (isKMSException(error, "DryRunOperationException")) {
      return undefined;
    }
    throw error;
  }
}

/** What KMS says of a ciphertext that an earlier run moved, when `SourceKeyId` or the context says where it was before. */
const mayBeCurrent = (error: unknown): boolean =>
  isKMSException(error, "IncorrectKeyException", "InvalidCiphertextException");

async function isUnderDestination(
  input: ReEncryptCommandInput,
  turn: Turn,
  caller: Caller,
): Promise<boolean> {
  const { lastError } = turn;
  if (!isBytes(input.CiphertextBlob)) {
    return false;
  }
  try {
    await dryRun(inputFromDestination(input, input.CiphertextBlob), turn, caller);
    return true;
  } catch {
    // Whatever this says, the item failed with its own error.
    turn.lastError = lastError;
    return false;
  }
}
