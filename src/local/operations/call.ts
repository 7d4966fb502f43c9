/** One call of an operation, and the checks that the operations have in common. */

import { UnsupportedOperationException } from "../../exceptions/common.js";
import {
  DisabledException,
  DryRunOperationException,
  KMSInvalidStateException,
} from "../../exceptions/documented.js";
import { KeyState } from "../../models/KeyState.js";
import type { Principal } from "../authorization/Principal.js";
import { refusal } from "../exceptions.js";
import type { KeyStore } from "../keys/KeyStore.js";
import { type KmsKey, stateOf } from "../keys/KmsKey.js";
import type { KeyMaterial } from "../keys/key-material.js";

/** What an operation knows besides its input. */
export interface Call {
  /** The name of the operation, such as `ReEncrypt`. */
  readonly operation: string;
  /** The keys that it works on. */
  readonly keys: KeyStore;
  /** Who calls. */
  readonly principal: Principal;
}

/** Refuses a key that waits for its deletion. */
export function refusePendingDeletion(key: KmsKey): void {
  if (key.state === KeyState.PendingDeletion) {
    throw refusal(KMSInvalidStateException, `${key.arn} is pending deletion.`);
  }
}

/** Refuses a key that has yet to get its material. */
export function refusePendingImport(key: KmsKey): void {
  if (stateOf(key) === KeyState.PendingImport) {
    throw pendingImport(key);
  }
}

/** The material of a key that is enabled; every other key is refused. */
export function enabledMaterial(key: KmsKey): KeyMaterial {
  const state = stateOf(key);
  if (state === KeyState.Disabled) {
    throw refusal(DisabledException, `${key.arn} is disabled.`);
  }
  if (state === KeyState.Unavailable) {
    throw refusal(KMSInvalidStateException, `${key.arn} is unavailable.`);
  }
  refusePendingDeletion(key);
  if (key.material === undefined) {
    throw pendingImport(key);
  }
  return key.material;
}

const pendingImport = ({ arn }: KmsKey) => refusal(KMSInvalidStateException, `${arn} is pending import.`);

/** Refuses to encrypt for an enclave. */
export function refuseRecipient(recipient: object | undefined): void {
  if (recipient !== undefined) {
    throw refusal(
      UnsupportedOperationException,
      "LocalKms cannot verify the attestation document of an enclave; leave out Recipient.",
    );
  }
}

/** What a dry run answers when it finds nothing to object to. */
export const dryRunSucceeded = () =>
  refusal(DryRunOperationException, "The request would have succeeded, but the DryRun option is set.");
