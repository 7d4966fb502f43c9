import { AccessDeniedException } from "../../kms/commonErrors.js";
import { InvalidGrantTokenException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { AccessRequest } from "./AccessRequest.js";
import { type Decision, decide, identityEffect } from "./decide.js";
import type { Principal } from "./Principal.js";

// The actions that a key policy or grant can allow to another account. All others require a key of the caller's account.
const CROSS_ACCOUNT: ReadonlySet<string> = new Set([
  "CreateGrant",
  "Decapsulate",
  "Decrypt",
  "DeriveSharedSecret",
  "DescribeKey",
  "Encapsulate",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyPair",
  "GenerateDataKeyPairWithoutPlaintext",
  "GenerateDataKeyWithoutPlaintext",
  "GenerateMac",
  "GetKeyRotationStatus",
  "GetPublicKey",
  "ListGrants",
  "ReEncryptFrom",
  "ReEncryptTo",
  "RetireGrant",
  "RevokeGrant",
  "Sign",
  "Verify",
  "VerifyMac",
]);

/**
 * Checks that a principal may use a key.
 *
 * @throws {@link AccessDeniedException} when it may not.
 */
export function authorize(request: AccessRequest, key: KmsKey): void {
  const { principal, action } = request;
  const foreign = principal.accountId !== key.accountId;
  if (foreign && !CROSS_ACCOUNT.has(action)) {
    throw notFoundOrDenied(principal, action, key.arn);
  }
  const decision = decide(request, key);
  if (decision === "notAllowedByKeyPolicy" && foreign) {
    throw notFoundOrDenied(principal, action, key.arn);
  }
  if (decision !== "allowed") {
    throw accessDenied(principal, action, key.arn, REASONS[decision]);
  }
}

/**
 * Checks that the IAM policies of a principal allow an action.
 *
 * @throws {@link AccessDeniedException} when they do not.
 */
export function authorizeIdentity(principal: Principal, action: string, resource = "*"): void {
  const effect = identityEffect(principal, action, resource);
  if (effect !== "allowed") {
    const reason = REASONS[effect === "denied" ? "deniedByIdentity" : "notAllowedByIdentity"];
    throw accessDenied(principal, action, resource, reason);
  }
}

/**
 * Checks that all grant tokens belong to existing grants. In LocalKms, grants take effect immediately, so that a grant
 * token gives no further permission.
 *
 * @throws {@link InvalidGrantTokenException} when a token does not.
 */
export function checkGrantTokens(tokens: readonly string[] = [], keys: readonly KmsKey[] = []): void {
  const isValid = (token: string) =>
    keys.some(({ grants }) => [...grants.values()].some((grant) => grant.tokens.has(token)));
  if (!tokens.every(isValid)) {
    throw createException(InvalidGrantTokenException);
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
  createException(
    AccessDeniedException,
    `User: ${arn} is not authorized to perform: kms:${action} on resource: ${resource} ${reason(action)}`,
  );

/** The exception for a key of another account, with which KMS does not tell whether the key exists. */
export const notFoundOrDenied = (principal: Principal, action: string, resource: string) =>
  accessDenied(
    principal,
    action,
    resource,
    () =>
      "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
  );
