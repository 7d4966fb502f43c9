/** DeriveSharedSecret, against node:crypto, and its refusals; Encapsulate and Decapsulate where Node.js has ML-KEM. */
import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from "node:crypto";
import { LocalKms, type SupportedKeySpec } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../support.js";

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start();
});
afterAll(() => kms.close());

const spki = (key: KeyObject): string => key.export({ type: "spki", format: "der" }).toString("base64");
const derive = (KeyId: string, PublicKey: string, change: object = {}) =>
  call(kms, "DeriveSharedSecret", { KeyId, PublicKey, KeyAgreementAlgorithm: "ECDH", ...change });

describe.each<[SupportedKeySpec, string]>([
  ["ECC_NIST_P256", "prime256v1"],
  ["ECC_NIST_P384", "secp384r1"],
  ["ECC_NIST_P521", "secp521r1"],
])("DeriveSharedSecret with %s", (KeySpec, namedCurve) => {
  test("derives the secret that the peer derives", async () => {
    const { KeyId, Arn } = await kms.createKey({ KeySpec, KeyUsage: "KEY_AGREEMENT" });
    const { PublicKey } = Object((await call(kms, "GetPublicKey", { KeyId })).body);
    const peer = generateKeyPairSync("ec", { namedCurve });
    const key = { key: Buffer.from(PublicKey, "base64"), format: "der", type: "spki" } as const;
    const expected = diffieHellman({ privateKey: peer.privateKey, publicKey: createPublicKey(key) });
    expect((await derive(KeyId, spki(peer.publicKey))).body).toEqual({
      KeyId: Arn,
      SharedSecret: expected.toString("base64"),
      KeyAgreementAlgorithm: "ECDH",
      KeyOrigin: "AWS_KMS",
    });
  });
});

describe("DeriveSharedSecret rejects", () => {
  const p256 = spki(generateKeyPairSync("ec", { namedCurve: "prime256v1" }).publicKey);
  const agreeing = async () =>
    (await kms.createKey({ KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" })).KeyId;

  test.each([
    ["on another curve", () => spki(generateKeyPairSync("ec", { namedCurve: "secp384r1" }).publicKey)],
    ["of another kind", () => spki(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey)],
    ["that is not DER", () => Buffer.from("no").toString("base64")],
  ])("a public key %s, without a message", async (_, publicKey) => {
    const { status, body } = await derive(await agreeing(), publicKey());
    expect({ status, body }).toEqual({ status: 400, body: { __type: "ValidationException" } });
  });

  test.each([
    ["ENCRYPT_DECRYPT", "RSA_2048"],
    ["SIGN_VERIFY", "ECC_NIST_P256"],
  ] as const)("a key with usage %s", async (KeyUsage, KeySpec) => {
    const { KeyId, Arn } = await kms.createKey({ KeySpec, KeyUsage });
    expect((await derive(KeyId, p256)).body).toEqual({
      __type: "InvalidKeyUsageException",
      message: `${Arn} key usage is ${KeyUsage} which is not valid for DeriveSharedSecret.`,
    });
  });

  test("an unknown algorithm, a dry run and a wrong grant token", async () => {
    const KeyId = await agreeing();
    const unknown = await derive(KeyId, p256, { KeyAgreementAlgorithm: "INVALID" });
    expect(unknown.body).toEqual({
      __type: "ValidationException",
      message:
        "1 validation error detected: Value 'INVALID' at 'keyAgreementAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [ECDH]",
    });
    expect((await derive(KeyId, p256, { DryRun: true })).body).toMatchObject({
      __type: "DryRunOperationException",
    });
    expect((await derive(KeyId, p256, { GrantTokens: ["none"] })).body).toMatchObject({
      __type: "InvalidGrantTokenException",
    });
  });
});

describe("ML-KEM", () => {
  const Sizes = { ML_KEM_512: 768, ML_KEM_768: 1088, ML_KEM_1024: 1568 } as const;

  test.each(Object.entries(Sizes))(
    "%s encapsulates secrets, or says that Node.js cannot",
    async (KeySpec, size) => {
      const created = await call(kms, "CreateKey", { KeySpec, KeyUsage: "ENCAPSULATE_DECAPSULATE" });
      if (created.status !== 200) {
        expect(created.body).toMatchObject({
          __type: "UnsupportedOperationException",
          message: expect.stringContaining(process.version),
        });
        return;
      }
      const { KeyId } = Object(created.body).KeyMetadata;
      const input = { KeyId, EncapsulationAlgorithm: "ML_KEM" };
      const made = Object((await call(kms, "Encapsulate", input)).body);
      const { SharedSecretCiphertextBlob } = made;
      expect(Buffer.from(SharedSecretCiphertextBlob, "base64")).toHaveLength(size);
      const recovered = await call(kms, "Decapsulate", { ...input, SharedSecretCiphertextBlob });
      expect(recovered.body).toMatchObject({ SharedSecret: made.SharedSecret });
      const short = { ...input, SharedSecretCiphertextBlob: SharedSecretCiphertextBlob.slice(4) };
      expect((await call(kms, "Decapsulate", short)).body).toEqual({ __type: "InvalidCiphertextException" });
    },
  );

  test.each(["Encapsulate", "Decapsulate"])("%s rejects a key with another usage", async (operation) => {
    const { KeyId } = await kms.createKey();
    const input = { KeyId, EncapsulationAlgorithm: "ML_KEM", SharedSecretCiphertextBlob: "AAAA" };
    expect((await call(kms, operation, input)).body).toMatchObject({ __type: "InvalidKeyUsageException" });
  });
});
