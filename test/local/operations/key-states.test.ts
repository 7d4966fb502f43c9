/** The key-state table of the developer guide: every operation on a key, in every state that a key can have. */
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, type WireAnswer } from "../support.js";

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start();
});
afterAll(() => kms.close());

const STATES = ["Enabled", "Disabled", "PendingDeletion"] as const;
type State = (typeof STATES)[number];

const OUTCOMES = {
  succeeds: () => undefined,
  disabled: (arn: string) => ({ __type: "DisabledException", message: `${arn} is disabled.` }),
  pending: (arn: string) => ({ __type: "KMSInvalidStateException", message: `${arn} is pending deletion.` }),
  notPending: (arn: string) => ({
    __type: "KMSInvalidStateException",
    message: `${arn} is not pending deletion.`,
  }),
} as const;
type Outcome = keyof typeof OUTCOMES;

const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: "kms:*",
    Resource: "*",
  },
});

/** A key in a state, and what belongs to it since it was enabled. */
async function fixture(state: State, kind: object) {
  const { KeyId, Arn } = await kms.createKey(kind);
  const { KeyId: otherKeyId } = await kms.createKey(kind);
  const AliasName = `alias/${KeyId}`;
  await kms.createAlias({ AliasName, TargetKeyId: KeyId });
  const GranteePrincipal = "arn:aws:iam::111122223333:user/alice";
  const grant = await bodyOf("CreateGrant", { KeyId, GranteePrincipal, Operations: ["DescribeKey"] });
  const Plaintext = Buffer.from("data").toString("base64");
  const own = "KeySpec" in kind ? {} : await bodyOf("Encrypt", { KeyId, Plaintext });
  const other = "KeySpec" in kind ? {} : await bodyOf("Encrypt", { KeyId: otherKeyId, Plaintext });
  if (state === "Disabled") {
    await kms.disableKey({ KeyId });
  }
  if (state === "PendingDeletion") {
    await kms.scheduleKeyDeletion({ KeyId });
  }
  return {
    KeyId,
    Arn,
    otherKeyId,
    AliasName,
    GranteePrincipal,
    GrantId: grant.GrantId,
    Plaintext,
    CiphertextBlob: own.CiphertextBlob,
    otherCiphertextBlob: other.CiphertextBlob,
  };
}
type Fixture = Awaited<ReturnType<typeof fixture>>;

async function bodyOf(operation: string, input: object): Promise<Record<string, unknown>> {
  const { status, body } = await call(kms, operation, input);
  expect({ operation, status, body }).toMatchObject({ status: 200 });
  return Object(body);
}

