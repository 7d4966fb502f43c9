import { expect } from "vitest";
import type { Scenario } from "../Scenario.js";

const Plaintext = Buffer.from("data");

const contexts: Scenario = {
  name: "Decrypt needs the same encryption context, in any order",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const EncryptionContext = { tenant: "acme", Case: "Counts" };
    const { CiphertextBlob } = await kms.call("Encrypt", { KeyId, Plaintext, EncryptionContext });
    const reordered = { Case: "Counts", tenant: "acme" };
    const decrypted = await kms.call("Decrypt", { CiphertextBlob, EncryptionContext: reordered });
    expect(decrypted.Plaintext).toEqual(new Uint8Array(Plaintext));
    for (const wrong of [
      {},
      { tenant: "acme" },
      { tenant: "acme", case: "Counts" },
      { ...reordered, a: "b" },
    ]) {
      await kms.rejects(
        "Decrypt",
        { CiphertextBlob, EncryptionContext: wrong },
        "InvalidCiphertextException",
      );
    }
  },
};

const moves: Scenario = {
  name: "ReEncrypt changes the key and the encryption context of a ciphertext",
  run: async (kms) => {
    const [source, destination] = [await kms.key("source"), await kms.key("destination")];
    const SourceEncryptionContext = { a: "1" };
    const DestinationEncryptionContext = { b: "2" };
    const old = await kms.call("Encrypt", {
      KeyId: source.Arn,
      Plaintext,
      EncryptionContext: SourceEncryptionContext,
    });
    const moved = await kms.call("ReEncrypt", {
      CiphertextBlob: old.CiphertextBlob,
      SourceKeyId: source.KeyId,
      SourceEncryptionContext,
      DestinationKeyId: destination.KeyId,
      DestinationEncryptionContext,
    });
    expect(moved).toMatchObject({ SourceKeyId: source.Arn, KeyId: destination.Arn });
    expect(moved.DestinationKeyMaterialId).not.toBe(moved.SourceKeyMaterialId);
    const decrypted = await kms.call("Decrypt", {
      CiphertextBlob: moved.CiphertextBlob,
      KeyId: destination.Arn,
      EncryptionContext: DestinationEncryptionContext,
    });
    expect(decrypted.KeyMaterialId).toBe(moved.DestinationKeyMaterialId);
    const { CiphertextBlob } = old;
    await kms.call("Decrypt", { CiphertextBlob, EncryptionContext: SourceEncryptionContext });
  },
};

const sameKey: Scenario = {
  name: "ReEncrypt under the same key changes only the encryption context",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const { CiphertextBlob } = await kms.call("Encrypt", { KeyId, Plaintext });
    const EncryptionContext = { tenant: "acme" };
    const moved = await kms.call("ReEncrypt", {
      CiphertextBlob,
      DestinationKeyId: KeyId,
      DestinationEncryptionContext: EncryptionContext,
    });
    expect(moved.DestinationKeyMaterialId).toBe(moved.SourceKeyMaterialId);
    await kms.rejects("Decrypt", { CiphertextBlob: moved.CiphertextBlob }, "InvalidCiphertextException");
    await kms.call("Decrypt", { CiphertextBlob: moved.CiphertextBlob, EncryptionContext });
  },
};

const dataKeys: Scenario = {
  name: "data keys and data key pairs are bound to their key and encryption context",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const EncryptionContext = { tenant: "acme" };
    const readable = (CiphertextBlob: Uint8Array | undefined) =>
      kms.call("ReEncrypt", {
        CiphertextBlob,
        SourceEncryptionContext: EncryptionContext,
        DestinationKeyId: KeyId,
      });
    const aes = await kms.call("GenerateDataKey", { KeyId, KeySpec: "AES_256", EncryptionContext });
    expect(aes.Plaintext).toHaveLength(32);
    await readable(aes.CiphertextBlob);
    await kms.rejects("Decrypt", { CiphertextBlob: aes.CiphertextBlob }, "InvalidCiphertextException");
    const seven = await kms.call("GenerateDataKey", { KeyId, NumberOfBytes: 7, EncryptionContext });
    expect(seven.Plaintext).toHaveLength(7);
    const KeySpec = "AES_128";
    const only = await kms.call("GenerateDataKeyWithoutPlaintext", { KeyId, KeySpec, EncryptionContext });
    await readable(only.CiphertextBlob);
    const KeyPairSpec = "ECC_NIST_P256";
    const pair = await kms.call("GenerateDataKeyPair", { KeyId, KeyPairSpec, EncryptionContext });
    await readable(pair.PrivateKeyCiphertextBlob);
    await kms.call("GenerateDataKeyPairWithoutPlaintext", { KeyId, KeyPairSpec, EncryptionContext });
    const { Plaintext: random } = await kms.call("GenerateRandom", { NumberOfBytes: 16 });
    expect(random).toHaveLength(16);
  },
};

/** Scenarios about ciphertexts. */
export const ciphertexts = [contexts, moves, sameKey, dataKeys];
