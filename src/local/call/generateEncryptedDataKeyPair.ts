import type {
  GenerateDataKeyPairWithoutPlaintextRequest,
  GenerateDataKeyPairWithoutPlaintextResponse,
} from "../../kms/operations/GenerateDataKeyPairWithoutPlaintext.js";
import { generateAsymmetricPair } from "../keys/keyMaterial.js";
import { isAsymmetricSpec } from "../keys/keySpecs.js";
import type { Call } from "./Call.js";
import { cipherFor } from "./Cipher.js";
import { dryRunSucceeded } from "./dryRunSucceeded.js";
import { findKey } from "./findKey.js";
import { unsupportedSpec } from "./unsupportedSpec.js";

/** Generates a key pair and encrypts its private key: GenerateDataKeyPair, with and without plaintext. */
export async function generateEncryptedDataKeyPair(
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
    throw unsupportedSpec("KeyPairSpec", KeyPairSpec, call.keys.location.region);
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
