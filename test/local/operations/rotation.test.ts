/** Rotation on demand and automatic rotation, with the AWS client. */
import {
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyRotationCommand,
  EncryptCommand,
  GetKeyRotationStatusCommand,
  type KMSClient,
  ListKeyRotationsCommand,
  ReEncryptCommand,
  RotateKeyOnDemandCommand,
} from "@aws-sdk/client-kms";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { awsClient, bytes, text } from "../support.js";

const DAY = 24 * 60 * 60 * 1000;

let clock: VirtualClock;
let kms: LocalKms;
let client: KMSClient;
let KeyId: string;
let Arn: string;
beforeEach(async () => {
  clock = new VirtualClock(new Date("2026-01-01T00:00:00Z"));
  kms = await LocalKms.start({ clock });
  client = awsClient(kms);
  // Makes the client sign with the time of the virtual clock.
  Object.defineProperty(client.config, "systemClockOffset", {
    get: () => clock.now().getTime() - Date.now(),
    set: () => {},
  });
  ({ KeyId, Arn } = await kms.createKey());
});
afterEach(() => kms.close());

const encrypt = async () => {
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext: bytes("data") }));
  return CiphertextBlob;
};
const materialId = async () =>
  (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.CurrentKeyMaterialId;
const rotate = () => client.send(new RotateKeyOnDemandCommand({ KeyId }));
const rotations = async (IncludeKeyMaterial: "ALL_KEY_MATERIAL" | "ROTATIONS_ONLY" = "ROTATIONS_ONLY") =>
  (await client.send(new ListKeyRotationsCommand({ KeyId, IncludeKeyMaterial }))).Rotations ?? [];
const dates = async () => (await rotations()).map(({ RotationDate }) => RotationDate?.toISOString());

describe("RotateKeyOnDemand", () => {
  test("encrypts with new key material, and still decrypts old ciphertexts", async () => {
    const before = await materialId();
    const old = await encrypt();
    expect(await rotate()).toMatchObject({ KeyId: Arn });
    const after = await materialId();
    expect(after).not.toBe(before);

    const decrypted = await client.send(new DecryptCommand({ CiphertextBlob: old }));
    expect(text(decrypted.Plaintext)).toBe("data");
    expect(decrypted.KeyMaterialId).toBe(before);
    const fresh = await client.send(new DecryptCommand({ CiphertextBlob: await encrypt() }));
    expect(fresh.KeyMaterialId).toBe(after);
  });

  test("lets ReEncrypt under the same key move a ciphertext to the current key material", async () => {
    const [old, before] = [await encrypt(), await materialId()];
    await rotate();
    await rotate();
    const moved = await client.send(new ReEncryptCommand({ CiphertextBlob: old, DestinationKeyId: KeyId }));
    expect(moved).toMatchObject({
      SourceKeyMaterialId: before,
      DestinationKeyMaterialId: await materialId(),
    });
    const { KeyMaterialId } = await client.send(new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob }));
    expect(KeyMaterialId).toBe(await materialId());
  });

  test("is listed, with the first key material on request", async () => {
    const first = await materialId();
    clock.advance(DAY);
    await rotate();
    const rotation = {
      KeyId: Arn,
      KeyMaterialId: await materialId(),
      KeyMaterialState: "CURRENT",
      RotationType: "ON_DEMAND",
      RotationDate: new Date("2026-01-02T00:00:00Z"),
    };
    expect(await rotations()).toEqual([rotation]);
    expect(await rotations("ALL_KEY_MATERIAL")).toEqual([
      { KeyId: Arn, KeyMaterialId: first, KeyMaterialState: "NON_CURRENT" },
      rotation,
    ]);
  });

  test("is allowed 25 times", async () => {
    for (let count = 0; count < 25; count++) {
      await rotate();
    }
    await expect(rotate()).rejects.toMatchObject({ name: "LimitExceededException" });
    expect(await rotations()).toHaveLength(25);
  });
});

describe("automatic rotation", () => {
  const enable = (RotationPeriodInDays?: number) =>
    client.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays }));
  const status = () => client.send(new GetKeyRotationStatusCommand({ KeyId }));

  test("is off by default, and takes place every 365 days when it is enabled", async () => {
    expect(await status()).toMatchObject({ KeyId: Arn, KeyRotationEnabled: false });
    await enable();
    expect(await status()).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 365,
      NextRotationDate: new Date("2027-01-01T00:00:00Z"),
    });
    const before = await materialId();
    clock.advance(365 * DAY - 1);
    expect(await materialId()).toBe(before);
    clock.advance(1);
    expect(await materialId()).not.toBe(before);
    expect((await status()).NextRotationDate).toEqual(new Date("2028-01-01T00:00:00Z"));
  });

  test("is not postponed by enabling it again, only by another period", async () => {
    await enable(90);
    clock.advance(10 * DAY);
    await enable(90);
    expect((await status()).NextRotationDate).toEqual(new Date("2026-04-01T00:00:00Z"));
    await enable(100);
    expect((await status()).NextRotationDate).toEqual(new Date("2026-04-21T00:00:00Z"));
  });

  test("keeps its period when it is enabled again without one, but not after it was disabled", async () => {
    await enable(90);
    clock.advance(10 * DAY);
    await enable();
    expect(await status()).toMatchObject({
      RotationPeriodInDays: 90,
      NextRotationDate: new Date("2026-04-01T00:00:00Z"),
    });
    await client.send(new DisableKeyRotationCommand({ KeyId }));
    await enable();
    expect(await status()).toMatchObject({ RotationPeriodInDays: 365 });
  });

  test("takes place on every due date that the clock has passed", async () => {
    await enable(90);
    clock.advance(200 * DAY);
    expect(await dates()).toEqual(["2026-04-01T00:00:00.000Z", "2026-06-30T00:00:00.000Z"]);
    expect((await rotations()).map(({ RotationType }) => RotationType)).toEqual(["AUTOMATIC", "AUTOMATIC"]);
  });

  test("is not postponed by a rotation on demand", async () => {
    await enable(90);
    clock.advance(10 * DAY);
    await rotate();
    expect((await status()).NextRotationDate).toEqual(new Date("2026-04-01T00:00:00Z"));
  });

  test("waits while the key is disabled, and takes place once when it is enabled", async () => {
    await enable(90);
    await kms.disableKey({ KeyId });
    clock.advance(400 * DAY);
    expect(await dates()).toEqual([]);
    await kms.enableKey({ KeyId });
    expect(await dates()).toEqual(["2027-02-05T00:00:00.000Z"]);
    expect((await status()).NextRotationDate).toEqual(new Date("2027-05-06T00:00:00Z"));
  });

  test("is off while the key is pending deletion, and on again after a cancellation", async () => {
    await enable(90);
    await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 30 });
    expect(await status()).toMatchObject({ KeyRotationEnabled: false });
    await kms.cancelKeyDeletion({ KeyId });
    expect(await status()).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 90 });
  });

  test.each([89, 2561])("cannot have a period of %i days", async (RotationPeriodInDays) => {
    await expect(enable(RotationPeriodInDays)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(`Value '${RotationPeriodInDays}' at 'rotationPeriodInDays'`),
    });
  });
});

test("a key is deleted when the clock reaches its deletion date", async () => {
  await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
  clock.advance(7 * DAY - 1);
  expect(await materialId()).toBeDefined();
  clock.advance(1);
  await expect(materialId()).rejects.toMatchObject({ name: "NotFoundException" });
});
