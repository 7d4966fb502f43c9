/** The decision whether a key may be used: key policy, IAM policies and grants taken together. */
import type { KmsKey } from "../keys/KmsKey.js";
import type { AccessRequest } from "./AccessRequest.js";
import { conditionValues } from "./condition-values.js";
import { type ConditionValues, isMet } from "./conditions.js";
import { grantAllows } from "./Grant.js";
import type { KeyPolicy, PolicyStatement } from "./KeyPolicy.js";
import type { Principal } from "./Principal.js";
import { matchesAction, matchesWildcard } from "./wildcard.js";

/** Why a request is allowed or denied. */
export type Decision =
  | "allowed"
  | "deniedByKeyPolicy"
  | "deniedByIdentity"
  | "notAllowedByKeyPolicy"
  | "notAllowedByIdentity";

/** Decides about a request for a key. */
export function decide(request: AccessRequest, key: KmsKey): Decision {
  const { principal, action } = request;
  const identity = identityEffect(principal, action, key.arn);
  const policy = policyEffect(key.policy, request, key);
  if (policy === "denied") {
    return "deniedByKeyPolicy";
  }
  if (identity === "denied") {
    return "deniedByIdentity";
  }
  const granted = policy === "allowed" || grantedTo(request, key);
  if (granted && principal.accountId === key.accountId) {
    return "allowed";
  }
  if (!granted && policy !== "delegated") {
    return "notAllowedByKeyPolicy";
  }
  return identity === "allowed" ? "allowed" : "notAllowedByIdentity";
}

/** What the IAM policies of a principal say. */
export function identityEffect(
  { statements }: Principal,
  action: string,
  resource: string,
): "allowed" | "denied" | "silent" {
  const effects = statements
    .filter(({ actions }) => matchesAction(actions, `kms:${action}`))
    .filter(({ resources = ["*"] }) => resources.some((pattern) => matchesWildcard(pattern, resource)))
    .map(({ effect }) => effect);
  return effects.includes("Deny") ? "denied" : effects.includes("Allow") ? "allowed" : "silent";
}

/**
 * What a key policy says: it may allow the principal itself, or delegate to its account, whose IAM policies decide
 * then.
 */
export function policyEffect(
  { statements }: KeyPolicy,
  request: AccessRequest,
  key: KmsKey,
): "allowed" | "delegated" | "denied" | "silent" {
  // Most policies have no conditions, and then nothing is gathered for them.
  let values: ConditionValues | undefined;
  const valuesOf: ConditionValues = (name) => {
    values ??= conditionValues(request, key);
    return values(name);
  };
  const applies = ({ actions, resources, conditions }: PolicyStatement) =>
    matchesAction(actions, `kms:${request.action}`) &&
    resources.some((pattern) => matchesWildcard(pattern, key.arn)) &&
    conditions.every((condition) => isMet(condition, valuesOf));
  const found = new Set<"Deny" | "itself" | "account">();
  for (const statement of statements) {
    const match = principalMatch(statement.principals, request.principal);
    if (match !== undefined && applies(statement)) {
      found.add(statement.effect === "Deny" ? "Deny" : match);
    }
  }
  if (found.has("Deny")) {
    return "denied";
  }
  return found.has("itself") ? "allowed" : found.has("account") ? "delegated" : "silent";
}

/** Whether principals name somebody, or only the account. */
export function principalMatch(
  principals: readonly string[],
  principal: Principal,
): "itself" | "account" | undefined {
  const names = ["*", principal.arn, roleOf(principal.arn)];
  if (principals.some((name) => names.includes(name))) {
    return "itself";
  }
  const isAccount = (name: string) =>
    name === principal.accountId || (name.endsWith(":root") && accountOf(name) === principal.accountId);
  return principals.some(isAccount) ? "account" : undefined;
}

const accountOf = (arn: string): string | undefined => arn.split(":")[4];

/** The role of a role session; the ARN itself of anybody else. */
const roleOf = (arn: string): string =>
  arn.replace(/^(arn:[^:]+):sts::(\d+):assumed-role\/([^/]+)\/.+$/, "$1:iam::$2:role/$3");

/** A grant to an account leaves it to the account, as a key policy does. */
function grantedTo({ principal, action, context }: AccessRequest, key: KmsKey): boolean {
  return [...key.grants.values()].some((grant) => {
    const match = principalMatch([grant.granteePrincipal], principal);
    const trusted =
      match === "itself" || (match === "account" && identityEffect(principal, action, key.arn) === "allowed");
    return trusted && grantAllows(grant, action, context);
  });
}
