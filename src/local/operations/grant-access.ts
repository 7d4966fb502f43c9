/** The permission to make grants: from policies, or from a grant that may be passed on in part. */

import { authorize } from "../authorization/authorize.js";
import { grantAllows, isAtLeastAsStrict } from "../authorization/Grant.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { Call } from "./call.js";
import type { GrantRequest } from "./grant-request.js";

/**
 * Checks that the caller may make a grant. Who may do so only by a grant can pass on no more than that grant allows.
 *
 * @throws `AccessDeniedException` when the caller may not.
 */
export function checkGrantAccess(call: Call, key: KmsKey, request: GrantRequest): void {
  const passable = new Map(
    [...key.grants].filter(([, grant]) => {
      const operations = request.Operations.every((operation) =>
        grantAllows({ ...grant, constraints: undefined }, operation),
      );
      return operations && isAtLeastAsStrict(request.Constraints, grant.constraints);
    }),
  );
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
  const { principal } = call;
  authorize({ principal, action: "CreateGrant", conditions }, { ...key, grants: passable });
}
