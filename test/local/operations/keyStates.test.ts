/** The key-state table of the KMS developer guide: every operation on a key, in every key state. */
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATION_NAMES } from "../../../src/local/OperationName.js";
import { call, type WireResponse } from "../support.js";
import {
  bodyOf,
  type Fixture,
  fixture,
  GranteePrincipal,
  Plaintext,
  RSA,
  STATES,
  seededKeys,
} from "./keyFixtures.js";

let kms: LocalKms;
beforeAll(async () => {
  const Keys = seededKeys(TABLE.map(([, , , kind]) => kind));
  kms = await LocalKms.start({ seed: { Keys } });
});
afterAll(() => kms.close());

const error = (__type: string, message?: string) => ({
  __type,
  ...(message === undefined ? {} : { message }),
});
const invalidState = (message: string) => error("KMSInvalidStateException", message);
const originOf = (arn: string, origin: string) =>
  error("UnsupportedOperationException", `${arn} origin is ${origin} which is not valid for this operation.`);

const OUTCOMES = {
  succeeds: () => undefined,
  disabled: (arn: string) => error("DisabledException", `${arn} is disabled.`),
  pending: (arn: string) => invalidState(`${arn} is pending deletion.`),
  notPending: (arn: string) => invalidState(`${arn} is not pending deletion.`),
  withoutMaterial: (arn: string) => invalidState(`${arn} is pending import.`),
  unavailable: (arn: string) => invalidState(`${arn} is unavailable.`),
  imported: (arn: string) => originOf(arn, "EXTERNAL"),
  inKeyStore: (arn: string) => originOf(arn, "AWS_CLOUDHSM"),
  generated: (arn: string) => originOf(arn, "AWS_KMS"),
  single: (arn: string) =>
    error("UnsupportedOperationException", `${arn} is not a multi-region primary key.`),
  notSigning: (arn: string) =>
    error("InvalidKeyUsageException", `${arn} key usage is ENCRYPT_DECRYPT which is not valid for Sign.`),
  nothingImported: (arn: string) =>
    invalidState(`No available key material pending rotation for the key: ${arn}.`),
  symmetric: () => error("UnsupportedOperationException"),
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

type Row = readonly [
  operation: string,
  input: (fixture: Fixture) => object,
  /** One for each state. */
  outcomes: readonly [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome],
  kind?: object,
];

const always = ["succeeds", "succeeds", "succeeds", "succeeds", "succeeds", "succeeds"] as const;
const whenEnabled = [
  "succeeds",
  "disabled",
  "pending",
  "withoutMaterial",
  "unavailable",
  "succeeds",
] as const;
const untilPending = ["succeeds", "succeeds", "pending", "succeeds", "succeeds", "succeeds"] as const;
const withMaterial = ["succeeds", "succeeds", "pending", "withoutMaterial", "succeeds", "succeeds"] as const;
const grantable = ["succeeds", "disabled", "pending", "withoutMaterial", "succeeds", "succeeds"] as const;
const automatic = ["succeeds", "disabled", "pending", "imported", "inKeyStore", "imported"] as const;
const rotationsTold = ["succeeds", "succeeds", "succeeds", "succeeds", "inKeyStore", "succeeds"] as const;
const key = ({ KeyId }: Fixture) => ({ KeyId });

const TABLE: readonly Row[] = [
  [
    "CancelKeyDeletion",
    key,
    ["notPending", "notPending", "succeeds", "notPending", "notPending", "notPending"],
  ],
  ["CreateAlias", (f) => ({ AliasName: `${f.AliasName}-2`, TargetKeyId: f.KeyId }), untilPending],
  ["CreateGrant", ({ KeyId }) => ({ KeyId, GranteePrincipal, Operations: ["Decrypt"] }), grantable],
  ["Decrypt", ({ CiphertextBlob }) => ({ CiphertextBlob }), whenEnabled],
  ["DeleteAlias", ({ AliasName }) => ({ AliasName }), always],
  ["DescribeKey", key, always],
  ["DisableKey", key, withMaterial],
  ["DisableKeyRotation", key, automatic],
  ["EnableKey", key, withMaterial],
  ["EnableKeyRotation", key, automatic],
  ["Encrypt", ({ KeyId }) => ({ KeyId, Plaintext }), whenEnabled],
  ["GenerateDataKey", ({ KeyId }) => ({ KeyId, NumberOfBytes: 1 }), whenEnabled],
  ["GenerateDataKeyPair", ({ KeyId }) => ({ KeyId, KeyPairSpec: "ECC_NIST_P256" }), whenEnabled],
  [
    "GenerateDataKeyPairWithoutPlaintext",
    ({ KeyId }) => ({ KeyId, KeyPairSpec: "ECC_NIST_EDWARDS25519" }),
    whenEnabled,
  ],
  ["GenerateDataKeyWithoutPlaintext", ({ KeyId }) => ({ KeyId, KeySpec: "AES_128" }), whenEnabled],
  ["GetKeyPolicy", key, always],
  ["GetKeyRotationStatus", key, rotationsTold],
  [
    "GetPublicKey",
    key,
    // Keys in custom key stores are symmetric.
    ["succeeds", "disabled", "pending", "withoutMaterial", "symmetric", "succeeds"],
    RSA,
  ],
  ["GetKeyLastUsage", key, always],
  [
    "GetParametersForImport",
    ({ KeyId }) => ({ KeyId, WrappingAlgorithm: "RSAES_OAEP_SHA_1", WrappingKeySpec: "RSA_2048" }),
    ["generated", "generated", "pending", "succeeds", "inKeyStore", "succeeds"],
  ],
  [
    "DeleteImportedKeyMaterial",
    key,
    ["generated", "generated", "generated", "succeeds", "inKeyStore", "succeeds"],
  ],
  [
    "ReplicateKey",
    ({ KeyId }) => ({ KeyId, ReplicaRegion: "eu-west-1" }),
    ["single", "disabled", "pending", "withoutMaterial", "unavailable", "single"],
  ],
  [
    "UpdatePrimaryRegion",
    ({ KeyId }) => ({ KeyId, PrimaryRegion: "eu-west-1" }),
    ["single", "disabled", "pending", "withoutMaterial", "unavailable", "single"],
  ],
  [
    "Sign",
    ({ KeyId }) => ({ KeyId, Message: Plaintext, SigningAlgorithm: "RSASSA_PSS_SHA_256" }),
    ["notSigning", "disabled", "pending", "withoutMaterial", "unavailable", "notSigning"],
  ],
  ["ListAliases", key, always],
  ["ListGrants", key, always],
  ["ListKeyPolicies", key, always],
  ["ListKeyRotations", key, rotationsTold],
  ["ListResourceTags", key, always],
  ["PutKeyPolicy", ({ KeyId }) => ({ KeyId, Policy: POLICY }), always],
  ["ReEncrypt", (f) => ({ CiphertextBlob: f.CiphertextBlob, DestinationKeyId: f.otherKeyId }), whenEnabled],
  ["ReEncrypt", (f) => ({ CiphertextBlob: f.otherCiphertextBlob, DestinationKeyId: f.KeyId }), whenEnabled],
  ["RetireGrant", ({ KeyId, GrantId }) => ({ KeyId, GrantId }), always],
  ["RevokeGrant", ({ KeyId, GrantId }) => ({ KeyId, GrantId }), always],
  [
    "RotateKeyOnDemand",
    key,
    ["succeeds", "disabled", "pending", "withoutMaterial", "inKeyStore", "nothingImported"],
  ],
  ["ScheduleKeyDeletion", key, untilPending],
  ["TagResource", ({ KeyId }) => ({ KeyId, Tags: [{ TagKey: "a", TagValue: "b" }] }), untilPending],
  ["UntagResource", ({ KeyId }) => ({ KeyId, TagKeys: ["a"] }), untilPending],
  // The new key of the alias must not be pending deletion.
  ["UpdateAlias", (f) => ({ AliasName: f.AliasName, TargetKeyId: f.KeyId }), untilPending],
  // The old key of the alias may be pending deletion.
  ["UpdateAlias", (f) => ({ AliasName: f.AliasName, TargetKeyId: f.otherKeyId }), always],
  ["UpdateKeyDescription", ({ KeyId }) => ({ KeyId, Description: "new" }), untilPending],
];

const errorOf = ({ status, body }: WireResponse): unknown => (status === 200 ? undefined : body);

describe.each(STATES)("on a key that is %s,", (state) => {
  const column = STATES.indexOf(state);
  test.each(TABLE.map(([operation, , outcomes], index) => [operation, outcomes[column], index] as const))(
    "%s: %s",
    async (operation, outcome = "succeeds", index) => {
      const [, input, , kind = {}] = TABLE[index] ?? [operation, key];
      const its = await fixture(kms, state, index, kind);
      expect(errorOf(await call(kms, operation, input(its)))).toEqual(OUTCOMES[outcome](its.Arn));
    },
  );
});

test("the table contains every operation on a key", () => {
  const operations = new Set([
    ...TABLE.map(([operation]) => operation),
    "CreateKey",
    "GenerateRandom",
    "ListKeys",
  ]);
  // The others on signatures, secrets and MACs check states as Sign does.
  const others = ["Verify", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "Encapsulate", "Decapsulate"];
  const withoutKey = [...OPERATION_NAMES].filter((name) =>
    /CustomKeyStore|ListRetirable|ImportKeyMaterial/.test(name),
  );
  expect([...new Set([...operations, ...others, ...withoutKey])].sort()).toEqual([...OPERATION_NAMES].sort());
});

describe("on a key that KMS cannot rotate,", () => {
  const kinds = [
    { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" },
    { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" },
  ] as const;
  test.each(kinds)(
    "such as $KeySpec, rotation is off and can neither be enabled nor disabled",
    async (kind) => {
      const { KeyId, Arn } = await kms.createKey(kind);
      const status = { KeyRotationEnabled: false, KeyId: Arn };
      expect(await bodyOf(kms, "GetKeyRotationStatus", { KeyId })).toEqual(status);
      expect(await bodyOf(kms, "ListKeyRotations", { KeyId })).toEqual({ Rotations: [], Truncated: false });
      for (const operation of ["EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand"]) {
        expect(errorOf(await call(kms, operation, { KeyId }))).toEqual(OUTCOMES.symmetric());
      }
      const all = { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" };
      expect(errorOf(await call(kms, "ListKeyRotations", all))).toEqual(
        error(
          "ValidationException",
          "Input parameter includeKeyMaterial can only be used with symmetric keys.",
        ),
      );
    },
  );
});
