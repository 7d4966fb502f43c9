import type { KmsKey } from "../keys/KmsKey.js";
import type { AccessRequest } from "./AccessRequest.js";
import type { ConditionValues } from "./conditions.js";

const CONTEXT = "kms:encryptioncontext:";
const RESOURCE_TAG = "aws:resourcetag/";

/** The values that a request for a key has for condition keys. */
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
    // AWS takes no request that is not encrypted; what passes here has to pass there.
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

/** The names in condition keys are the same in upper and lower case. */
function valuesOf(pairs: readonly (readonly [string, string])[], name: string): string[] | undefined {
  const values = pairs.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length > 0 ? values : undefined;
}
