/** What GenerateDataKeyPair and GenerateDataKeyPairWithoutPlaintext have in common. */
import { grantTokens } from "../../commands/inputs.js";
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { blob, boolean, enumeration, map, required, string } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { generateAsymmetricPair } from "../keys/key-material.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { cipherFor } from "./encryption.js";
import { findKey } from "./find-key.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** The kinds of key pairs. */
export const DataKeyPairSpec = {
  ECC_NIST_EDWARDS25519: "ECC_NIST_EDWARDS25519",
  ECC_NIST_P256: "ECC_NIST_P256",
  ECC_NIST_P384: "ECC_NIST_P384",
  ECC_NIST_P521: "ECC_NIST_P521",
  ECC_SECG_P256K1: "ECC_SECG_P256K1",
  RSA_2048: "RSA_2048",
  RSA_3072: "RSA_3072",
  RSA_4096: "RSA_4096",
  SM2: "SM2",
} as const;
/** One of the kinds of key pairs. */
export type DataKeyPairSpec = (typeof DataKeyPairSpec)[keyof typeof DataKeyPairSpec];

/** What both operations take; the key may be named by an alias too. */
export interface DataKeyPairRequest extends KeyIdRequest {
  /** The encryption context that the private key is bound to. Default: none. */
  EncryptionContext?: Record<string, string> | undefined;
  /** The kind of the key pair; `SM2` is for Regions in China. */
  KeyPairSpec: DataKeyPairSpec;
  /** Up to 10 grant tokens. Default: none. */
  GrantTokens?: string[] | undefined;
  /** Whether only to check that the call would succeed. Default: `false`. */
  DryRun?: boolean | undefined;
}

/** The shapes of {@link DataKeyPairRequest}. */
export const dataKeyPairRequest = () => ({
  KeyId: keyId(),
  EncryptionContext: map(),
  KeyPairSpec: required(enumeration(DataKeyPairSpec)),
  GrantTokens: grantTokens(),
  DryRun: boolean(),
});

/** What both operations return. */
export interface DataKeyPairResponse {
  /** The encrypted private key. */
  PrivateKeyCiphertextBlob: Uint8Array;
  /** The public key: SubjectPublicKeyInfo in DER. */
  PublicKey: Uint8Array;
  /** The key ARN. */
  KeyId: string;
  /** The kind of the key pair. */
  KeyPairSpec: DataKeyPairSpec;
  /** The id of the material that encrypted the private key. */
  KeyMaterialId?: string | undefined;
}

/** The shapes of {@link DataKeyPairResponse}. */
export const dataKeyPairResponse = () => ({
  PrivateKeyCiphertextBlob: required(blob()),
  PublicKey: required(blob()),
  KeyId: required(string()),
  KeyPairSpec: required(enumeration(DataKeyPairSpec)),
  KeyMaterialId: string(),
});

/** Makes a key pair and encrypts its private key. */
export async function generateDataKeyPairFor(call: Call, request: DataKeyPairRequest) {
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
  if (KeyPairSpec === "SM2") {
    throw refusal(UnsupportedOperationException, "KeyPairSpec SM2 is not supported in this Region.");
  }
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  const { privateKey, publicKey } = await generateAsymmetricPair(KeyPairSpec);
  const plaintext = new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" }));
  const { data, materialId } = cipher.encrypt(plaintext);
  const response: DataKeyPairResponse = {
    PrivateKeyCiphertextBlob: data,
    PublicKey: new Uint8Array(publicKey.export({ type: "spki", format: "der" })),
    KeyId: key.arn,
    KeyPairSpec,
    KeyMaterialId: materialId,
  };
  return { plaintext, response };
}
