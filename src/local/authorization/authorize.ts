/** The permission checks of the operations, and what KMS answers who lacks a permission. */
import { AccessDeniedException } from "../../exceptions/common.js";
import { InvalidGrantTokenException } from "../../exceptions/documented.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { AccessRequest } from "./AccessRequest.js";
import { type Decision, decide, identityEffect } from "./decide.js";
import type { Principal } from "./Principal.js";

// All other operations work on keys of the caller's own account only.
const CROSS_ACCOUNT: ReadonlySet<string> = new Set([
  "CreateGrant",
  "Decrypt",
  "DescribeKey",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyPair",
  "GenerateDataKeyPairWithoutPlaintext",
  "GenerateDataKeyWithoutPlaintext",
  "GetKeyRotationStatus",
  "GetPublicKey",
  "ListGrants",
  "ReEncryptFrom",
  "ReEncryptTo",
  "RetireGrant",
  "RevokeGrant",
]);

/**
 * Checks that a principal may do something with a key.
 *
 * @throws (by KMS) {@link AccessDeniedException} when it may not.
 */
export function authorize(request: AccessRequest, key: KmsKey): void {
  const { principal, action } = request;
  const foreign = principal.accountId !== key.accountId;
  if (foreign && !CROSS_ACCOUNT.has(action)) {
    throw notVisible(principal, action, key.arn);
  }
  const decision = decide(request, key);
  if (decision === "notAllowedByKeyPolicy" && foreign) {
    throw notVisible(principal, action, key.arn);
  }
  if (decision !== "allowed") {
    throw accessDenied(principal, action, key.arn, REASONS[decision]);
  }
}

/**
 * Checks that a principal may do something in its account, by its IAM policies alone.
 *
 * @throws (by KMS) {@link AccessDeniedException} when it may not.
 */
export function authorizeIdentity(principal: Principal, action: string, resource = "*"): void {
  const effect = identityEffect(principal, action, resource);
  if (effect !== "allowed") {
    const reason = REASONS[effect === "denied" ? "deniedByIdentity" : "notAllowedByIdentity"];
    throw accessDenied(principal, action, resource, reason);
  }
}

/**
 * Checks that all grant tokens are those of grants that exist. Grants hold at once here, so that a token adds nothing.
 *
 * @throws (by KMS) {@link InvalidGrantTokenException} when one is not.
 */
export function checkGrantTokens(tokens: readonly string[] = [], keys: readonly KmsKey[] = []): void {
  const isValid = (token: string) =>
    keys.some(({ grants }) => [...grants.values()].some((grant) => grant.tokens.has(token)));
  if (!tokens.every(isValid)) {
    throw refusal(InvalidGrantTokenException);
  }
}

const REASONS: Readonly<Record<Exclude<Decision, "allowed">, (action: string) => string>> = {
  deniedByKeyPolicy: () => "with an explicit deny in a resource-based policy",
  deniedByIdentity: () => "with an explicit deny in an identity-based policy",
  notAllowedByKeyPolicy: (action) => `because no resource-based policy allows the kms:${action} action`,
  notAllowedByIdentity: (action) => `because no identity-based policy allows the kms:${action} action`,
};

const accessDenied = (
  { arn }: Principal,
  action: string,
  resource: string,
  reason: (action: string) => string,
) =>
  refusal(
    AccessDeniedException,
    `User: ${arn} is not authorized to perform: kms:${action} on resource: ${resource} ${reason(action)}`,
  );

/** What KMS answers for a key of another account, whether it does not exist or is not to be seen. */
export const notVisible = (principal: Principal, action: string, resource: string) =>
  accessDenied(
    principal,
    action,
    resource,
    () =>
      "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
  );
