import { aliasName } from "../../commands/inputs.js";
import { operation } from "../../protocol/operation.js";
import { required } from "../../protocol/shapes.js";
import { checkAliasName } from "./alias-name.js";
import { findAlias } from "./alias-target.js";
import type { Call } from "./call.js";
import { checkAccess } from "./find-key.js";
import type { NoResponse } from "./shapes.js";

/** What DeleteAlias takes. */
export interface DeleteAliasRequest {
  /** The name of the alias, with its `alias/`. */
  AliasName: string;
}

/** DeleteAlias: takes a name from a key. The key stays. */
export const deleteAlias = {
  operation: operation<DeleteAliasRequest, NoResponse>("DeleteAlias", {
    input: { AliasName: required(aliasName()) },
    output: {},
  }),

  handle(call: Call, { AliasName }: DeleteAliasRequest): void {
    checkAliasName(AliasName);
    const { arn, targetKeyId } = findAlias(call, AliasName);
    const key = call.keys.get(targetKeyId);
    if (key !== undefined) {
      checkAccess(call, key, {});
    }
    call.keys.deleteAlias(arn);
  },
};
