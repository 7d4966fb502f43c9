/** Seeds and methods for several Regions. */
import { KMS } from "kms-reencrypt";
import { LocalKms, type Seed, type SeedKey } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";

const [US, EU, AP] = ["us-east-1", "eu-west-1", "ap-southeast-2"] as const;
const regions = [US, EU, AP];
const KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const MRK = `mrk-${"0123456789abcdef".repeat(2)}`;
const KeyMaterial = Buffer.alloc(32, 7).toString("base64");

const clientOf = (kms: LocalKms, region: string) =>
  new KMS({ endpoint: kms.endpoint, region, credentials: kms.credentials });

describe("a key of a seed", () => {
  test("is in its Region, with its alias", async () => {
    const seed: Seed = {
      Keys: [{ KeyId, Region: EU }],
      Aliases: [{ AliasName: "alias/a", TargetKeyId: KeyId }],
    };
    await using kms = await LocalKms.start({ regions, seed });
    await expect(clientOf(kms, US).describeKey({ KeyId })).rejects.toThrow(/does not exist/);
    const { KeyMetadata } = await clientOf(kms, EU).describeKey({ KeyId: "alias/a" });
    expect(KeyMetadata?.Arn).toBe(`arn:aws:kms:${EU}:${kms.accountId}:key/${KeyId}`);
  });

  const multiRegion: SeedKey = { KeyId: MRK, KeyMaterial, MultiRegion: true, ReplicaRegions: [EU, AP] };

  test("can have replicas, which decrypt its ciphertexts, with an alias in each Region", async () => {
    const Aliases = [US, EU].map((Region) => ({ AliasName: "alias/shared", TargetKeyId: MRK, Region }));
    await using kms = await LocalKms.start({ regions, seed: { Keys: [multiRegion], Aliases } });
    const Plaintext = Buffer.from("data");
    const { CiphertextBlob } = await clientOf(kms, US).encrypt({ KeyId: "alias/shared", Plaintext });
    for (const [region, KeyId] of [
      [EU, "alias/shared"],
      [AP, MRK],
    ] as const) {
      const decrypted = await clientOf(kms, region).decrypt({ CiphertextBlob, KeyId });
      expect(Buffer.from(decrypted.Plaintext ?? [])).toEqual(Plaintext);
    }
    const { KeyMetadata } = await clientOf(kms, AP).describeKey({ KeyId: MRK });
    expect(KeyMetadata?.MultiRegionConfiguration).toMatchObject({
      MultiRegionKeyType: "REPLICA",
      PrimaryKey: { Region: US },
      ReplicaKeys: [{ Region: EU }, { Region: AP }],
    });
  });

  test("has its replicas again after a reset, whatever happened to them", async () => {
    await using kms = await LocalKms.start({ regions, seed: { Keys: [multiRegion] } });
    const client = clientOf(kms, US);
    await client.updatePrimaryRegion({ KeyId: MRK, PrimaryRegion: EU });
    await kms.disableKey({ KeyId: MRK }, { region: AP });
    await kms.reset();
    const { KeyMetadata } = await client.describeKey({ KeyId: MRK });
    expect(KeyMetadata?.MultiRegionConfiguration).toMatchObject({ MultiRegionKeyType: "PRIMARY" });
    expect((await clientOf(kms, AP).describeKey({ KeyId: MRK })).KeyMetadata?.KeyState).toBe("Enabled");
  });

  test("with imported key material has it in each replica", async () => {
    const seed = { Keys: [{ ...multiRegion, Origin: "EXTERNAL" } as const] };
    await using kms = await LocalKms.start({ regions, seed });
    const { CiphertextBlob } = await clientOf(kms, EU).encrypt({ KeyId: MRK, Plaintext: Buffer.from("a") });
    expect(await clientOf(kms, US).decrypt({ CiphertextBlob, KeyId: MRK })).toMatchObject({
      EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    });
  });

  test.each<[string, Seed, string]>([
    [
      "a Region that is not served",
      { Keys: [{ KeyId, Region: "us-west-2" }] },
      "Keys[0].Region must be a Region that",
    ],
    [
      "replicas without MultiRegion",
      { Keys: [{ KeyId, ReplicaRegions: [EU] }] },
      "Keys[0].ReplicaRegions requires",
    ],
    [
      "a replica in the Region of its primary key",
      { Keys: [{ ...multiRegion, ReplicaRegions: [US] }] },
      "Keys[0].ReplicaRegions must not contain a Region twice",
    ],
    [
      "two replicas in a Region",
      { Keys: [{ ...multiRegion, ReplicaRegions: [EU, EU] }] },
      "Keys[0].ReplicaRegions must not contain a Region twice",
    ],
    [
      "a replica in a Region that is not served",
      { Keys: [{ ...multiRegion, ReplicaRegions: ["us-west-2"] }] },
      "Keys[0].ReplicaRegions[0] must be a Region that",
    ],
    [
      "a multi-Region key with the ID of another key",
      { Keys: [{ KeyId, MultiRegion: true }] },
      'Keys[0].KeyId must be "mrk-"',
    ],
    [
      "another key with the ID of a multi-Region key",
      { Keys: [{ KeyId: MRK }] },
      "Keys[0].KeyId must be a UUID",
    ],
    [
      "replicas of a key that is pending deletion",
      { Keys: [{ ...multiRegion, PendingWindowInDays: 7 }] },
      "Keys[0].ReplicaRegions must be left out",
    ],
    [
      "a multi-Region key in a custom key store",
      { Keys: [{ KeyId: MRK, MultiRegion: true, Origin: "AWS_CLOUDHSM", CustomKeyStoreId: "cks-1" }] },
      "Keys[0].MultiRegion must not be true",
    ],
    [
      "an alias in a Region without its key",
      { Keys: [{ KeyId }], Aliases: [{ AliasName: "alias/a", TargetKeyId: KeyId, Region: EU }] },
      "Aliases[0].Region must be a Region of the key",
    ],
    [
      "an alias twice in a Region",
      {
        Keys: [{ KeyId }],
        Aliases: [
          { AliasName: "alias/a", TargetKeyId: KeyId },
          { AliasName: "alias/a", TargetKeyId: KeyId, Region: US },
        ],
      },
      "Aliases must not contain the same AliasName twice",
    ],
  ])("cannot have %s", async (_, seed, message) => {
    await expect(LocalKms.start({ regions, seed })).rejects.toThrow(message);
  });
});

