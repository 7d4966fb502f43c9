import { ValidationException } from "../../kms/commonErrors.js";
import { NotFoundException } from "../../kms/errors.js";
import { arnOf } from "../arn.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { createException } from "../exceptions.js";
import type { Alias } from "../keys/Aliases.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { parseKeyReference } from "../keys/keyReference.js";
import type { Call } from "./Call.js";
import { checkNotPendingDeletion } from "./checkKeyState.js";
import { findKey } from "./findKey.js";

/** The ARN of an alias in the caller's account. */
export const aliasArn = ({ keys, principal }: Call, name: string): string =>
  arnOf({ ...keys.location, accountId: principal.accountId }, name);

/**
 * Finds the key for a new or changed alias, by key ID or key ARN.
 *
 * @throws {@link ValidationException} when the request names an alias instead of a key.
 * @throws `KMSInvalidStateException` when the key is pending deletion.
 */
export function findTargetKey(call: Call, targetKeyId: string): KmsKey {
  if (parseKeyReference(targetKeyId).kind === "alias") {
    throw createException(ValidationException, "Aliases must refer to keys. Not aliases");
  }
  const key = findKey(call, targetKeyId);
  checkNotPendingDeletion(key);
  return key;
}

/**
 * Finds an alias in the caller's account, and checks the permission to change it.
 *
 * @throws `AccessDeniedException` when the caller may not change the alias.
 * @throws {@link NotFoundException} when the alias does not exist.
 */
export function findAlias(call: Call, name: string): Alias {
  const arn = aliasArn(call, name);
  authorizeIdentity(call.principal, call.operation, arn);
  const alias = call.keys.aliases.get(arn);
  if (alias === undefined) {
    throw createException(NotFoundException, `Alias ${arn} is not found.`);
  }
  return alias;
}
