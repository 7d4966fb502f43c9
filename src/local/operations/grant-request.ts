import {
  InvalidArnException,
  UnsupportedOperationException,
  ValidationException,
} from "../../exceptions/common.js";
import type { GrantConstraints } from "../../models/GrantConstraints.js";
import { KeyUsageType } from "../../models/KeyUsageType.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { familyOf } from "../keys/key-specs.js";

/** What a grant is to be. */
export interface GrantRequest {
  /** The ARN of who may use the key. */
  readonly GranteePrincipal?: string | undefined;
  /** The ARN of who may give the grant back. */
  readonly RetiringPrincipal?: string | undefined;
  /** What the grant allows. */
  readonly Operations: readonly string[];
  /** Under which encryption contexts it holds. */
  readonly Constraints?: GrantConstraints | undefined;
  /** Who may use the key, when it is a service. */
  readonly GranteeServicePrincipal?: string | undefined;
  /** Who may give the grant back, when it is a service. */
  readonly RetiringServicePrincipal?: string | undefined;
}

/** What of a key its grants depend on. */
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
 * Checks what a grant is to be, and returns its grantee.
 *
 * @throws (by KMS) {@link ValidationException} when members are missing, or do not go with each other or with the key.
 * @throws (by KMS) {@link InvalidArnException} when a principal is none.
 * @throws (by KMS) {@link UnsupportedOperationException} when it is for a service.
 */
export function checkGrantRequest(key: GrantableKey, request: GrantRequest): string {
  const { GranteePrincipal, RetiringPrincipal, Operations, Constraints = {} } = request;
  refuseServices(request);
  if (GranteePrincipal === undefined) {
    throw refusal(
      ValidationException,
      "Either GranteePrincipal or GranteeServicePrincipal must be specified.",
    );
  }
  checkPrincipal("GranteePrincipal", GranteePrincipal);
  if (RetiringPrincipal !== undefined) {
    checkPrincipal("RetiringPrincipal", RetiringPrincipal);
  }
  const { EncryptionContextEquals, EncryptionContextSubset } = Constraints;
  const isConstrained = EncryptionContextEquals !== undefined || EncryptionContextSubset !== undefined;
  if (isConstrained && familyOf(key.spec) !== "symmetric") {
    throw refusal(
      ValidationException,
      "EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.",
    );
  }
  if (Operations.length === 0) {
    throw refusal(ValidationException, "Operations must not be empty.");
  }
  checkOperations(key, Operations);
  return GranteePrincipal;
}

function refuseServices(request: GrantRequest): void {
  const { GranteeServicePrincipal, RetiringServicePrincipal, Constraints } = request;
  if ((GranteeServicePrincipal ?? RetiringServicePrincipal ?? Constraints?.SourceArn) !== undefined) {
    throw refusal(
      UnsupportedOperationException,
      "AWS services do not call LocalKms; leave out GranteeServicePrincipal, RetiringServicePrincipal and SourceArn.",
    );
  }
}

const PRINCIPAL =
  /^arn:aws[a-z-]*:(?:iam::\d{12}:(?:root|(?:user|role)\/.+)|sts::\d{12}:(?:assumed-role|federated-user)\/.+)$/;

/**
 * Checks that a member names a principal.
 *
 * @throws (by KMS) {@link InvalidArnException} when it does not.
 */
export function checkPrincipal(member: string, principal: string): void {
  if (!PRINCIPAL.test(principal)) {
    const isArn = principal.startsWith("arn:");
    throw refusal(
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
    // To KMS, a key for message authentication codes is a symmetric one here.
    const kind = family === "asymmetric" ? "an asymmetric" : "a symmetric";
    throw refusal(
      ValidationException,
      `Operations [${wrong.join(", ")}] are not supported when creating a grant for ${kind} KMS key with key usage ${usage}. Valid operations are [${valid.join(", ")}]`,
    );
  }
}
