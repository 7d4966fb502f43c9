/** Data keys, data key pairs, public keys and random bytes, with the AWS client. */
import { constants, createPrivateKey, createPublicKey, publicEncrypt } from "node:crypto";
import {
  type DataKeyPairSpec,
  DecryptCommand,
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandInput,
  GenerateDataKeyPairCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateRandomCommand,
  GetPublicKeyCommand,
  type KMSClient,
} from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awsClient, bytes, text } from "../support.js";

let kms: LocalKms;
let client: KMSClient;
let KeyId: string;
let rsa: string;
let signing: string;
beforeAll(async () => {
  kms = await LocalKms.start();
  client = awsClient(kms);
  ({ Arn: KeyId } = await kms.createKey());
  ({ Arn: rsa } = await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" }));
  ({ Arn: signing } = await kms.createKey({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }));
});
afterAll(() => kms.close());

const EncryptionContext = { tenant: "acme" };
const decrypt = (CiphertextBlob: Uint8Array | undefined, input: object = { EncryptionContext }) =>
  client.send(new DecryptCommand({ CiphertextBlob, ...input }));

describe("GenerateDataKey", () => {
  const generate = (input: Partial<GenerateDataKeyCommandInput>) =>
    client.send(new GenerateDataKeyCommand({ KeyId, EncryptionContext, ...input }));

  test.each<[Partial<GenerateDataKeyCommandInput>, number]>([
    [{ KeySpec: "AES_128" }, 16],
    [{ KeySpec: "AES_256" }, 32],
    [{ NumberOfBytes: 1 }, 1],
    [{ NumberOfBytes: 1024 }, 1024],
  ])("generates a key of the requested length: %j", async (size, length) => {
    const { CiphertextBlob, Plaintext, ...response } = await generate(size);
    expect(Plaintext).toHaveLength(length);
    const decrypted = await decrypt(CiphertextBlob);
    expect(decrypted.Plaintext).toEqual(Plaintext);
    expect(response).toMatchObject({ KeyId, KeyMaterialId: decrypted.KeyMaterialId });
  });

  test("generates a different key each time", async () => {
    const [one, other] = [await generate({ KeySpec: "AES_256" }), await generate({ KeySpec: "AES_256" })];
    expect(one.Plaintext).not.toEqual(other.Plaintext);
  });

  test("binds the data key to its encryption context", async () => {
    const { CiphertextBlob } = await generate({ KeySpec: "AES_256" });
    await expect(decrypt(CiphertextBlob, {})).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  });

  const either = "Please specify either number of bytes or key spec.";
  test.each<[string, Partial<GenerateDataKeyCommandInput>, string, unknown]>([
    ["no length", {}, "ValidationException", either],
    [
      "both KeySpec and NumberOfBytes",
      { KeySpec: "AES_256", NumberOfBytes: 32 },
      "ValidationException",
      either,
    ],
    [
      "0 bytes",
      { NumberOfBytes: 0 },
      "ValidationException",
      expect.stringMatching(/greater than or equal to 1$/),
    ],
    [
      "too many bytes",
      { NumberOfBytes: 1025 },
      "ValidationException",
      expect.stringMatching(/or equal to 1024$/),
    ],
    ["a dry run", { KeySpec: "AES_256", DryRun: true }, "DryRunOperationException", expect.anything()],
    [
      "a recipient enclave",
      { KeySpec: "AES_256", Recipient: {} },
      "NotImplementedException",
      expect.stringMatching(/leave out Recipient/),
    ],
    [
      "an unknown grant token",
      { KeySpec: "AES_256", GrantTokens: ["a"] },
      "InvalidGrantTokenException",
      expect.anything(),
    ],
  ])("rejects %s", async (_, input, name, message) => {
    await expect(generate(input)).rejects.toMatchObject({ name, message });
  });

  test("rejects keys that are not symmetric", async () => {
    await expect(
      client.send(new GenerateDataKeyCommand({ KeyId: rsa, KeySpec: "AES_256" })),
    ).rejects.toMatchObject({ name: "InvalidKeyUsageException" });
    await expect(
      client.send(new GenerateDataKeyCommand({ KeyId: signing, KeySpec: "AES_256" })),
    ).rejects.toMatchObject({
      name: "InvalidKeyUsageException",
      message: `${signing} key usage is SIGN_VERIFY which is not valid for GenerateDataKey.`,
    });
  });

  test("WithoutPlaintext leaves out the plaintext", async () => {
    const response = await client.send(
      new GenerateDataKeyWithoutPlaintextCommand({ KeyId, KeySpec: "AES_256", EncryptionContext }),
    );
    expect(response).not.toHaveProperty("Plaintext");
    expect((await decrypt(response.CiphertextBlob)).Plaintext).toHaveLength(32);
  });
});

describe("GenerateDataKeyPair", () => {
  test.each<[DataKeyPairSpec, object]>([
    ["RSA_2048", { asymmetricKeyType: "rsa", asymmetricKeyDetails: { modulusLength: 2048 } }],
    ["ECC_NIST_P256", { asymmetricKeyType: "ec", asymmetricKeyDetails: { namedCurve: "prime256v1" } }],
    ["ECC_NIST_P384", { asymmetricKeyType: "ec", asymmetricKeyDetails: { namedCurve: "secp384r1" } }],
    ["ECC_NIST_P521", { asymmetricKeyType: "ec", asymmetricKeyDetails: { namedCurve: "secp521r1" } }],
    ["ECC_SECG_P256K1", { asymmetricKeyType: "ec", asymmetricKeyDetails: { namedCurve: "secp256k1" } }],
    ["ECC_NIST_EDWARDS25519", { asymmetricKeyType: "ed25519" }],
  ])("generates a pair of %s", async (KeyPairSpec, expected) => {
    const pair = await client.send(new GenerateDataKeyPairCommand({ KeyId, KeyPairSpec, EncryptionContext }));
    const der = { format: "der", key: Buffer.from(pair.PrivateKeyPlaintext ?? []) } as const;
    const publicKey = createPublicKey(createPrivateKey({ ...der, type: "pkcs8" }));
    expect(publicKey).toMatchObject(expected);
    expect(pair.PublicKey).toEqual(new Uint8Array(publicKey.export({ type: "spki", format: "der" })));
    expect((await decrypt(pair.PrivateKeyCiphertextBlob)).Plaintext).toEqual(pair.PrivateKeyPlaintext);
    expect(pair).toMatchObject({
      KeyId,
      KeyPairSpec,
      KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("WithoutPlaintext leaves out the plaintext of the private key", async () => {
    const pair = await client.send(
      new GenerateDataKeyPairWithoutPlaintextCommand({ KeyId, KeyPairSpec: "RSA_4096", EncryptionContext }),
    );
    expect(pair).not.toHaveProperty("PrivateKeyPlaintext");
    expect(pair.PrivateKeyCiphertextBlob?.length).toBeLessThanOrEqual(6144);
    expect((await decrypt(pair.PrivateKeyCiphertextBlob)).Plaintext).toBeDefined();
  });

  test.each<[string, object, string]>([
    ["SM2", { KeyPairSpec: "SM2" }, "UnsupportedOperationException"],
    ["a missing KeyPairSpec", { KeyPairSpec: undefined }, "ValidationException"],
    ["a dry run", { DryRun: true }, "DryRunOperationException"],
    ["an RSA key", { KeyId: "rsa" }, "InvalidKeyUsageException"],
  ])("rejects %s", async (_, input, name) => {
    const request = { KeyId, KeyPairSpec: "ECC_NIST_P256" as const, ...input };
    const named = request.KeyId === "rsa" ? { ...request, KeyId: rsa } : request;
    await expect(client.send(new GenerateDataKeyPairCommand(named))).rejects.toMatchObject({ name });
  });
});

describe("GetPublicKey", () => {
  test("returns a public key that encrypts outside of KMS", async () => {
    const response = await client.send(new GetPublicKeyCommand({ KeyId: rsa }));
    expect(response).toMatchObject({
      KeyId: rsa,
      KeySpec: "RSA_2048",
      CustomerMasterKeySpec: "RSA_2048",
      KeyUsage: "ENCRYPT_DECRYPT",
      EncryptionAlgorithms: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
    });
    const key = createPublicKey({ key: Buffer.from(response.PublicKey ?? []), format: "der", type: "spki" });
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
    const { Plaintext } = await decrypt(publicEncrypt({ key, ...padding }, bytes("data")), {
      KeyId: rsa,
      EncryptionAlgorithm: "RSAES_OAEP_SHA_256",
    });
    expect(text(Plaintext)).toBe("data");
  });

  test("returns the signing algorithms of the key", async () => {
    expect(await client.send(new GetPublicKeyCommand({ KeyId: signing }))).toMatchObject({
      KeyUsage: "SIGN_VERIFY",
      SigningAlgorithms: ["ECDSA_SHA_256"],
    });
  });

  test("rejects a symmetric key", async () => {
    await expect(client.send(new GetPublicKeyCommand({ KeyId }))).rejects.toMatchObject({
      name: "UnsupportedOperationException",
    });
  });
});

describe("GenerateRandom", () => {
  test("returns the requested number of bytes", async () => {
    const { Plaintext } = await client.send(new GenerateRandomCommand({ NumberOfBytes: 1024 }));
    expect(Plaintext).toHaveLength(1024);
    expect(new Set(Plaintext).size).toBeGreaterThan(100);
  });

  test.each<[string, object, string, unknown]>([
    ["a missing number", {}, "ValidationException", "NumberOfBytes is required."],
    ["0", { NumberOfBytes: 0 }, "ValidationException", expect.stringMatching(/greater than or equal to 1$/)],
    [
      "1025",
      { NumberOfBytes: 1025 },
      "ValidationException",
      expect.stringMatching(/less than or equal to 1024$/),
    ],
    [
      "an unknown custom key store",
      { NumberOfBytes: 1, CustomKeyStoreId: "cks-1" },
      "CustomKeyStoreNotFoundException",
      "Custom key store cks-1 is not found.",
    ],
  ])("rejects %s", async (_, input, name, message) => {
    await expect(client.send(new GenerateRandomCommand(input))).rejects.toMatchObject({ name, message });
  });
});
