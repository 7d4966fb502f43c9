/** The checks of key states that operations share. */
import { KeyState } from "../../kms/enums.js";
import { DisabledException, KMSInvalidStateException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";
import { type KmsKey, stateOf } from "../keys/KmsKey.js";
import type { KeyMaterial } from "../keys/keyMaterial.js";

/**
 * Checks that a key is not pending deletion.
 *
 * @throws {@link KMSInvalidStateException} when it is.
 */
export function checkNotPendingDeletion(key: KmsKey): void {
  if (key.state === KeyState.PendingDeletion || key.state === KeyState.PendingReplicaDeletion) {
    throw createException(KMSInvalidStateException, `${key.arn} is pending deletion.`);
  }
}

/**
 * Checks that a key is neither pending deletion nor pending import.
 *
 * @throws {@link KMSInvalidStateException} when it is.
 */
export function checkNotPending(key: KmsKey): void {
  checkNotPendingDeletion(key);
  if (stateOf(key) === KeyState.PendingImport) {
    throw pendingImport(key);
  }
}

/**
 * Checks that a key is neither disabled, pending deletion nor pending import. KMS does so before it looks at the kind of
 * the key; a key in a disconnected custom key store passes.
 *
 * @throws {@link DisabledException} when it is disabled.
 * @throws {@link KMSInvalidStateException} when it is pending deletion or pending import.
 */
export function checkUsable(key: KmsKey): void {
  checkNotDisabled(key);
  if (stateOf(key) === KeyState.PendingImport) {
    throw pendingImport(key);
  }
}

/**
 * Checks that a key is neither disabled nor pending deletion.
 *
 * @throws {@link DisabledException} when it is disabled.
 * @throws {@link KMSInvalidStateException} when it is pending deletion.
 */
export function checkNotDisabled(key: KmsKey): void {
  if (stateOf(key) === KeyState.Disabled) {
    throw createException(DisabledException, `${key.arn} is disabled.`);
  }
  checkNotPendingDeletion(key);
}

/**
 * Checks that a key is enabled.
 *
 * @returns Its key material.
 * @throws {@link DisabledException} when it is disabled.
 * @throws {@link KMSInvalidStateException} when it is in another state.
 */
export function checkEnabled(key: KmsKey): KeyMaterial {
  checkUsable(key);
  if (stateOf(key) === KeyState.Unavailable) {
    throw createException(KMSInvalidStateException, `${key.arn} is unavailable.`);
  }
  if (key.material === undefined) {
    throw pendingImport(key);
  }
  return key.material;
}

const pendingImport = ({ arn }: KmsKey) =>
  createException(KMSInvalidStateException, `${arn} is pending import.`);
