import { ValidationException } from "../../exceptions/common.js";
import { NotFoundException } from "../../exceptions/documented.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { refusal } from "../exceptions.js";
import { arnOf } from "../keys/arn.js";
import type { Alias } from "../keys/KeyStore.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { parseKeyReference } from "../keys/key-reference.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findKey } from "./find-key.js";

/** The ARN of an alias of the caller's account. */
export const aliasArn = ({ keys, principal }: Call, name: string): string =>
  arnOf({ ...keys.location, accountId: principal.accountId }, name);

/** Finds the key that an alias is to name: one of the caller's own, named by id or ARN. */
export function findTarget(call: Call, targetKeyId: string): KmsKey {
  if (parseKeyReference(targetKeyId).kind === "alias") {
    throw refusal(ValidationException, "Aliases must refer to keys. Not aliases");
  }
  const key = findKey(call, targetKeyId);
  refusePendingDeletion(key);
  return key;
}

/**
 * Finds an alias of the caller's account that is to be changed.
 *
 * @throws `AccessDeniedException` when the caller may not change it.
 * @throws (by KMS) {@link NotFoundException} when there is none.
 */
export function findAlias(call: Call, name: string): Alias {
  const arn = aliasArn(call, name);
  authorizeIdentity(call.principal, call.operation, arn);
  const alias = call.keys.alias(arn);
  if (alias === undefined) {
    throw refusal(NotFoundException, `Alias ${arn} is not found.`);
  }
  return alias;
}
