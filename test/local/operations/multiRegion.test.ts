/** Several Regions at one endpoint, and multi-Region keys. */
import { constants, publicEncrypt, randomBytes } from "node:crypto";
import { DecryptCommand, DescribeKeyCommand, EncryptCommand, KMS, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const DAY = 24 * 60 * 60 * 1000;
const [US, EU, AP] = ["us-east-1", "eu-west-1", "ap-southeast-2"] as const;

let kms: LocalKms;
let clock: VirtualClock;
beforeEach(async () => {
  clock = new VirtualClock();
  kms = await LocalKms.start({ clock, regions: [US, EU, AP] });
});
afterEach(() => kms.close());

const client = (region: string, of: LocalKms = kms): KMS =>
  new KMS({ endpoint: of.endpoint, region, credentials: of.credentials });
const Plaintext = Buffer.from("data");

async function primary(input: object = {}) {
  const { KeyMetadata } = await client(US).createKey({ MultiRegion: true, ...input });
  return KeyMetadata;
}

async function replicated(input: object = {}) {
  const { KeyId } = await primary(input);
  const { ReplicaKeyMetadata } = await client(US).replicateKey({ KeyId, ReplicaRegion: EU });
  return { KeyId, replicaArn: ReplicaKeyMetadata.Arn };
}

const describeIn = async (region: string, KeyId: string) =>
  (await client(region).send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;

describe("the option regions", () => {
  test("serves each Region at the same endpoint, with keys and aliases of its own", async () => {
    const { KeyId, Arn } = (await client(EU).createKey()).KeyMetadata;
    expect(Arn).toMatch(/^arn:aws:kms:eu-west-1:/);
    await client(EU).createAlias({ AliasName: "alias/a", TargetKeyId: KeyId });
    expect(await describeIn(EU, "alias/a")).toMatchObject({ Arn });
    for (const name of [KeyId, "alias/a", String(Arn)]) {
      await expect(describeIn(US, name)).rejects.toMatchObject({ name: "NotFoundException" });
    }
    expect((await client(US).listKeys()).Keys).toEqual([]);
    expect(kms.region).toBe(US);
  });

  test("does not let a key encrypt in another Region", async () => {
    const { KeyId } = (await client(EU).createKey()).KeyMetadata;
    const { CiphertextBlob } = await client(EU).encrypt({ KeyId, Plaintext });
    await expect(client(US).decrypt({ CiphertextBlob })).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  test("rejects signatures for other Regions", async () => {
    await expect(client("us-west-2").listKeys()).rejects.toMatchObject({
      name: "InvalidSignatureException",
      serviceMessage: "Credential should be scoped to a valid region.",
    });
  });

  test("serves any Region", async () => {
    await using any = await LocalKms.start({ regions: "any" });
    const { KeyMetadata } = await client("ca-central-1", any).createKey();
    expect(KeyMetadata.Arn).toMatch(/:ca-central-1:/);
    expect(any.region).toBe("us-east-1");
  });

  test("has its first one as default, or the option region", async () => {
    await using first = await LocalKms.start({ regions: [EU, US] });
    await using named = await LocalKms.start({ regions: [EU, US], region: US });
    expect([first.region, named.region]).toEqual([EU, US]);
  });

  test.each<[object, RegExp]>([
    [{ regions: [] }, /regions must be "any", or a list of Regions such as/],
    [{ regions: "all" }, /regions must be "any"/],
    [{ regions: ["Mars"] }, /regions must be "any"/],
    [{ regions: [EU], region: US }, /regions must contain us-east-1, the option region/],
  ])("rejects %j", async (options, message) => {
    await expect(LocalKms.start(options)).rejects.toThrow(message);
  });

  test("is emptied by a reset in all Regions", async () => {
    await client(EU).createKey();
    await kms.reset();
    expect((await client(EU).listKeys()).Keys).toEqual([]);
  });
});

describe("a multi-Region key", () => {
  test("is a primary key with an ID of its own form", async () => {
    const key = await primary();
    expect(key).toMatchObject({
      KeyId: expect.stringMatching(/^mrk-[0-9a-f]{32}$/),
      MultiRegion: true,
      MultiRegionConfiguration: {
        MultiRegionKeyType: "PRIMARY",
        PrimaryKey: { Arn: key.Arn, Region: US },
        ReplicaKeys: [],
      },
    });
  });

  test("has replicas with the same key ID and key material, and properties of their own", async () => {
    const { KeyId, Arn, CurrentKeyMaterialId } = await primary({ Description: "one" });
    const response = await client(US).replicateKey({
      KeyId,
      ReplicaRegion: EU,
      Description: "two",
      Tags: [{ TagKey: "a", TagValue: "b" }],
    });
    const replica = Arn?.replace(US, EU);
    const configuration = {
      PrimaryKey: { Arn, Region: US },
      ReplicaKeys: [{ Arn: replica, Region: EU }],
    };
    expect(response).toMatchObject({
      ReplicaKeyMetadata: {
        Arn: replica,
        KeyState: "Creating",
        Enabled: false,
        Description: "two",
        MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA", ...configuration },
      },
      ReplicaPolicy: expect.stringContaining("kms:*"),
      ReplicaTags: [{ TagKey: "a", TagValue: "b" }],
    });
    expect(response.ReplicaKeyMetadata).not.toHaveProperty("CurrentKeyMaterialId");
    expect(await describeIn(EU, KeyId)).toMatchObject({ KeyState: "Enabled", CurrentKeyMaterialId });
    expect(await describeIn(US, KeyId)).toMatchObject({
      Description: "one",
      MultiRegionConfiguration: { MultiRegionKeyType: "PRIMARY", ...configuration },
    });
  });

  test("decrypts the ciphertexts of related keys, whether they are named or not", async () => {
    const { KeyId, replicaArn } = await replicated();
    const { CiphertextBlob } = await client(US).send(new EncryptCommand({ KeyId, Plaintext }));
    for (const named of [{}, { KeyId }]) {
      const decrypted = await client(EU).send(new DecryptCommand({ CiphertextBlob, ...named }));
      expect(decrypted).toMatchObject({ KeyId: replicaArn });
      expect(Buffer.from(decrypted.Plaintext ?? [])).toEqual(Plaintext);
    }
    const own = (await client(EU).createKey()).KeyMetadata;
    const input = { CiphertextBlob, DestinationKeyId: own.KeyId };
    expect(await client(EU).send(new ReEncryptCommand(input))).toMatchObject({ SourceKeyId: replicaArn });
    await expect(client(EU).decrypt({ CiphertextBlob, KeyId: own.KeyId })).rejects.toMatchObject({
      name: "IncorrectKeyException",
    });
  });

  test("signs with the same key pair in every Region", async () => {
    const { KeyId } = await replicated({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
    const input = { KeyId, Message: Plaintext, SigningAlgorithm: "ECDSA_SHA_256" } as const;
    const { Signature } = await client(US).sign(input);
    expect(await client(EU).verify({ ...input, Signature })).toMatchObject({ SignatureValid: true });
  });

  test("rotates together, and only by its primary key", async () => {
    const { KeyId, replicaArn } = await replicated();
    for (const call of [
      client(EU).rotateKeyOnDemand({ KeyId }),
      client(EU).enableKeyRotation({ KeyId }),
      client(EU).disableKeyRotation({ KeyId }),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: "UnsupportedOperationException",
        serviceMessage: `${replicaArn} is not a multi-region primary key.`,
      });
    }
    const { CiphertextBlob } = await client(EU).encrypt({ KeyId, Plaintext });
    await client(US).rotateKeyOnDemand({ KeyId });
    const [one, other] = [await describeIn(US, KeyId), await describeIn(EU, KeyId)];
    expect(one.CurrentKeyMaterialId).toBe(other.CurrentKeyMaterialId);
    expect((await client(EU).listKeyRotations({ KeyId })).Rotations).toHaveLength(1);
    expect(await client(US).decrypt({ CiphertextBlob })).toMatchObject({ KeyId: one.Arn });
    await client(US).enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
    expect(await client(EU).getKeyRotationStatus({ KeyId })).toMatchObject({ RotationPeriodInDays: 90 });
  });

  test("can get another primary key", async () => {
    const { KeyId } = await replicated();
    await client(US).updatePrimaryRegion({ KeyId, PrimaryRegion: EU });
    expect((await describeIn(EU, KeyId)).MultiRegionConfiguration).toMatchObject({
      MultiRegionKeyType: "PRIMARY",
      PrimaryKey: { Region: EU },
      ReplicaKeys: [{ Region: US }],
    });
    await client(EU).replicateKey({ KeyId, ReplicaRegion: AP });
    await expect(client(US).updatePrimaryRegion({ KeyId, PrimaryRegion: AP })).rejects.toMatchObject({
      name: "UnsupportedOperationException",
    });
  });

  test("is deleted after its replicas", async () => {
    const { KeyId } = await replicated();
    expect(await client(US).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 })).toMatchObject({
      KeyState: "PendingReplicaDeletion",
      PendingWindowInDays: 7,
    });
    expect(await describeIn(US, KeyId)).toMatchObject({ PendingDeletionWindowInDays: 7 });
    await client(EU).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 10 });
    clock.advance(10 * DAY);
    await expect(describeIn(EU, KeyId)).rejects.toMatchObject({ name: "NotFoundException" });
    const pending = await describeIn(US, KeyId);
    expect(pending).toMatchObject({ KeyState: "PendingDeletion" });
    expect(pending.MultiRegionConfiguration?.ReplicaKeys).toEqual([]);
    clock.advance(7 * DAY);
    await expect(describeIn(US, KeyId)).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("waits from the deletion of its last replica on, even if nobody looks at the replicas", async () => {
    const { KeyId } = await replicated();
    await client(US).replicateKey({ KeyId, ReplicaRegion: AP });
    await client(US).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    await client(EU).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 30 });
    await client(AP).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 10 });
    clock.advance(36 * DAY);
    expect(await describeIn(US, KeyId)).toMatchObject({
      KeyState: "PendingDeletion",
      MultiRegionConfiguration: { ReplicaKeys: [] },
    });
    clock.advance(DAY);
    await expect(describeIn(US, KeyId)).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("forgets a deleted replica at once", async () => {
    const { KeyId } = await replicated();
    await client(US).replicateKey({ KeyId, ReplicaRegion: AP });
    await client(EU).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    clock.advance(40 * DAY);
    for (const region of [US, AP]) {
      expect((await describeIn(region, KeyId)).MultiRegionConfiguration?.ReplicaKeys).toMatchObject([
        { Region: AP },
      ]);
    }
    await client(US).replicateKey({ KeyId, ReplicaRegion: EU });
    expect(await describeIn(EU, KeyId)).toMatchObject({ KeyState: "Enabled" });
  });

  test("is deleted after its own waiting period when its replicas are long gone", async () => {
    const { KeyId } = await replicated();
    await client(EU).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    clock.advance(100 * DAY);
    expect(await client(US).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 })).toMatchObject({
      KeyState: "PendingDeletion",
    });
    clock.advance(6 * DAY);
    expect(await describeIn(US, KeyId)).toMatchObject({ KeyState: "PendingDeletion" });
  });

  test("shares its rotation with its replicas, and neither policy, tags, description, grants, aliases nor state", async () => {
    const { KeyId } = await replicated({ Tags: [{ TagKey: "a", TagValue: "b" }], Description: "primary" });
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${kms.accountId}:root` },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    });
    await client(US).putKeyPolicy({ KeyId, Policy });
    await client(US).tagResource({ KeyId, Tags: [{ TagKey: "c", TagValue: "d" }] });
    await client(US).createAlias({ AliasName: "alias/of-primary", TargetKeyId: KeyId });
    const GranteePrincipal = "arn:aws:iam::111122223333:user/alice";
    await client(US).createGrant({ KeyId, GranteePrincipal, Operations: ["Decrypt"] });
    await client(US).enableKeyRotation({ KeyId, RotationPeriodInDays: 100 });
    await client(US).disableKey({ KeyId });
    const eu = client(EU);
    expect((await eu.getKeyPolicy({ KeyId })).Policy).not.toBe(Policy);
    expect((await eu.listResourceTags({ KeyId })).Tags).toEqual([]);
    expect((await eu.listAliases({ KeyId })).Aliases).toEqual([]);
    expect((await eu.listGrants({ KeyId })).Grants).toEqual([]);
    expect(await describeIn(EU, KeyId)).toMatchObject({ KeyState: "Enabled", Description: "" });
    expect(await eu.getKeyRotationStatus({ KeyId })).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 100,
    });
    // Still the property of the keys, whichever is the primary one.
    await client(US).enableKey({ KeyId });
    await client(US).updatePrimaryRegion({ KeyId, PrimaryRegion: EU });
    await eu.disableKeyRotation({ KeyId });
    expect(await client(US).getKeyRotationStatus({ KeyId })).toMatchObject({ KeyRotationEnabled: false });
  });

  test("decrypts what related keys encrypted before they were deleted or rotated", async () => {
    const { KeyId } = await replicated();
    const { CiphertextBlob } = await client(EU).encrypt({ KeyId, Plaintext });
    await client(US).rotateKeyOnDemand({ KeyId });
    await client(EU).scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    clock.advance(7 * DAY);
    const decrypted = await client(US).decrypt({ CiphertextBlob });
    expect(Buffer.from(decrypted.Plaintext ?? [])).toEqual(Plaintext);
    await client(US).replicateKey({ KeyId, ReplicaRegion: AP });
    expect((await client(AP).decrypt({ CiphertextBlob })).KeyId).toContain(AP);
  });

  test("makes and verifies the same MACs in every Region", async () => {
    const { KeyId } = await replicated({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
    const input = { KeyId, Message: Plaintext, MacAlgorithm: "HMAC_SHA_256" } as const;
    const { Mac } = await client(US).generateMac(input);
    expect(await client(EU).verifyMac({ ...input, Mac })).toMatchObject({ MacValid: true });
  });

  test("takes key material back from its replicas before its rotation", async () => {
    const { KeyId } = await primary({ Origin: "EXTERNAL" });
    const [first, second] = [randomBytes(32), randomBytes(32)];
    await importInto(US, KeyId, first);
    await client(US).replicateKey({ KeyId, ReplicaRegion: EU });
    await importInto(EU, KeyId, first);
    const { KeyMaterialId } = await importInto(US, KeyId, second, { ImportType: "NEW_KEY_MATERIAL" });
    await importInto(EU, KeyId, second);
    await client(US).deleteImportedKeyMaterial({ KeyId, KeyMaterialId });
    for (const region of [US, EU]) {
      expect(await describeIn(region, KeyId)).toMatchObject({ KeyState: "Enabled" });
      const all = { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" } as const;
      expect((await client(region).listKeyRotations(all)).Rotations).toHaveLength(1);
    }
    await expect(importInto(EU, KeyId, second)).rejects.toMatchObject({
      name: "IncorrectKeyMaterialException",
    });
  });

  test("stays usable in a Region whose replica loses its key material", async () => {
    const { KeyId } = await primary({ Origin: "EXTERNAL" });
    const material = randomBytes(32);
    await importInto(US, KeyId, material);
    await client(US).replicateKey({ KeyId, ReplicaRegion: EU });
    await importInto(EU, KeyId, material);
    await client(EU).deleteImportedKeyMaterial({ KeyId });
    expect(await describeIn(EU, KeyId)).toMatchObject({ KeyState: "PendingImport" });
    expect(await describeIn(US, KeyId)).toMatchObject({ KeyState: "Enabled" });
  });

  test("can be kept while it waits for its replicas", async () => {
    const { KeyId } = await replicated();
    await client(US).scheduleKeyDeletion({ KeyId });
    await client(US).cancelKeyDeletion({ KeyId });
    expect(await describeIn(US, KeyId)).toMatchObject({ KeyState: "Disabled" });
  });

  test("with Origin EXTERNAL needs its key material in every Region", async () => {
    const { KeyId } = await primary({ Origin: "EXTERNAL" });
    const replicate = () => client(US).replicateKey({ KeyId, ReplicaRegion: EU });
    await expect(replicate()).rejects.toMatchObject({ name: "KMSInvalidStateException" });
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const { KeyMaterialId } = await importInto(US, KeyId, first);
    await replicate();
    expect(await describeIn(EU, KeyId)).toMatchObject({ KeyState: "PendingImport" });
    await expect(importInto(EU, KeyId, second)).rejects.toMatchObject({
      name: "IncorrectKeyMaterialException",
    });
    expect(await importInto(EU, KeyId, first)).toMatchObject({ KeyMaterialId });
    const { CiphertextBlob } = await client(US).encrypt({ KeyId, Plaintext });
    const decrypted = await client(EU).decrypt({ CiphertextBlob });
    expect(Buffer.from(decrypted.Plaintext ?? [])).toEqual(Plaintext);

    const isNew = { ImportType: "NEW_KEY_MATERIAL" } as const;
    const { KeyMaterialId: next } = await importInto(US, KeyId, second, isNew);
    const stateOfNext = async () => {
      const all = { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" } as const;
      const { Rotations } = await client(US).listKeyRotations(all);
      return Rotations.find(({ KeyMaterialId: id }) => id === next)?.KeyMaterialState;
    };
    expect(await stateOfNext()).toBe("PENDING_MULTI_REGION_IMPORT_AND_ROTATION");
    await expect(client(US).rotateKeyOnDemand({ KeyId })).rejects.toMatchObject({
      name: "KMSInvalidStateException",
    });
    await importInto(EU, KeyId, second);
    expect(await stateOfNext()).toBe("PENDING_ROTATION");
    await client(US).rotateKeyOnDemand({ KeyId });
    expect(await describeIn(EU, KeyId)).toMatchObject({ CurrentKeyMaterialId: next });
  });
});

async function importInto(region: string, KeyId: string, material: Uint8Array, change: object = {}) {
  const parameters = await client(region).getParametersForImport({
    KeyId,
    WrappingAlgorithm: "RSAES_OAEP_SHA_256",
    WrappingKeySpec: "RSA_2048",
  });
  const key = { key: Buffer.from(parameters.PublicKey), format: "der", type: "spki" } as const;
  const EncryptedKeyMaterial = publicEncrypt(
    { ...key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
    material,
  );
  return client(region).importKeyMaterial({
    KeyId,
    ImportToken: parameters.ImportToken,
    EncryptedKeyMaterial,
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
    ...change,
  });
}

describe("ReplicateKey rejects", () => {
  test("a replica, a single-Region key, and a Region that has a replica", async () => {
    const { KeyId, replicaArn } = await replicated();
    await expect(client(EU).replicateKey({ KeyId, ReplicaRegion: AP })).rejects.toMatchObject({
      name: "UnsupportedOperationException",
      serviceMessage: `${replicaArn} is not a multi-region primary key.`,
    });
    const single = (await client(US).createKey()).KeyMetadata;
    await expect(client(US).replicateKey({ KeyId: single.KeyId, ReplicaRegion: EU })).rejects.toMatchObject({
      name: "UnsupportedOperationException",
    });
    for (const ReplicaRegion of [EU, US]) {
      await expect(client(US).replicateKey({ KeyId, ReplicaRegion })).rejects.toMatchObject({
        name: "AlreadyExistsException",
      });
    }
  });

  test("a disabled key, another partition, and a Region that LocalKms does not serve", async () => {
    const { KeyId } = await primary();
    await expect(client(US).replicateKey({ KeyId, ReplicaRegion: "cn-north-1" })).rejects.toMatchObject({
      name: "UnsupportedOperationException",
    });
    await expect(client(US).replicateKey({ KeyId, ReplicaRegion: "us-west-2" })).rejects.toMatchObject({
      name: "NotImplementedException",
      serviceMessage:
        "LocalKms does not serve the Region us-west-2; add it to the option regions of LocalKms.start.",
    });
    await client(US).disableKey({ KeyId });
    await expect(client(US).replicateKey({ KeyId, ReplicaRegion: EU })).rejects.toMatchObject({
      name: "DisabledException",
    });
  });

  test("policies and tags that CreateKey rejects", async () => {
    const { KeyId } = await primary();
    const input = { KeyId, ReplicaRegion: EU };
    await expect(client(US).replicateKey({ ...input, Policy: "{}" })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
    const Tags = [{ TagKey: "aws:a", TagValue: "b" }];
    await expect(client(US).replicateKey({ ...input, Tags })).rejects.toMatchObject({ name: "TagException" });
    await expect(describeIn(EU, KeyId)).rejects.toMatchObject({ name: "NotFoundException" });
  });
});

test("UpdatePrimaryRegion rejects a Region without a replica, and keys that are not enabled", async () => {
  const { KeyId } = await replicated();
  for (const PrimaryRegion of [AP, US]) {
    await expect(client(US).updatePrimaryRegion({ KeyId, PrimaryRegion })).rejects.toMatchObject({
      name: "NotFoundException",
    });
  }
  await client(EU).disableKey({ KeyId });
  await expect(client(US).updatePrimaryRegion({ KeyId, PrimaryRegion: EU })).rejects.toMatchObject({
    name: "DisabledException",
  });
});
