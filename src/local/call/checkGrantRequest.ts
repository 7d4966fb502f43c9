import { InvalidArnException, ValidationException } from "../../kms/commonErrors.js";
import { KeyUsageType } from "../../kms/enums.js";
import type { GrantConstraints } from "../../kms/structures.js";
import type { PrincipalScope } from "../authorization/PrincipalDirectory.js";
import { createException, notImplemented } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { familyOf } from "../keys/keySpecs.js";

/** The members of CreateGrant that describe the grant. */
export interface GrantRequest {
  /** The ARN of the principal that may use the key. */
  readonly GranteePrincipal?: string | undefined;
  /** The ARN of the principal that may retire the grant. */
  readonly RetiringPrincipal?: string | undefined;
  /** The operations that the grant allows. */
  readonly Operations: readonly string[];
  /** The encryption contexts that the grant requires. */
  readonly Constraints?: GrantConstraints | undefined;
  /** The grant tokens of the request. */
  readonly GrantTokens?: readonly string[] | undefined;
  /** The AWS service that may use the key. */
  readonly GranteeServicePrincipal?: string | undefined;
  /** The AWS service that may retire the grant. */
  readonly RetiringServicePrincipal?: string | undefined;
}

/** The properties of a key that its grants depend on. */
export type GrantableKey = Pick<KmsKey, "spec" | "usage">;

const FOR_ANY_KEY = ["CreateGrant", "RetireGrant", "DescribeKey"];
const ENCRYPTION = ["Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo"];
const DATA_KEYS = [
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "GenerateDataKeyPair",
  "GenerateDataKeyPairWithoutPlaintext",
];
const OF_OTHERS: Readonly<Record<KeyUsageType, readonly string[]>> = {
  [KeyUsageType.ENCRYPT_DECRYPT]: [...ENCRYPTION, "GetPublicKey"],
  [KeyUsageType.SIGN_VERIFY]: ["Sign", "Verify", "GetPublicKey"],
  [KeyUsageType.KEY_AGREEMENT]: ["DeriveSharedSecret", "GetPublicKey"],
  [KeyUsageType.GENERATE_VERIFY_MAC]: ["GenerateMac", "VerifyMac"],
  [KeyUsageType.ENCAPSULATE_DECAPSULATE]: ["Encapsulate", "Decapsulate", "GetPublicKey"],
};

/**
 * Checks the members of a grant.
 *
 * @returns The grantee principal.
 * @throws {@link ValidationException} when members are missing, or do not fit each other or the key.
 * @throws {@link InvalidArnException} when a principal is not the ARN of one.
 * @throws `NotImplementedException` when the grant is for an AWS service.
 */
export function checkGrantRequest(scope: PrincipalScope, key: GrantableKey, request: GrantRequest): string {
  const { GranteePrincipal, RetiringPrincipal, Operations, Constraints = {} } = request;
  checkNoService(request);
  if (GranteePrincipal === undefined) {
    throw createException(
      ValidationException,
      "Either GranteePrincipal or GranteeServicePrincipal must be specified.",
    );
  }
  checkPrincipal(scope, "GranteePrincipal", GranteePrincipal);
  if (RetiringPrincipal !== undefined) {
    checkPrincipal(scope, "RetiringPrincipal", RetiringPrincipal);
  }
  const { EncryptionContextEquals, EncryptionContextSubset } = Constraints;
  const isConstrained = EncryptionContextEquals !== undefined || EncryptionContextSubset !== undefined;
  if (isConstrained && familyOf(key.spec) !== "symmetric") {
    throw createException(
      ValidationException,
      "EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.",
    );
  }
  checkConstraint("EncryptionContextEquals", EncryptionContextEquals);
  checkConstraint("EncryptionContextSubset", EncryptionContextSubset);
  if (Operations.length === 0) {
    throw createException(ValidationException, "Operations must not be empty.");
  }
  checkOperations(key, Operations);
  return GranteePrincipal;
}

const MAX_PAIRS = 8;
const MAX_VALUE_LENGTH = 384;

function checkConstraint(member: string, pairs: Readonly<Record<string, string>> = {}): void {
  if (Object.keys(pairs).length > MAX_PAIRS) {
    throw createException(ValidationException, `${member} must have at most ${MAX_PAIRS} pairs.`);
  }
  if (Object.values(pairs).some((value) => value.length > MAX_VALUE_LENGTH)) {
    throw createException(
      ValidationException,
      `The values of ${member} must have at most ${MAX_VALUE_LENGTH} characters.`,
    );
  }
}

function checkNoService(request: GrantRequest): void {
  const { GranteeServicePrincipal, RetiringServicePrincipal, Constraints } = request;
  if ((GranteeServicePrincipal ?? RetiringServicePrincipal ?? Constraints?.SourceArn) !== undefined) {
    throw notImplemented(
      "LocalKms has no grants for AWS services, because they do not call it",
      "use GranteePrincipal and RetiringPrincipal, and leave out GranteeServicePrincipal, RetiringServicePrincipal and SourceArn",
    );
  }
}

/**
 * Checks that a member is the ARN of a principal that can exist.
 *
 * @throws {@link InvalidArnException} when it is not.
 */
export function checkPrincipal(
  { directory, location }: PrincipalScope,
  member: string,
  principal: string,
): void {
  if (!directory.canExist(principal, location.region)) {
    const isArn = principal.startsWith("arn:");
    throw createException(
      InvalidArnException,
      isArn ? `ARN is not valid: ${principal}` : `${member} does not refer to a valid principal`,
    );
  }
}

function checkOperations({ spec, usage }: GrantableKey, operations: readonly string[]): void {
  const family = familyOf(spec);
  const ofKey = family === "symmetric" ? [...ENCRYPTION, ...DATA_KEYS] : OF_OTHERS[usage];
  const valid = [...FOR_ANY_KEY, ...ofKey];
  const wrong = operations.filter((name) => !valid.includes(name));
  if (wrong.length > 0) {
    // KMS calls an HMAC key symmetric in this message.
    const kind = family === "asymmetric" ? "an asymmetric" : "a symmetric";
    throw createException(
      ValidationException,
      `Operations [${wrong.join(", ")}] are not supported when creating a grant for ${kind} KMS key with key usage ${usage}. Valid operations are [${valid.join(", ")}]`,
    );
  }
}
