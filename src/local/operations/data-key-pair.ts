import type {
  GenerateDataKeyPairWithoutPlaintextRequest,
  GenerateDataKeyPairWithoutPlaintextResponse,
} from "../../commands/GenerateDataKeyPairWithoutPlaintextCommand.js";
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { refusal } from "../exceptions.js";
import { generateAsymmetricPair, isAsymmetricSpec } from "../keys/key-material.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { cipherFor } from "./encryption.js";
import { findKey } from "./find-key.js";

/** Makes a key pair and encrypts its private key. */
export async function generateDataKeyPairFor(
  call: Call,
  request: GenerateDataKeyPairWithoutPlaintextRequest,
) {
  const { KeyId, KeyPairSpec, EncryptionContext: context } = request;
  const key = findKey(call, KeyId, {
    context,
    grantTokens: request.GrantTokens,
    conditions: {
      "kms:datakeypairspec": [KeyPairSpec],
      "kms:encryptionalgorithm": ["SYMMETRIC_DEFAULT"],
    },
  });
  const cipher = cipherFor(call, key, "SYMMETRIC_DEFAULT", context);
  if (!isAsymmetricSpec(KeyPairSpec)) {
    throw refusal(
      UnsupportedOperationException,
      `KeyPairSpec ${KeyPairSpec} is not supported in this Region.`,
    );
  }
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  const { privateKey, publicKey } = await generateAsymmetricPair(KeyPairSpec);
  const plaintext = new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" }));
  const { data, materialId } = cipher.encrypt(plaintext);
  const response: GenerateDataKeyPairWithoutPlaintextResponse = {
    PrivateKeyCiphertextBlob: data,
    PublicKey: new Uint8Array(publicKey.export({ type: "spki", format: "der" })),
    KeyId: key.arn,
    KeyPairSpec,
    KeyMaterialId: materialId,
  };
  return { plaintext, response };
}
