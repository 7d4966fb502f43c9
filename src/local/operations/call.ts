/** One call of an operation, and the checks that the operations have in common. */
import { InvalidArnException } from "../../exceptions/common.js";
import {
  DryRunOperationException,
  InvalidGrantTokenException,
  KMSInvalidStateException,
} from "../../exceptions/documented.js";
import { refusal } from "../exceptions.js";
import type { KeyStore } from "../keys/KeyStore.js";
import { KeyState, type KmsKey } from "../keys/KmsKey.js";
import { parseKeyReference } from "../keys/key-reference.js";

/** What an operation knows besides its input. */
export interface Call {
  /** The name of the operation, such as `ReEncrypt`. */
  readonly operation: string;
  /** The keys that it works on. */
  readonly keys: KeyStore;
}

/**
 * Finds the key that a request names.
 *
 * @param action - What the caller needs the permission for. Default: the operation itself.
 */
export const findKey = (call: Call, name: string, action: string = call.operation): KmsKey =>
  call.keys.find(parseKeyReference(name), action);

/** Finds the key for an operation that manages it; these take no aliases. */
export function findManagedKey(call: Call, name: string): KmsKey {
  const reference = parseKeyReference(name);
  if (reference.kind === "alias") {
    throw refusal(InvalidArnException, "Key Aliases are not supported for this operation.");
  }
  return call.keys.find(reference, call.operation);
}

/** Refuses a key that waits for its deletion. */
export function refusePendingDeletion(key: KmsKey): void {
  if (key.state === KeyState.PendingDeletion) {
    throw refusal(KMSInvalidStateException, `${key.arn} is pending deletion.`);
  }
}

/** Refuses all grant tokens: there are no grants here, so none can be valid. */
export function refuseGrantTokens(tokens: readonly string[] = []): void {
  if (tokens.length > 0) {
    throw refusal(InvalidGrantTokenException);
  }
}

/** What a dry run answers when it finds nothing to object to. */
export const dryRunSucceeded = () =>
  refusal(DryRunOperationException, "The request would have succeeded, but the DryRun option is set.");
