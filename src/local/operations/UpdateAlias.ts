import { ValidationException } from "../../exceptions/common.js";
import { operation } from "../../protocol/operation.js";
import { refusal } from "../exceptions.js";
import { aliasName, checkAliasName } from "./alias-name.js";
import { findAlias, findTarget } from "./alias-target.js";
import type { Call } from "./call.js";
import { checkAccess } from "./find-key.js";
import { keyId, type NoResponse } from "./shapes.js";

/** What UpdateAlias takes. */
export interface UpdateAliasRequest {
  /** The name of the alias, with its `alias/`. */
  AliasName: string;
  /** The key that it is to name: key id or key ARN. It has to be of the same kind and usage as the one before. */
  TargetKeyId: string;
}

/** UpdateAlias: gives an alias to another key. */
export const updateAlias = {
  operation: operation<UpdateAliasRequest, NoResponse>("UpdateAlias", {
    input: { AliasName: aliasName(), TargetKeyId: keyId() },
    output: {},
  }),

  handle(call: Call, { AliasName, TargetKeyId }: UpdateAliasRequest): void {
    checkAliasName(AliasName);
    const alias = findAlias(call, AliasName);
    const before = call.keys.get(alias.targetKeyId);
    const key = findTarget(call, TargetKeyId);
    if (before !== undefined) {
      checkAccess(call, before, {});
      if (before.usage !== key.usage || before.material.kind !== key.material.kind) {
        throw refusal(
          ValidationException,
          "The current and new KMS keys of an alias must be of the same type and have the same key usage.",
        );
      }
    }
    call.keys.setAlias(AliasName, key);
  },
};
