/** A LocalKms that starts with keys, and goes back to them. */
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
  test("gives keys with fixed ids, and aliases for them", async () => {
    await using kms = await LocalKms.start({ seed });
    const { KeyId } = await encrypt(kms, "alias/orders");
    expect(KeyId).toBe(`arn:aws:kms:us-east-1:111122223333:key/${ID}`);
    await expect(encrypt(kms, OTHER_ID)).rejects.toMatchObject({ name: "DisabledException" });
  });

  test("keeps stored ciphertexts valid from one run to the next", async () => {
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

  test("may hold the materials of a rotated key: the last one encrypts, all decrypt", async () => {
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

  test("may hold private keys", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const KeyMaterial = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    const key: SeedKey = { KeyId: ID, KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT", KeyMaterial };
    const EncryptionAlgorithm = "RSAES_OAEP_SHA_256";
    await using one = await LocalKms.start({ seed: { Keys: [key] } });
    const { CiphertextBlob } = await encrypt(one, ID, { EncryptionAlgorithm });
    await using other = await LocalKms.start({ seed: { Keys: [key] } });
    expect(await decrypt(other, CiphertextBlob, { KeyId: ID, EncryptionAlgorithm })).toBe("data");
  });

  test("may hold keys of every kind", async () => {
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

  test("may hold key policies and tags", async () => {
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
    const refused = await send(kms, "Encrypt", { body: input, credentials: kms.credentialsOf(BOB) });
    expect(refused.body).toMatchObject({ __type: "AccessDeniedException" });
    expect(kms.requests.all().map(({ principal }) => principal)).toEqual([ALICE, ALICE, BOB]);
  });

  test("may be in a file, named by its path or URL", async () => {
    const path = await file("seed.json", JSON.stringify(seed));
    await using byPath = await LocalKms.start({ seed: path });
    const { CiphertextBlob } = await encrypt(byPath, "alias/orders");
    await using byUrl = await LocalKms.start({ seed: pathToFileURL(path) });
    expect(await decrypt(byUrl, CiphertextBlob)).toBe("data");
  });

  test("may be empty, and belong to another account", async () => {
    await using empty = await LocalKms.start({ seed: {} });
    await expect(encrypt(empty, ID)).rejects.toMatchObject({ name: "NotFoundException" });
    const Keys = [{ KeyId: ID, AccountId: "444455556666" }];
    await using kms = await LocalKms.start({ seed: { Keys } });
    await expect(encrypt(kms, ID)).rejects.toMatchObject({ name: "NotFoundException" });
  });
});

describe("reset", () => {
  test("goes back to the seed: its keys as they were, and no others", async () => {
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

  test("forgets faults and requests, and keeps credentials and endpoint", async () => {
    await using kms = await LocalKms.start({ seed });
    const { credentials, endpoint } = kms;
    await encrypt(kms, ID);
    kms.faults.next(1, "KMSInternalException");
    await kms.reset();
    expect(kms.requests).toHaveLength(0);
    await encrypt(kms, ID);
    expect({ credentials: kms.credentials, endpoint: kms.endpoint }).toEqual({ credentials, endpoint });
  });

  test("without a seed leaves nothing", async () => {
    await using kms = await LocalKms.start();
    const { KeyId } = await kms.createKey();
    await kms.reset();
    await expect(encrypt(kms, KeyId)).rejects.toMatchObject({ name: "NotFoundException" });
  });
});

describe("a seed is refused when", () => {
  const SECRET = Buffer.from("do not print this key material!!").toString("base64");
  const key = (members: object) => ({ Keys: [{ KeyId: ID, KeyMaterial: SECRET, ...members }] });
  const ecDer = generateKeyPairSync("ec", { namedCurve: "P-256" })
    .privateKey.export({ format: "der", type: "pkcs8" })
    .toString("base64");
  const rsa = { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" };
  const alias = (members: object) => ({
    ...key({}),
    Aliases: [{ AliasName: "alias/a", TargetKeyId: ID, ...members }],
  });

  test.each<[string, object, RegExp]>([
    [
      "it has unknown members",
      { keys: [] },
      /seed has a member that is not known; it may have Keys, Aliases$/,
    ],
    [
      "it has hostile members",
      JSON.parse('{"__proto__":{"Keys":[]}}'),
      /seed has a member that is not known/,
    ],
    ["its keys are no list", { Keys: { KeyId: ID } }, /seed\.Keys must be a list$/],
    ["its aliases are no list", { Aliases: "alias/a" }, /seed\.Aliases must be a list$/],
    ["a key is null", { Keys: [null] }, /seed\.Keys\[0\] must be an object with KeyId, /],
    [
      "a key has hostile members",
      { Keys: [JSON.parse(`{"KeyId":"${ID}","__proto__":{}}`)] },
      /seed\.Keys\[0\] has a member that is not known/,
    ],
    ["a key has no id", { Keys: [{ KeyMaterial: SECRET }] }, /seed\.Keys\[0\]\.KeyId is required$/],
    ["a key id is no UUID", key({ KeyId: SECRET }), /seed\.Keys\[0\]\.KeyId must be a UUID in lower case$/],
    [
      "a key id comes twice",
      { Keys: [...key({}).Keys, ...key({}).Keys] },
      /seed\.Keys must not have the same KeyId twice$/,
    ],
    ["a spec is unknown", key({ KeySpec: "AES" }), /seed\.Keys\[0\]\.KeySpec must be one of ECC_/],
    ["a spec is a name that objects have", key({ KeySpec: "toString" }), /KeySpec must be one of/],
    [
      "a usage is missing",
      key({ KeySpec: "RSA_2048" }),
      /seed\.Keys\[0\]\.KeyUsage must be ENCRYPT_DECRYPT or SIGN_VERIFY for RSA_2048/,
    ],
    [
      "a usage does not fit",
      key({ KeyUsage: "SIGN_VERIFY" }),
      /KeyUsage must be ENCRYPT_DECRYPT for SYMMETRIC_DEFAULT$/,
    ],
    [
      "a description is no text",
      key({ Description: 1 }),
      /Description must be text of up to 8192 characters$/,
    ],
    ["an account is short", key({ AccountId: "1" }), /AccountId must be a string of 12 digits$/],
    ["Enabled is text", key({ Enabled: "false" }), /Enabled must be true or false$/],
    ["material is no text", key({ KeyMaterial: 1 }), /KeyMaterial must be base64/],
    [
      "material is no base64",
      key({ KeyMaterial: `${SECRET}?` }),
      /KeyMaterial must be base64, in its standard form with padding$/,
    ],
    [
      "material is base64 for URLs",
      key({ KeyMaterial: Buffer.alloc(32, 255).toString("base64url") }),
      /must be base64/,
    ],
    [
      "material is short",
      key({ KeyMaterial: Buffer.from(SECRET).subarray(1, 17).toString("base64") }),
      /KeyMaterial must be the base64 of 32 bytes, not of 16$/,
    ],
    ["a policy is text", key({ Policy: "{}" }), /seed\.Keys\[0\]\.Policy must be the policy as an object$/],
    ["a policy is none", key({ Policy: { Statements: [] } }), /seed\.Keys\[0\]\.Policy is refused: /],
    ["tags are no list", key({ Tags: {} }), /seed\.Keys\[0\]\.Tags must be a list$/],
    ["a tag has no value", key({ Tags: [{ TagKey: "a" }] }), /Tags\[0\]\.TagValue is required$/],
    [
      "a tag belongs to AWS",
      key({ Tags: [{ TagKey: "AWS:a", TagValue: "" }] }),
      /TagKey must be 1 to 128 .*aws:$/,
    ],
    ["a tag comes twice", key({ Tags: Array(2).fill({ TagKey: "a", TagValue: "" }) }), /same TagKey twice$/],
    ["there are too many tags", key({ Tags: Array(51).fill(null) }), /Tags must be at most 50 tags$/],
    ["a list of materials is empty", key({ KeyMaterial: [] }), /KeyMaterial must have 1 to 100 materials$/],
    ["one material of a list is wrong", key({ KeyMaterial: [SECRET, null] }), /KeyMaterial must be base64/],
    [
      "the material of an HMAC key has the wrong length",
      key({ KeySpec: "HMAC_512", KeyUsage: "GENERATE_VERIFY_MAC" }),
      /must be the base64 of 64 bytes, not of 32$/,
    ],
    [
      "a private key is none",
      key(rsa),
      /must be the base64 of the PKCS #8 DER of a private key of RSA_2048$/,
    ],
    [
      "a private key is of another kind",
      key({ ...rsa, KeyMaterial: ecDer }),
      /of a private key of RSA_2048$/,
    ],
    [
      "an alias is null",
      { Aliases: [null] },
      /seed\.Aliases\[0\] must be an object with AliasName, TargetKeyId$/,
    ],
    ["an alias has no name", alias({ AliasName: undefined }), /seed\.Aliases\[0\]\.AliasName is required$/],
    ["an alias has no prefix", alias({ AliasName: "a" }), /AliasName must start with "alias\/"/],
    ["an alias belongs to AWS", alias({ AliasName: "alias/aws/a" }), /not with "alias\/aws\/"/],
    [
      "an alias comes twice",
      { ...key({}), Aliases: [...alias({}).Aliases, ...alias({}).Aliases] },
      /Aliases must not have the same AliasName twice$/,
    ],
    [
      "an alias points nowhere",
      alias({ TargetKeyId: OTHER_ID }),
      /TargetKeyId must be the KeyId of a key of the seed$/,
    ],
  ])("%s, and nothing of it is printed", async (_, wrong, message) => {
    const error: unknown = await LocalKms.start({ seed: wrong }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/^TypeError: LocalKms cannot start: seed/);
    expect(String(error)).toMatch(message);
    expect(String(error)).not.toContain(SECRET.slice(0, 8));
  });

  test("its file is not JSON, and nothing of it is printed", async () => {
    const path = await file("broken.json", `{"Keys":[{"KeyMaterial":"${SECRET}"`);
    const error: unknown = await LocalKms.start({ seed: path }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: "TypeError",
      message: `LocalKms cannot start: the seed ${path} is not JSON`,
    });
    expect(error).not.toHaveProperty("cause");
  });

  test("its file is not there", async () => {
    const seed = join(folder, "none.json");
    await expect(LocalKms.start({ seed })).rejects.toThrow(/cannot read the seed .*none\.json \(ENOENT/);
  });
});
