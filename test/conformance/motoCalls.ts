/** Calls of every operation that moto performs, with what a successful output has. */
import type { KMS } from "kms-reencrypt";
import { expect } from "vitest";

const account = "123456789012";
export const plaintext = new TextEncoder().encode("a plaintext");
export const context = { tenant: "a" };
export const role = `arn:aws:iam::${account}:role/app`;

/** Creates keys of every kind. */
export async function createKeys(kms: KMS) {
  const create = async (input: Parameters<KMS["createKey"]>[0]) =>
    (await kms.createKey(input)).KeyMetadata.KeyId;
  return {
    symmetric: await create({ Description: "symmetric" }),
    other: await create({}),
    rsa: await create({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" }),
    signing: await create({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }),
    hmac: await create({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }),
    multiRegion: await create({ MultiRegion: true }),
  };
}

/** A client for moto, and keys that it has created. */
export interface World {
  readonly kms: KMS;
  readonly keys: Awaited<ReturnType<typeof createKeys>>;
}

/** Encrypts under a key. */
export const encrypted = async (kms: KMS, KeyId: string, EncryptionContext?: Record<string, string>) =>
  (await kms.encrypt({ KeyId, Plaintext: plaintext, EncryptionContext })).CiphertextBlob;

const bytes = expect.any(Uint8Array);
const text = expect.any(String);

type Row = readonly [operation: string, call: (world: World) => Promise<object>, output: object];

export const ENCRYPTION: readonly Row[] = [
  [
    "encrypt",
    ({ kms, keys }) =>
      kms.encrypt({ KeyId: keys.symmetric, Plaintext: plaintext, EncryptionContext: context }),
    { CiphertextBlob: bytes, KeyId: text, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" },
  ],
  [
    "decrypt",
    async ({ kms, keys }) =>
      kms.decrypt({
        CiphertextBlob: await encrypted(kms, keys.symmetric, context),
        EncryptionContext: context,
      }),
    { Plaintext: plaintext, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" },
  ],
  [
    "reEncrypt",
    async ({ kms, keys }) =>
      kms.reEncrypt({
        CiphertextBlob: await encrypted(kms, keys.symmetric, context),
        SourceEncryptionContext: context,
        DestinationKeyId: keys.other,
      }),
    {
      CiphertextBlob: bytes,
      KeyId: text,
      SourceKeyId: text,
      SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    },
  ],
  [
    "encrypt",
    ({ kms, keys }) =>
      kms.encrypt({ KeyId: keys.rsa, Plaintext: plaintext, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" }),
    { CiphertextBlob: bytes, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" },
  ],
  [
    "generateDataKey",
    ({ kms, keys }) => kms.generateDataKey({ KeyId: keys.symmetric, KeySpec: "AES_256" }),
    { CiphertextBlob: bytes, Plaintext: bytes },
  ],
  [
    "generateDataKeyWithoutPlaintext",
    ({ kms, keys }) => kms.generateDataKeyWithoutPlaintext({ KeyId: keys.symmetric, NumberOfBytes: 16 }),
    { CiphertextBlob: bytes },
  ],
  ["generateRandom", ({ kms }) => kms.generateRandom({ NumberOfBytes: 8 }), { Plaintext: bytes }],
];

export const SIGNATURES: readonly Row[] = [
  [
    "sign",
    ({ kms, keys }) =>
      kms.sign({ KeyId: keys.signing, Message: plaintext, SigningAlgorithm: "ECDSA_SHA_256" }),
    { Signature: bytes, SigningAlgorithm: "ECDSA_SHA_256" },
  ],
  [
    "verify",
    async ({ kms, keys }) => {
      const input = { KeyId: keys.signing, Message: plaintext, SigningAlgorithm: "ECDSA_SHA_256" } as const;
      const { Signature } = await kms.sign(input);
      return kms.verify({ ...input, Signature });
    },
    { SignatureValid: true, SigningAlgorithm: "ECDSA_SHA_256" },
  ],
  [
    "generateMac",
    ({ kms, keys }) =>
      kms.generateMac({ KeyId: keys.hmac, Message: plaintext, MacAlgorithm: "HMAC_SHA_256" }),
    { Mac: bytes, MacAlgorithm: "HMAC_SHA_256" },
  ],
  [
    "verifyMac",
    async ({ kms, keys }) => {
      const input = { KeyId: keys.hmac, Message: plaintext, MacAlgorithm: "HMAC_SHA_256" } as const;
      const { Mac } = await kms.generateMac(input);
      return kms.verifyMac({ ...input, Mac });
    },
    { MacValid: true },
  ],
  [
    "getPublicKey",
    ({ kms, keys }) => kms.getPublicKey({ KeyId: keys.rsa }),
    { PublicKey: bytes, KeySpec: "RSA_2048" },
  ],
];

export const MANAGEMENT: readonly Row[] = [
  ["createKey", ({ kms }) => kms.createKey({}), { KeyMetadata: { KeyId: text, Enabled: true } }],
  [
    "describeKey",
    ({ kms, keys }) => kms.describeKey({ KeyId: keys.symmetric }),
    { KeyMetadata: { Description: "symmetric" } },
  ],
  [
    "replicateKey",
    ({ kms, keys }) => kms.replicateKey({ KeyId: keys.multiRegion, ReplicaRegion: "eu-west-1" }),
    { ReplicaKeyMetadata: { MultiRegion: true } },
  ],
  [
    "updateKeyDescription",
    ({ kms, keys }) => kms.updateKeyDescription({ KeyId: keys.other, Description: "b" }),
    {},
  ],
  ["disableKey", ({ kms, keys }) => kms.disableKey({ KeyId: keys.other }), {}],
  ["enableKey", ({ kms, keys }) => kms.enableKey({ KeyId: keys.other }), {}],
  [
    "createAlias",
    ({ kms, keys }) => kms.createAlias({ AliasName: "alias/app", TargetKeyId: keys.symmetric }),
    {},
  ],
  [
    "updateAlias",
    ({ kms, keys }) => kms.updateAlias({ AliasName: "alias/app", TargetKeyId: keys.other }),
    {},
  ],
  ["listAliases", ({ kms, keys }) => kms.listAliases({ KeyId: keys.other }), { Truncated: false }],
  ["deleteAlias", ({ kms }) => kms.deleteAlias({ AliasName: "alias/app" }), {}],
  ["listKeys", ({ kms }) => kms.listKeys({}), { Truncated: false, Keys: expect.any(Array) }],
  [
    "tagResource",
    ({ kms, keys }) => kms.tagResource({ KeyId: keys.other, Tags: [{ TagKey: "a", TagValue: "b" }] }),
    {},
  ],
  [
    "listResourceTags",
    ({ kms, keys }) => kms.listResourceTags({ KeyId: keys.other }),
    { Tags: [{ TagKey: "a", TagValue: "b" }], Truncated: false },
  ],
  ["untagResource", ({ kms, keys }) => kms.untagResource({ KeyId: keys.other, TagKeys: ["a"] }), {}],
  ["enableKeyRotation", ({ kms, keys }) => kms.enableKeyRotation({ KeyId: keys.other }), {}],
  [
    "getKeyRotationStatus",
    ({ kms, keys }) => kms.getKeyRotationStatus({ KeyId: keys.other }),
    { KeyRotationEnabled: true },
  ],
  ["rotateKeyOnDemand", ({ kms, keys }) => kms.rotateKeyOnDemand({ KeyId: keys.other }), { KeyId: text }],
  ["listKeyRotations", ({ kms, keys }) => kms.listKeyRotations({ KeyId: keys.other }), { Truncated: false }],
  ["disableKeyRotation", ({ kms, keys }) => kms.disableKeyRotation({ KeyId: keys.other }), {}],
  [
    "getKeyPolicy",
    ({ kms, keys }) => kms.getKeyPolicy({ KeyId: keys.other, PolicyName: "default" }),
    { Policy: text },
  ],
  [
    "putKeyPolicy",
    ({ kms, keys }) => kms.putKeyPolicy({ KeyId: keys.other, PolicyName: "default", Policy: "{}" }),
    {},
  ],
  [
    "listKeyPolicies",
    ({ kms, keys }) => kms.listKeyPolicies({ KeyId: keys.other }),
    { PolicyNames: ["default"] },
  ],
  [
    "createGrant",
    ({ kms, keys }) =>
      kms.createGrant({ KeyId: keys.other, GranteePrincipal: role, Operations: ["Encrypt"] }),
    { GrantId: text, GrantToken: text },
  ],
  ["listGrants", ({ kms, keys }) => kms.listGrants({ KeyId: keys.other }), { Grants: [{ GrantId: text }] }],
  ["listRetirableGrants", ({ kms }) => kms.listRetirableGrants({ RetiringPrincipal: role }), { Grants: [] }],
  [
    "revokeGrant",
    async ({ kms, keys }) => {
      const { Grants } = await kms.listGrants({ KeyId: keys.other });
      return kms.revokeGrant({ KeyId: keys.other, GrantId: Grants[0]?.GrantId ?? "" });
    },
    {},
  ],
  [
    "retireGrant",
    async ({ kms, keys }) => {
      const input = { KeyId: keys.other, GranteePrincipal: role, Operations: ["Encrypt" as const] };
      const { GrantId } = await kms.createGrant(input);
      return kms.retireGrant({ KeyId: keys.other, GrantId });
    },
    {},
  ],
  [
    "scheduleKeyDeletion",
    ({ kms, keys }) => kms.scheduleKeyDeletion({ KeyId: keys.other, PendingWindowInDays: 7 }),
    { KeyId: text, DeletionDate: expect.any(Date) },
  ],
  ["cancelKeyDeletion", ({ kms, keys }) => kms.cancelKeyDeletion({ KeyId: keys.other }), { KeyId: text }],
];

export const missing = "11111111-2222-3333-4444-555555555555";
/** Calls with a key that does not exist. */
export const WITH_KEY: readonly (readonly [string, (world: World, KeyId: string) => Promise<unknown>])[] = [
  ["CancelKeyDeletion", ({ kms }, KeyId) => kms.cancelKeyDeletion({ KeyId })],
  ["DescribeKey", ({ kms }, KeyId) => kms.describeKey({ KeyId })],
  ["DisableKey", ({ kms }, KeyId) => kms.disableKey({ KeyId })],
  ["DisableKeyRotation", ({ kms }, KeyId) => kms.disableKeyRotation({ KeyId })],
  ["EnableKey", ({ kms }, KeyId) => kms.enableKey({ KeyId })],
  ["EnableKeyRotation", ({ kms }, KeyId) => kms.enableKeyRotation({ KeyId })],
  ["Encrypt", ({ kms }, KeyId) => kms.encrypt({ KeyId, Plaintext: plaintext })],
  ["GenerateDataKey", ({ kms }, KeyId) => kms.generateDataKey({ KeyId, KeySpec: "AES_128" })],
  ["GetKeyPolicy", ({ kms }, KeyId) => kms.getKeyPolicy({ KeyId, PolicyName: "default" })],
  ["GetKeyRotationStatus", ({ kms }, KeyId) => kms.getKeyRotationStatus({ KeyId })],
  ["GetPublicKey", ({ kms }, KeyId) => kms.getPublicKey({ KeyId })],
  ["ListKeyRotations", ({ kms }, KeyId) => kms.listKeyRotations({ KeyId })],
  ["ListResourceTags", ({ kms }, KeyId) => kms.listResourceTags({ KeyId })],
  [
    "ReEncrypt",
    async ({ kms, keys }, KeyId) =>
      kms.reEncrypt({ CiphertextBlob: await encrypted(kms, keys.symmetric), DestinationKeyId: KeyId }),
  ],
  ["RotateKeyOnDemand", ({ kms }, KeyId) => kms.rotateKeyOnDemand({ KeyId })],
  ["ScheduleKeyDeletion", ({ kms }, KeyId) => kms.scheduleKeyDeletion({ KeyId })],
  ["Sign", ({ kms }, KeyId) => kms.sign({ KeyId, Message: plaintext, SigningAlgorithm: "ECDSA_SHA_256" })],
  ["TagResource", ({ kms }, KeyId) => kms.tagResource({ KeyId, Tags: [{ TagKey: "a", TagValue: "b" }] })],
  ["UpdateKeyDescription", ({ kms }, KeyId) => kms.updateKeyDescription({ KeyId, Description: "b" })],
];
