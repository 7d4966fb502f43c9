import type { DeleteAliasRequest } from "../../kms/operations/DeleteAlias.js";
import { type Call, effectiveDate } from "../call/Call.js";
import { checkAliasName } from "../call/checkAliasName.js";
import { findAlias } from "../call/findAlias.js";
import { checkAccess } from "../call/findKey.js";

/** DeleteAlias: deletes an alias. The key stays. */
export function deleteAlias(call: Call, { AliasName }: DeleteAliasRequest): undefined {
  checkAliasName(AliasName);
  const { arn, targetKeyId } = findAlias(call, AliasName);
  const key = call.keys.get(targetKeyId);
  if (key !== undefined) {
    checkAccess(call, key, {});
  }
  call.keys.aliases.delete(arn, effectiveDate(call, "aliases"));
}