const RSA = { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" } as const;

type Row = readonly [
  operation: string,
  input: (fixture: Fixture) => object,
  enabled: Outcome,
  disabled: Outcome,
  pending: Outcome,
  kind?: object,
];

const always = ["succeeds", "succeeds", "succeeds"] as const;
const whenEnabled = ["succeeds", "disabled", "pending"] as const;
const untilPending = ["succeeds", "succeeds", "pending"] as const;
const key = ({ KeyId }: Fixture) => ({ KeyId });

const TABLE: readonly Row[] = [
  ["CancelKeyDeletion", key, "notPending", "notPending", "succeeds"],
  ["CreateAlias", (f) => ({ AliasName: `${f.AliasName}-2`, TargetKeyId: f.KeyId }), ...untilPending],
  [
    "CreateGrant",
    (f) => ({ KeyId: f.KeyId, GranteePrincipal: f.GranteePrincipal, Operations: ["Decrypt"] }),
    ...whenEnabled,
  ],
  ["Decrypt", ({ CiphertextBlob }) => ({ CiphertextBlob }), ...whenEnabled],
  ["DeleteAlias", ({ AliasName }) => ({ AliasName }), ...always],
  ["DescribeKey", key, ...always],
  ["DisableKey", key, ...untilPending],
  ["DisableKeyRotation", key, ...whenEnabled],
  ["EnableKey", key, ...untilPending],
  ["EnableKeyRotation", key, ...whenEnabled],
  ["Encrypt", ({ KeyId, Plaintext }) => ({ KeyId, Plaintext }), ...whenEnabled],
  ["GenerateDataKey", ({ KeyId }) => ({ KeyId, NumberOfBytes: 1 }), ...whenEnabled],
  ["GenerateDataKeyPair", ({ KeyId }) => ({ KeyId, KeyPairSpec: "ECC_NIST_P256" }), ...whenEnabled],
  [
    "GenerateDataKeyPairWithoutPlaintext",
    ({ KeyId }) => ({ KeyId, KeyPairSpec: "ECC_NIST_EDWARDS25519" }),
    ...whenEnabled,
  ],
  ["GenerateDataKeyWithoutPlaintext", ({ KeyId }) => ({ KeyId, KeySpec: "AES_128" }), ...whenEnabled],
  ["GetKeyPolicy", key, ...always],
  ["GetKeyRotationStatus", key, ...always],
  ["GetPublicKey", key, ...whenEnabled, RSA],
  ["ListAliases", key, ...always],
  ["ListGrants", key, ...always],
  ["ListKeyPolicies", key, ...always],
  ["ListKeyRotations", key, ...always],
  ["ListResourceTags", key, ...always],
  ["PutKeyPolicy", ({ KeyId }) => ({ KeyId, Policy: POLICY }), ...always],
  [
    "ReEncrypt",
    (f) => ({ CiphertextBlob: f.CiphertextBlob, DestinationKeyId: f.otherKeyId }),
    ...whenEnabled,
  ],
  [
    "ReEncrypt",
    (f) => ({ CiphertextBlob: f.otherCiphertextBlob, DestinationKeyId: f.KeyId }),
    ...whenEnabled,
  ],
  ["RetireGrant", ({ KeyId, GrantId }) => ({ KeyId, GrantId }), ...always],
  ["RevokeGrant", ({ KeyId, GrantId }) => ({ KeyId, GrantId }), ...always],
  ["RotateKeyOnDemand", key, ...whenEnabled],
  ["ScheduleKeyDeletion", key, ...untilPending],
  ["TagResource", ({ KeyId }) => ({ KeyId, Tags: [{ TagKey: "a", TagValue: "b" }] }), ...untilPending],
  ["UntagResource", ({ KeyId }) => ({ KeyId, TagKeys: ["a"] }), ...untilPending],
  // The alias goes to the key: its new key must not be pending deletion.
  ["UpdateAlias", (f) => ({ AliasName: f.AliasName, TargetKeyId: f.KeyId }), ...untilPending],
  // The alias leaves the key: its old key may be.
  ["UpdateAlias", (f) => ({ AliasName: f.AliasName, TargetKeyId: f.otherKeyId }), ...always],
  ["UpdateKeyDescription", ({ KeyId }) => ({ KeyId, Description: "new" }), ...untilPending],
];

const errorOf = ({ status, body }: WireAnswer): unknown => (status === 200 ? undefined : body);

describe.each(STATES)("on a key that is %s,", (state) => {
  const column = STATES.indexOf(state);
  test.each(TABLE.map((row, index) => [row[0], row[2 + column] as Outcome, index] as const))(
    "%s: %s",
    async (operation, outcome, index) => {
      const [, input, , , , kind = {}] = TABLE[index] ?? [operation, key];
      const its = await fixture(state, kind);
      expect(errorOf(await call(kms, operation, input(its)))).toEqual(OUTCOMES[outcome](its.Arn));
    },
  );
});

describe("on a key that cannot be rotated,", () => {
  test.each([
    "EnableKeyRotation",
    "DisableKeyRotation",
    "GetKeyRotationStatus",
    "RotateKeyOnDemand",
    "ListKeyRotations",
  ])("%s is not supported, whatever its state", async (operation) => {
    const { KeyId } = await kms.createKey(RSA);
    const unsupported = { __type: "UnsupportedOperationException", message: expect.stringContaining(KeyId) };
    expect(errorOf(await call(kms, operation, { KeyId }))).toEqual(unsupported);
    await kms.disableKey({ KeyId });
    expect(errorOf(await call(kms, operation, { KeyId }))).toEqual(unsupported);
  });
});