describe("the methods of LocalKms", () => {
  test("work in the Region that the caller names", async () => {
    await using kms = await LocalKms.start({ regions });
    const region = { region: EU };
    const { KeyId, Arn } = await kms.createKey({}, region);
    expect(Arn).toBe(`arn:aws:kms:${EU}:${kms.accountId}:key/${KeyId}`);
    await kms.createAlias({ AliasName: "alias/a", TargetKeyId: KeyId }, region);
    await kms.disableKey({ KeyId }, region);
    await kms.enableKey({ KeyId }, region);
    await kms.scheduleKeyDeletion({ KeyId }, region);
    await kms.cancelKeyDeletion({ KeyId }, region);
    const { KeyMetadata } = await clientOf(kms, EU).describeKey({ KeyId: "alias/a" });
    expect(KeyMetadata).toMatchObject({ Arn, KeyState: "Disabled" });
    await expect(kms.enableKey({ KeyId })).rejects.toThrow(/does not exist/);
  });

  test("reject a Region that is not served", async () => {
    await using kms = await LocalKms.start({ regions });
    await expect(kms.createKey({}, { region: "us-west-2" })).rejects.toThrow(
      "This LocalKms does not serve the Region us-west-2; add it to the option regions of LocalKms.start",
    );
  });
});
