/** The rules of grants. */
import type { Problem } from "../../errors/Problem.js";
import { isObject } from "../../runtime/typeGuards.js";
import type { Rule } from "../../shapes/Operation.js";
import { broken, either, notBoth } from "./combinations.js";

/** A grant is for a principal or for an AWS service. */
export const oneGrantee = () => either("GranteePrincipal", "GranteeServicePrincipal");

/** A list of grants can be filtered by a principal or by an AWS service. */
export const oneGranteeFilter = () => notBoth("GranteePrincipal", "GranteeServicePrincipal");

/** A principal or an AWS service retires a grant. */
export const oneRetirer = () => notBoth("RetiringPrincipal", "RetiringServicePrincipal");

/** A list of retirable grants is for a principal or for an AWS service. */
export const oneRetirerFilter = () => either("RetiringPrincipal", "RetiringServicePrincipal");

/** A grant token identifies a grant; without one, the key and the grant ID do. */
export const grantToRetire =
  (): Rule<"GrantToken" | "KeyId" | "GrantId"> =>
  ({ GrantToken, KeyId, GrantId }) =>
    GrantToken === undefined && (KeyId === undefined || GrantId === undefined)
      ? [broken("GrantToken", "is required, or KeyId and GrantId")]
      : [];

/** A grant for an AWS service requires a resource, and a principal or an AWS service that can retire it. */
export const serviceGrant =
  (): Rule<"GranteeServicePrincipal" | "Constraints" | "RetiringPrincipal" | "RetiringServicePrincipal"> =>
  ({ GranteeServicePrincipal, Constraints, RetiringPrincipal, RetiringServicePrincipal }) => {
    const problems: Problem[] = [];
    if (GranteeServicePrincipal === undefined) {
      return problems;
    }
    if (!isObject(Constraints) || Constraints.SourceArn === undefined) {
      problems.push(broken("Constraints.SourceArn", "is required with GranteeServicePrincipal"));
    }
    if (RetiringPrincipal === undefined && RetiringServicePrincipal === undefined) {
      problems.push(
        broken("RetiringPrincipal", "or RetiringServicePrincipal is required with GranteeServicePrincipal"),
      );
    }
    return problems;
  };
