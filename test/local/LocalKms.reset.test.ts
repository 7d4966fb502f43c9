import { DecryptCommand, EncryptCommand } from "@aws-sdk/client-kms";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { awsClient, bytes, text } from "./support.js";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER_ID = "0987dcba-09fe-87dc-65ba-ab0987654321";
const seed: Seed = {
  Keys: [
    { KeyId: ID, KeyMaterial: Buffer.alloc(32, 1).toString("base64") },
    { KeyId: OTHER_ID, Enabled: false },
  ],
};

const encrypt = async (kms: LocalKms, KeyId: string) =>
  awsClient(kms).send(new EncryptCommand({ KeyId, Plaintext: bytes("data") }));
const decrypt = async (kms: LocalKms, CiphertextBlob: Uint8Array | undefined) =>
  text((await awsClient(kms).send(new DecryptCommand({ CiphertextBlob }))).Plaintext);

describe("reset", () => {
  test("restores the keys of the seed, and removes all others", async () => {
    await using kms = await LocalKms.start({ seed });
    const kept = await encrypt(kms, ID);
    const { KeyId } = await kms.createKey();
    await kms.createAlias({ AliasName: "alias/new", TargetKeyId: KeyId });
    await kms.disableKey({ KeyId: ID });
    await kms.enableKey({ KeyId: OTHER_ID });
    const random = await encrypt(kms, OTHER_ID);
    await kms.reset();
    expect(await decrypt(kms, kept.CiphertextBlob)).toBe("data");
    await expect(encrypt(kms, KeyId)).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(encrypt(kms, "alias/new")).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(encrypt(kms, OTHER_ID)).rejects.toMatchObject({ name: "DisabledException" });
    await kms.enableKey({ KeyId: OTHER_ID });
    expect(await decrypt(kms, random.CiphertextBlob)).toBe("data");
  });

  test("removes faults and recorded requests, and keeps credentials and endpoint", async () => {
    await using kms = await LocalKms.start({ seed });
    const { credentials, endpoint } = kms;
    await encrypt(kms, ID);
    kms.faults.next(1, "KMSInternalException");
    await kms.reset();
    expect(kms.requests).toHaveLength(0);
    await encrypt(kms, ID);
    expect({ credentials: kms.credentials, endpoint: kms.endpoint }).toEqual({ credentials, endpoint });
  });

  test("without a seed removes all keys", async () => {
    await using kms = await LocalKms.start();
    const { KeyId } = await kms.createKey();
    await kms.reset();
    await expect(encrypt(kms, KeyId)).rejects.toMatchObject({ name: "NotFoundException" });
  });
});
