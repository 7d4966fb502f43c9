import { AlreadyExistsException } from "../../kms/errors.js";
import type { CreateAliasRequest } from "../../kms/operations/CreateAlias.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { type Call, effectiveDate } from "../call/Call.js";
import { checkAliasName } from "../call/checkAliasName.js";
import { checkAliasQuota } from "../call/checkAliasQuota.js";
import { aliasArn, findTargetKey } from "../call/findAlias.js";
import { createException } from "../exceptions.js";

/** CreateAlias: creates an alias for a key. */
export function createAlias(call: Call, { AliasName, TargetKeyId }: CreateAliasRequest): undefined {
  checkAliasName(AliasName);
  const arn = aliasArn(call, AliasName);
  authorizeIdentity(call.principal, "CreateAlias", arn);
  const key = findTargetKey(call, TargetKeyId);
  if (call.keys.aliases.has(arn)) {
    throw createException(AlreadyExistsException, `An alias with the name ${arn} already exists`);
  }
  checkAliasQuota(call, key);
  call.keys.aliases.set(AliasName, key, effectiveDate(call, "aliases"));
}
