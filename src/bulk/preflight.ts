import { ConnectionError } from "../errors/ConnectionError.js";
import { TimeoutError } from "../errors/TimeoutError.js";
import { DryRunModifierType } from "../kms/enums.js";
import { isKMSException } from "../kms/KMSException.js";
import type { ReEncryptCommandInput } from "../kms/operations/ReEncrypt.js";
import type { Caller } from "./Caller.js";
import type { Entry } from "./Entries.js";
import { errorOf } from "./errorOf.js";
import { inputFromDestination } from "./inputOf.js";
import { isAboutClient, isAboutKeys } from "./jobErrors.js";
import { dryRun } from "./outcomeOf.js";
import type { ItemDefaults, ResolvedOptions } from "./resolveOptions.js";

/** Why a job cannot succeed: a sentence, and the error behind it. */
export interface Obstacle {
  readonly reason: string;
  readonly error: Error;
}

/** Makes a dry run. Returns what it throws, except that the call would succeed. */
type TryDryRun = (input: ReEncryptCommandInput) => Promise<Error | undefined>;

/** How often the preflight tries again when KMS cannot be reached. */
const RETRIES = 2;
/** How long it tries at most, in milliseconds. If it is throttled for longer, the job starts without it. */
const TIMEOUT = 60_000;

/** The preflight of a job, with the requests counted and paced like those of an item. */
export function preflight(
  { input, deadline }: Pick<Entry<unknown>, "input" | "deadline">,
  options: Pick<ResolvedOptions, "itemDefaults" | "itemTimeout" | "verify">,
  caller: Caller,
): Promise<Obstacle | undefined> {
  const until = Math.min(deadline, deadline - options.itemTimeout + TIMEOUT);
  return findObstacle(input, options, async (dry) => {
    const turn = { deadline: until, maximumRetries: RETRIES, attempts: 0, isInFlight: false, isOver: false };
    try {
      await dryRun(dry, turn, caller);
      return undefined;
    } catch (error) {
      return errorOf(error);
    }
  });
}

/**
 * Checks by dry runs with the first item whether the job can succeed. An error that may concern only that item, because it
 * has a key or a context of its own, is not an obstacle.
 */
async function findObstacle(
  first: ReEncryptCommandInput,
  { itemDefaults, verify }: Pick<ResolvedOptions, "itemDefaults" | "verify">,
  tryDryRun: TryDryRun,
): Promise<Obstacle | undefined> {
  const isSourceKnown = first.SourceKeyId !== undefined;
  const error = await tryDryRun(isSourceKnown ? withoutCiphertext(first) : first);
  if (error !== undefined && isConclusive(error, first, itemDefaults)) {
    return { reason: error.message, error };
  }
  const isSuspicious = error !== undefined && isAboutKeys(error);
  if (!verify && !isSuspicious) {
    return undefined;
  }
  // It may have been the source key of this item alone. The destination key is that of all.
  const destination = await tryDryRun(withoutCiphertext(inputFromDestination(first, undefined)));
  // If both say the same, the message of the first names the keys as the job uses them.
  const explained = destination && error?.name === destination.name ? error : destination;
  return explained && obstacleAtDestination(explained, first, { itemDefaults, verify });
}

function obstacleAtDestination(
  error: Error,
  first: ReEncryptCommandInput,
  { itemDefaults, verify }: Pick<ResolvedOptions, "itemDefaults" | "verify">,
): Obstacle | undefined {
  const isShared = first.DestinationKeyId === itemDefaults.DestinationKeyId;
  const isSharedContext = first.DestinationEncryptionContext === itemDefaults.DestinationEncryptionContext;
  if (isAboutClient(error)) {
    return { reason: error.message, error };
  }
  if (!isShared || !isAboutKeys(error)) {
    return undefined;
  }
  if (!isKMSException(error, "AccessDeniedException")) {
    return { reason: error.message, error };
  }
  return verify && isSharedContext
    ? {
        reason: `verify needs kms:ReEncryptFrom on the destination key: allow it, or leave out verify. ${error.message}`,
        error,
      }
    : undefined;
}

/** Whether an error of the first item would meet all items. */
function isConclusive(error: Error, first: ReEncryptCommandInput, defaults: ItemDefaults): boolean {
  if (isAboutClient(error) || error instanceof ConnectionError || error instanceof TimeoutError) {
    return true;
  }
  const shares = (...members: readonly (keyof ItemDefaults)[]) =>
    members.every((member) => first[member] === defaults[member]);
  const sharesContexts = shares("SourceEncryptionContext", "DestinationEncryptionContext");
  if (!isAboutKeys(error) || !shares("DestinationKeyId", "DestinationEncryptionAlgorithm", "GrantTokens")) {
    return false;
  }
  // A key policy may allow only some contexts.
  const isDenied = isKMSException(error, "AccessDeniedException");
  if (isDenied && !sharesContexts) {
    return false;
  }
  return defaults.SourceKeyId !== undefined
    ? shares("SourceKeyId", "SourceEncryptionAlgorithm")
    : isDenied && /\bkms:ReEncryptTo\b/.test(error.serviceMessage ?? "");
}

const withoutCiphertext = ({ CiphertextBlob, ...input }: ReEncryptCommandInput): ReEncryptCommandInput => ({
  ...input,
  DryRunModifiers: [DryRunModifierType.IGNORE_CIPHERTEXT],
});
