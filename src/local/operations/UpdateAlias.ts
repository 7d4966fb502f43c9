import { ValidationException } from "../../kms/commonErrors.js";
import type { UpdateAliasRequest } from "../../kms/operations/UpdateAlias.js";
import { type Call, effectiveDate } from "../call/Call.js";
import { checkAliasName } from "../call/checkAliasName.js";
import { checkAliasQuota } from "../call/checkAliasQuota.js";
import { findAlias, findTargetKey } from "../call/findAlias.js";
import { checkAccess } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import { familyOf } from "../keys/keySpecs.js";

/** UpdateAlias: points an alias to another key. */
export function updateAlias(call: Call, { AliasName, TargetKeyId }: UpdateAliasRequest): undefined {
  checkAliasName(AliasName);
  const alias = findAlias(call, AliasName);
  const before = call.keys.get(alias.targetKeyId);
  const key = findTargetKey(call, TargetKeyId);
  if (before !== undefined) {
    checkAccess(call, before, {});
    if (before.usage !== key.usage || familyOf(before.spec) !== familyOf(key.spec)) {
      throw createException(
        ValidationException,
        "The current and new KMS keys of an alias must be of the same type and have the same key usage.",
      );
    }
  }
  if (key !== before) {
    checkAliasQuota(call, key);
  }
  call.keys.aliases.set(AliasName, key, effectiveDate(call, "aliases"));
}
