/** Seeds: the initial keys and aliases of a LocalKms. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DecryptCommand, EncryptCommand } from "@aws-sdk/client-kms";
import { LocalKms, type Seed, type SeedKey, SupportedKeySpec } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awsClient, bytes, call, send, text } from "../support.js";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER_ID = "0987dcba-09fe-87dc-65ba-ab0987654321";
const material = (fill: number) => Buffer.alloc(32, fill).toString("base64");

const seed: Seed = {
  Keys: [
    { KeyId: ID, KeyMaterial: material(1), Description: "orders" },
    { KeyId: OTHER_ID, Enabled: false },
  ],
  Aliases: [{ AliasName: "alias/orders", TargetKeyId: ID }],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kms-seed-"));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const encrypt = async (kms: LocalKms, KeyId: string, input: object = {}) =>
  awsClient(kms).send(new EncryptCommand({ KeyId, Plaintext: bytes("data"), ...input }));
const decrypt = async (kms: LocalKms, CiphertextBlob: Uint8Array | undefined, input: object = {}) =>
  text((await awsClient(kms).send(new DecryptCommand({ CiphertextBlob, ...input }))).Plaintext);

describe("a seed", () => {
  test("contains keys with fixed key IDs, and their aliases", async () => {
    await using kms = await LocalKms.start({ seed });
    const { KeyId } = await encrypt(kms, "alias/orders");
    expect(KeyId).toBe(`arn:aws:kms:us-east-1:111122223333:key/${ID}`);
    await expect(encrypt(kms, OTHER_ID)).rejects.toMatchObject({ name: "DisabledException" });
  });

  test("keeps stored ciphertexts valid between runs", async () => {
    const first = await LocalKms.start({ seed });
    const { CiphertextBlob } = await encrypt(first, ID);
    await first.close();
    await using second = await LocalKms.start({ seed });
    expect(await decrypt(second, CiphertextBlob)).toBe("data");
    await using other = await LocalKms.start({ seed: { Keys: [{ KeyId: ID, KeyMaterial: material(2) }] } });
    await expect(decrypt(other, CiphertextBlob)).rejects.toMatchObject({
      name: "InvalidCiphertextException",
    });
  });

  test("can contain all key material of a rotated key: the last one encrypts, all decrypt", async () => {
    const before = await LocalKms.start({ seed: { Keys: [{ KeyId: ID, KeyMaterial: material(1) }] } });
    const old = await encrypt(before, ID);
    await before.close();
    const rotated = { Keys: [{ KeyId: ID, KeyMaterial: [material(1), material(2)] }] };
    await using after = await LocalKms.start({ seed: rotated });
    expect(await decrypt(after, old.CiphertextBlob)).toBe("data");
    const { CiphertextBlob } = await encrypt(after, ID);
    const newOnly = { Keys: [{ KeyId: ID, KeyMaterial: material(2) }] };
    await using last = await LocalKms.start({ seed: newOnly });
    expect(await decrypt(last, CiphertextBlob)).toBe("data");
  });

  test("can contain private keys", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const KeyMaterial = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    const key: SeedKey = { KeyId: ID, KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT", KeyMaterial };
    const EncryptionAlgorithm = "RSAES_OAEP_SHA_256";
    await using one = await LocalKms.start({ seed: { Keys: [key] } });
    const { CiphertextBlob } = await encrypt(one, ID, { EncryptionAlgorithm });
    await using other = await LocalKms.start({ seed: { Keys: [key] } });
    expect(await decrypt(other, CiphertextBlob, { KeyId: ID, EncryptionAlgorithm })).toBe("data");
  });

  test("can contain keys of every key spec", async () => {
    const curves = { P256: "P-256", P384: "P-384", P521: "P-521" };
    const ecc = Object.entries(curves).map(([name, namedCurve]) => ({
      KeySpec: `ECC_NIST_${name}` as SupportedKeySpec,
      pair: generateKeyPairSync("ec", { namedCurve }),
    }));
    const pairs = [
      ...ecc,
      {
        KeySpec: SupportedKeySpec.ECC_SECG_P256K1,
        pair: generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
      },
      { KeySpec: SupportedKeySpec.ECC_NIST_EDWARDS25519, pair: generateKeyPairSync("ed25519") },
    ];
    const Keys: SeedKey[] = pairs.map(({ KeySpec, pair }, index) => ({
      KeyId: `${index}${ID.slice(1)}`,
      KeySpec,
      KeyUsage: "SIGN_VERIFY",
      KeyMaterial: pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    }));
    const hmac: SeedKey = {
      KeyId: ID.replace("1", "9"),
      KeySpec: "HMAC_384",
      KeyUsage: "GENERATE_VERIFY_MAC",
      KeyMaterial: Buffer.alloc(48).toString("base64"),
    };
    await using kms = await LocalKms.start({ seed: { Keys: [...Keys, hmac] } });
    for (const { KeyId } of [...Keys, hmac]) {
      await expect(encrypt(kms, KeyId)).rejects.toMatchObject({ name: "InvalidKeyUsageException" });
    }
  });

  test("can contain key policies and tags", async () => {
    const ALICE = "arn:aws:iam::111122223333:user/alice";
    const BOB = "arn:aws:iam::111122223333:user/bob";
    const Statement = { Effect: "Allow", Principal: { AWS: ALICE }, Action: "kms:*", Resource: "*" };
    const Policy = { Version: "2012-10-17", Statement: [Statement] };
    const Tags = [{ TagKey: "team", TagValue: "orders" }];
    const principals = [{ arn: ALICE }, { arn: BOB }];
    await using kms = await LocalKms.start({ principals, seed: { Keys: [{ KeyId: ID, Policy, Tags }] } });
    await encrypt(kms, ID);
    const tags = await call(kms, "ListResourceTags", { KeyId: ID });
    expect(tags.body).toMatchObject({ Tags });
    const input = JSON.stringify({ KeyId: ID, Plaintext: "ZGF0YQ==" });
    const rejected = await send(kms, "Encrypt", { body: input, credentials: kms.credentialsOf(BOB) });
    expect(rejected.body).toMatchObject({ __type: "AccessDeniedException" });
    expect(kms.requests.all().map(({ principal }) => principal)).toEqual([ALICE, ALICE, BOB]);
  });

  test("can be the path or URL of a file", async () => {
    const path = await file("seed.json", JSON.stringify(seed));
    await using byPath = await LocalKms.start({ seed: path });
    const { CiphertextBlob } = await encrypt(byPath, "alias/orders");
    await using byUrl = await LocalKms.start({ seed: pathToFileURL(path) });
    expect(await decrypt(byUrl, CiphertextBlob)).toBe("data");
  });

  test("can be empty, and can contain keys of other accounts", async () => {
    await using empty = await LocalKms.start({ seed: {} });
    await expect(encrypt(empty, ID)).rejects.toMatchObject({ name: "NotFoundException" });
    const Keys = [{ KeyId: ID, AccountId: "444455556666" }];
    await using kms = await LocalKms.start({ seed: { Keys } });
    await expect(encrypt(kms, ID)).rejects.toMatchObject({ name: "NotFoundException" });
  });
});

describe("a seed is invalid when", () => {
  const SECRET = Buffer.from("do not print this key material!!").toString("base64");

  test("its file is not JSON, and the error shows no key material", async () => {
    const path = await file("broken.json", `{"Keys":[{"KeyMaterial":"${SECRET}"`);
    const error: unknown = await LocalKms.start({ seed: path }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: "TypeError",
      message: `LocalKms cannot start: the seed ${path} is not valid JSON; the name of a YAML file must end with .yaml or .yml`,
    });
    expect(error).not.toHaveProperty("cause");
  });

  test("its file does not exist", async () => {
    const seed = join(folder, "none.json");
    await expect(LocalKms.start({ seed })).rejects.toThrow(/cannot read the seed .*none\.json \(ENOENT/);
  });
});
