import { isReplica } from "../keys/KeyFamily.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { regionOf } from "../keys/metadataOf.js";
import type { ConditionValues } from "../policy/Condition.js";
import type { AccessRequest, RequestEnvironment } from "./AccessRequest.js";
import { type Principal, roleOf, userNameOf } from "./Principal.js";

const CONTEXT = "kms:encryptioncontext:";
const RESOURCE_TAG = "aws:resourcetag/";

/** Returns a function that looks up the condition keys of a request. */
export function conditionValues(request: AccessRequest, key: KmsKey): ConditionValues {
  const { context = {}, conditions = {}, requestAlias, aliases } = request;
  const values = { ...valuesOfAnyRequest(request, key), ...conditions };
  return (name) => {
    if (name.startsWith(CONTEXT)) {
      return valuesOf(Object.entries(context), name.slice(CONTEXT.length));
    }
    if (name.startsWith(RESOURCE_TAG)) {
      return valuesOf([...key.tags], name.slice(RESOURCE_TAG.length));
    }
    if (name === "kms:requestalias") {
      return requestAlias === undefined ? undefined : [requestAlias];
    }
    if (name === "kms:resourcealiases") {
      return aliases?.();
    }
    return Object.hasOwn(values, name) ? values[name] : undefined;
  };
}

function valuesOfAnyRequest(
  { principal, environment, context = {} }: AccessRequest,
  key: KmsKey,
): Record<string, readonly string[] | undefined> {
  const contextKeys = Object.keys(context);
  return {
    ...principalValues(principal),
    ...environmentValues(environment),
    "aws:principalisawsservice": ["false"],
    "aws:resourceaccount": [key.accountId],
    // AWS accepts requests over TLS only, so a policy that requires TLS must allow them here as well.
    "aws:securetransport": ["true"],
    "aws:viaawsservice": ["false"],
    "kms:calleraccount": [principal.accountId],
    "kms:encryptioncontextkeys": contextKeys.length > 0 ? contextKeys : undefined,
    "kms:keyorigin": [key.origin],
    "kms:keyspec": [key.spec],
    "kms:keyusage": [key.usage],
    "kms:multiregion": [String(key.family !== undefined)],
    "kms:multiregionkeytype": key.family === undefined ? undefined : [isReplica(key) ? "REPLICA" : "PRIMARY"],
    "aws:requestedregion": [regionOf(key)],
  };
}

function principalValues({ arn, accountId, userId }: Principal): Record<string, string[] | undefined> {
  const userName = userNameOf(arn);
  return {
    "aws:principalaccount": [accountId],
    // For a role session, AWS gives the ARN of its role.
    "aws:principalarn": [roleOf(arn)],
    "aws:principaltype": [typeOf(arn)],
    "aws:userid": [userId],
    "aws:username": userName === undefined ? undefined : [userName],
  };
}

function typeOf(arn: string): string {
  if (arn.endsWith(":root")) {
    return "Account";
  }
  if (arn.includes(":federated-user/")) {
    return "FederatedUser";
  }
  return userNameOf(arn) === undefined ? "AssumedRole" : "User";
}

function environmentValues({
  now,
  sourceIp,
  userAgent,
}: RequestEnvironment): Record<string, string[] | undefined> {
  return {
    "aws:currenttime": [now.toISOString()],
    "aws:epochtime": [String(Math.floor(now.getTime() / 1000))],
    // A server that listens on IPv6 sees IPv4 addresses in this form.
    "aws:sourceip": sourceIp === undefined ? undefined : [sourceIp.replace(/^::ffff:(?=\d+\.)/, "")],
    "aws:useragent": userAgent === undefined ? undefined : [userAgent],
  };
}

/** The names in condition keys ignore case. */
function valuesOf(pairs: readonly (readonly [string, string])[], name: string): string[] | undefined {
  const values = pairs.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length > 0 ? values : undefined;
}
