import { authorize } from "../authorization/authorize.js";
import { grantAllows, isAtLeastAsStrict } from "../authorization/grantAllows.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { accessOf, type Call } from "./Call.js";
import type { GrantRequest } from "./checkGrantRequest.js";

/**
 * Checks that the caller may create a grant. A grantee can pass on no more than its own grant allows.
 *
 * @throws `AccessDeniedException` when the caller may not.
 */
export function authorizeCreateGrant(call: Call, key: KmsKey, request: GrantRequest): void {
  const grants = [...key.grants.values()].filter((grant) => {
    const operations = request.Operations.every((operation) =>
      grantAllows({ ...grant, constraints: undefined }, operation),
    );
    return operations && isAtLeastAsStrict(request.Constraints, grant.constraints);
  });
  const { GranteePrincipal, RetiringPrincipal, Constraints = {} } = request;
  const constraintTypes = (["EncryptionContextEquals", "EncryptionContextSubset"] as const).filter(
    (name) => Constraints[name] !== undefined,
  );
  const conditions = {
    "kms:grantconstrainttype": constraintTypes.length > 0 ? constraintTypes : undefined,
    "kms:grantisforawsresource": ["false"],
    "kms:grantoperations": request.Operations,
    "kms:granteeprincipal": GranteePrincipal === undefined ? undefined : [GranteePrincipal],
    "kms:retiringprincipal": RetiringPrincipal === undefined ? undefined : [RetiringPrincipal],
  };
  const { GrantTokens: grantTokens } = request;
  authorize({ ...accessOf(call), action: "CreateGrant", grants, grantTokens, conditions }, key);
}
