import { LimitExceededException } from "../../exceptions/common.js";
import { operation } from "../../protocol/operation.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { AlreadyExistsException, refusal } from "../exceptions.js";
import { aliasName, checkAliasName } from "./alias-name.js";
import { aliasArn, findTarget } from "./alias-target.js";
import type { Call } from "./call.js";
import { keyId, type NoResponse } from "./shapes.js";

/** What CreateAlias takes. */
export interface CreateAliasRequest {
  /** The name, `alias/` and 1 to 250 letters, digits, `/`, `_` or `-`. Names in `alias/aws/` belong to AWS. */
  AliasName: string;
  /** The key: key id or key ARN. */
  TargetKeyId: string;
}

const MAX_ALIASES_OF_KEY = 50;

/** CreateAlias: a name for a key. */
export const createAlias = {
  operation: operation<CreateAliasRequest, NoResponse>("CreateAlias", {
    input: { AliasName: aliasName(), TargetKeyId: keyId() },
    output: {},
  }),

  handle(call: Call, { AliasName, TargetKeyId }: CreateAliasRequest): void {
    checkAliasName(AliasName);
    const arn = aliasArn(call, AliasName);
    authorizeIdentity(call.principal, "CreateAlias", arn);
    const key = findTarget(call, TargetKeyId);
    if (call.keys.alias(arn) !== undefined) {
      throw refusal(AlreadyExistsException, `An alias with the name ${arn} already exists`);
    }
    const aliases = call.keys.aliasesOf(key.accountId).filter(({ targetKeyId }) => targetKeyId === key.keyId);
    if (aliases.length >= MAX_ALIASES_OF_KEY) {
      throw refusal(LimitExceededException, `${key.arn} has ${MAX_ALIASES_OF_KEY} aliases already.`);
    }
    call.keys.setAlias(AliasName, key);
  },
};
