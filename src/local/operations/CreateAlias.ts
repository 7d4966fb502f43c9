import { LimitExceededException } from "../../kms/commonErrors.js";
import { AlreadyExistsException } from "../../kms/errors.js";
import type { CreateAliasRequest } from "../../kms/operations/CreateAlias.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { type Call, effectiveDate } from "../call/Call.js";
import { checkAliasName } from "../call/checkAliasName.js";
import { aliasArn, findTargetKey } from "../call/findAlias.js";
import { createException } from "../exceptions.js";

const MAX_ALIASES_OF_KEY = 50;

/** CreateAlias: creates an alias for a key. */
export function createAlias(call: Call, { AliasName, TargetKeyId }: CreateAliasRequest): undefined {
  checkAliasName(AliasName);
  const arn = aliasArn(call, AliasName);
  authorizeIdentity(call.principal, "CreateAlias", arn);
  const key = findTargetKey(call, TargetKeyId);
  if (call.keys.aliases.has(arn)) {
    throw createException(AlreadyExistsException, `An alias with the name ${arn} already exists`);
  }
  const aliases = call.keys.aliases.of(key.accountId).filter(({ targetKeyId }) => targetKeyId === key.keyId);
  if (aliases.length >= MAX_ALIASES_OF_KEY) {
    throw createException(LimitExceededException, `${key.arn} has ${MAX_ALIASES_OF_KEY} aliases already.`);
  }
  call.keys.aliases.set(AliasName, key, effectiveDate(call, "aliases"));
}
