import { UpdateAlias, type UpdateAliasRequest } from "../../commands/UpdateAliasCommand.js";
import { ValidationException } from "../../exceptions/common.js";
import { refusal } from "../exceptions.js";
import { familyOf } from "../keys/key-specs.js";
import { checkAliasName } from "./alias-name.js";
import { findAlias, findTarget } from "./alias-target.js";
import type { Call } from "./call.js";
import { checkAccess } from "./find-key.js";

/** UpdateAlias: gives an alias to another key. */
export const updateAlias = {
  operation: UpdateAlias,

  handle(call: Call, { AliasName, TargetKeyId }: UpdateAliasRequest): void {
    checkAliasName(AliasName);
    const alias = findAlias(call, AliasName);
    const before = call.keys.get(alias.targetKeyId);
    const key = findTarget(call, TargetKeyId);
    if (before !== undefined) {
      checkAccess(call, before, {});
      if (before.usage !== key.usage || familyOf(before.spec) !== familyOf(key.spec)) {
        throw refusal(
          ValidationException,
          "The current and new KMS keys of an alias must be of the same type and have the same key usage.",
        );
      }
    }
    call.keys.setAlias(AliasName, key);
  },
};
