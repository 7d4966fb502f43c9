import { describe } from "vitest";
import { RSA, rejects } from "./rejects.js";

const OTHER_KEY = "The key ID in the request does not identify a CMK that can perform this operation.";
const NO_SUCH_KEY =
  "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";
const incorrect = ["IncorrectKeyException", OTHER_KEY] as const;
const denied = ["AccessDeniedException", NO_SUCH_KEY] as const;
const invalid = ["InvalidCiphertextException"] as const;

const rsa = { KeyId: "key:rsa", EncryptionAlgorithm: RSA };

describe("LocalKms rejects", () => {
  rejects([
    ["another key", "ReEncrypt", { SourceKeyId: "key:destination" }, ...incorrect],
    ["another key", "Decrypt", { KeyId: "{destination}" }, ...incorrect],
    ["an RSA key for a symmetric ciphertext", "Decrypt", { KeyId: "key:rsa" }, ...incorrect],
    ["a signing key for a symmetric ciphertext", "Decrypt", { KeyId: "key:signing" }, ...incorrect],
    [
      "a key, and a ciphertext of another KMS",
      "Decrypt",
      { CiphertextBlob: "blob:foreign", KeyId: "key:source" },
      ...incorrect,
    ],
    ["a ciphertext of another KMS", "Decrypt", { CiphertextBlob: "blob:foreign" }, ...denied],
    ["a ciphertext of another KMS", "ReEncrypt", { CiphertextBlob: "blob:foreign" }, ...denied],

    [
      "another context",
      "Decrypt",
      { CiphertextBlob: "blob:bound", EncryptionContext: { tenant: "a" } },
      ...invalid,
    ],
    [
      "a context in another case",
      "Decrypt",
      { CiphertextBlob: "blob:bound", EncryptionContext: { Tenant: "acme" } },
      ...invalid,
    ],
    ["no context", "ReEncrypt", { CiphertextBlob: "blob:bound" }, ...invalid],
    ["a context, and a ciphertext without", "ReEncrypt", { SourceEncryptionContext: { a: "b" } }, ...invalid],
    ["a changed bit", "ReEncrypt", { CiphertextBlob: "blob:firstBitChanged" }, ...invalid],
    ["a changed bit", "ReEncrypt", { CiphertextBlob: "blob:keyNameChanged" }, ...invalid],
    ["a changed bit", "ReEncrypt", { CiphertextBlob: "blob:lastBitChanged" }, ...invalid],
    ["bytes that are not a ciphertext", "ReEncrypt", { CiphertextBlob: "blob:text" }, ...invalid],
    [
      "an RSA ciphertext without algorithm",
      "Decrypt",
      { CiphertextBlob: "blob:rsa", KeyId: "key:rsa" },
      ...invalid,
    ],
    [
      "the other RSA algorithm",
      "Decrypt",
      { ...rsa, CiphertextBlob: "blob:rsa", EncryptionAlgorithm: "RSAES_OAEP_SHA_1" },
      ...invalid,
    ],
    ["an RSA ciphertext too short", "Decrypt", { ...rsa, CiphertextBlob: "blob:shortRsa" }, ...invalid],
  ]);
});
