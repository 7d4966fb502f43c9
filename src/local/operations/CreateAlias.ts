import { CreateAlias, type CreateAliasRequest } from "../../commands/CreateAliasCommand.js";
import { LimitExceededException } from "../../exceptions/common.js";
import { AlreadyExistsException } from "../../exceptions/management.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { refusal } from "../exceptions.js";
import { checkAliasName } from "./alias-name.js";
import { aliasArn, findTarget } from "./alias-target.js";
import type { Call } from "./call.js";

const MAX_ALIASES_OF_KEY = 50;

/** CreateAlias: a name for a key. */
export const createAlias = {
  operation: CreateAlias,

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
