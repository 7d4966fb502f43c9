import type { KmsKey } from "../keys/KmsKey.js";
import { type ConditionValues, isConditionMet } from "../policy/Condition.js";
import type { KeyPolicy, PolicyStatement } from "../policy/KeyPolicy.js";
import { matchesAction, matchesPattern, matchesWildcard } from "../policy/matchesWildcard.js";
import type { AccessRequest } from "./AccessRequest.js";
import { conditionValues } from "./conditionValues.js";
import { grantAllows } from "./grantAllows.js";
import { type Principal, roleOf } from "./Principal.js";

/** Whether a request is allowed, or why it is denied. */
export type Decision =
  | "allowed"
  | "deniedByKeyPolicy"
  | "deniedByIdentity"
  | "notAllowedByKeyPolicy"
  | "notAllowedByIdentity";

/** Decides whether a key policy, IAM policies and grants together allow a request. */
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
  const granted = policy === "allowed" || isGranted(request, key);
  if (granted && principal.accountId === key.accountId) {
    return "allowed";
  }
  if (!granted && policy !== "delegated") {
    return "notAllowedByKeyPolicy";
  }
  return identity === "allowed" ? "allowed" : "notAllowedByIdentity";
}

/** What the IAM policies of a principal say about an action. */
export function identityEffect(
  { statements }: Principal,
  action: string,
  resource: string,
): "allowed" | "denied" | "silent" {
  const name = `kms:${action}`;
  let effect: "allowed" | "silent" = "silent";
  for (const { effect: own, actions, resources } of statements) {
    const applies =
      matchesAction(actions, name) &&
      (resources === undefined || resources.some((pattern) => matchesWildcard(pattern, resource)));
    if (applies && own === "Deny") {
      return "denied";
    }
    if (applies) {
      effect = "allowed";
    }
  }
  return effect;
}

/**
 * What a key policy says about a request: `allowed` when it names the principal itself, `delegated` when it names only
 * the account, whose IAM policies then decide.
 */
export function policyEffect(
  { statements }: KeyPolicy,
  request: AccessRequest,
  key: KmsKey,
): "allowed" | "delegated" | "denied" | "silent" {
  // Built on first use: most policies have no conditions.
  let values: ConditionValues | undefined;
  const valuesOf: ConditionValues = (name) => {
    values ??= conditionValues(request, key);
    return values(name);
  };
  const applies = ({ actions, resources, conditions, excluding = NOTHING }: PolicyStatement) =>
    matchesAction(actions, `kms:${request.action}`) !== excluding.includes("Action") &&
    resources.some((pattern) => matchesPattern(pattern, key.arn, valuesOf)) !==
      excluding.includes("Resource") &&
    conditions.every((condition) => isConditionMet(condition, valuesOf));
  let effect: "allowed" | "delegated" | "silent" = "silent";
  for (const statement of statements) {
    const match = statementMatch(statement, request.principal);
    if (match === undefined || !applies(statement)) {
      continue;
    }
    if (statement.effect === "Deny") {
      return "denied";
    }
    if (effect !== "allowed") {
      effect = match === "itself" ? "allowed" : "delegated";
    }
  }
  return effect;
}

const NOTHING: readonly never[] = [];

/**
 * Whether a statement names a principal itself, or only its account. NotPrincipal names all that it does not exempt. To
 * exempt a principal from a denial, it has to list all that the principal is; to withhold a permission, any of it.
 */
function statementMatch({ effect, principals, excluding = NOTHING }: PolicyStatement, principal: Principal) {
  const match = principalMatch(principals, principal);
  if (!excluding.includes("Principal")) {
    return match;
  }
  const isNamed = effect === "Deny" ? !isExempt(principals, principal) : match === undefined;
  return isNamed ? "itself" : undefined;
}

/** Whether NotPrincipal lists a principal with all that it also is: a user with its account, a session with its role, too. */
function isExempt(principals: readonly string[], { arn, accountId }: Principal): boolean {
  const lists = (name: string) => principals.includes(name);
  const listsAccount = principals.some((name) => isAccount(name, accountId));
  return lists("*") || (listsAccount && (arn.endsWith(":root") || (lists(arn) && lists(roleOf(arn)))));
}

/** Whether a list of principals names a principal itself, or only its account. */
export function principalMatch(
  principals: readonly string[],
  principal: Principal,
): "itself" | "account" | undefined {
  const { arn, accountId } = principal;
  let match: "account" | undefined;
  for (const name of principals) {
    if (name === "*" || name === arn || name === roleOf(arn)) {
      return "itself";
    }
    if (isAccount(name, accountId)) {
      match = "account";
    }
  }
  return match;
}

const isAccount = (name: string, accountId: string): boolean =>
  name === accountId || (name.endsWith(":root") && accountOf(name) === accountId);

const accountOf = (arn: string): string | undefined => arn.split(":")[4];

/** Whether a grant allows a request. A grant to an account delegates to its IAM policies, as a key policy does. */
function isGranted(request: AccessRequest, key: KmsKey): boolean {
  const { principal, action, context, environment, grantTokens = [] } = request;
  if (key.grants.size === 0) {
    return false;
  }
  const { grants = [...key.grants.values()] } = request;
  return grants.some((grant) => {
    const match = principalMatch([grant.granteePrincipal], principal);
    const trusted =
      match === "itself" || (match === "account" && identityEffect(principal, action, key.arn) === "allowed");
    return (
      trusted &&
      grantAllows(grant, action, context) &&
      (grant.effectiveFrom <= environment.now || grantTokens.some((token) => grant.tokens.has(token)))
    );
  });
}
