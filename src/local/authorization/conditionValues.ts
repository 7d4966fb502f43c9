import type { KmsKey } from "../keys/KmsKey.js";
import type { ConditionValues } from "../policy/Condition.js";
import type { AccessRequest } from "./AccessRequest.js";

const CONTEXT = "kms:encryptioncontext:";
const RESOURCE_TAG = "aws:resourcetag/";

/** Returns a function that looks up the condition keys of a request. */
export function conditionValues(request: AccessRequest, key: KmsKey): ConditionValues {
  const { context = {}, conditions = {}, aliases } = request;
  const values = { ...valuesOfAnyRequest(request, key), ...conditions };
  return (name) => {
    if (name.startsWith(CONTEXT)) {
      return valuesOf(Object.entries(context), name.slice(CONTEXT.length));
    }
    if (name.startsWith(RESOURCE_TAG)) {
      return valuesOf([...key.tags], name.slice(RESOURCE_TAG.length));
    }
    if (name === "kms:resourcealiases") {
      return aliases?.();
    }
    return Object.hasOwn(values, name) ? values[name] : undefined;
  };
}

function valuesOfAnyRequest(
  { principal, context = {} }: AccessRequest,
  key: KmsKey,
): Record<string, readonly string[] | undefined> {
  const contextKeys = Object.keys(context);
  return {
    "aws:principalaccount": [principal.accountId],
    "aws:principalarn": [principal.arn],
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
    "kms:multiregion": ["false"],
  };
}

/** The names in condition keys ignore case. */
function valuesOf(pairs: readonly (readonly [string, string])[], name: string): string[] | undefined {
  const values = pairs.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length > 0 ? values : undefined;
}
