import { describe } from "vitest";
import { RSA, refuses } from "./world.js";

const OTHER_KEY = "The key ID in the request does not identify a CMK that can perform this operation.";
const NO_SUCH_KEY =
  "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";
const incorrect = ["IncorrectKeyException", OTHER_KEY] as const;
const denied = ["AccessDeniedException", NO_SUCH_KEY] as const;
const invalid = ["InvalidCiphertextException"] as const;

const rsa = { KeyId: "key:rsa", EncryptionAlgorithm: RSA };

describe("LocalKms refuses", () => {
  refuses([
    ["another key", "ReEncrypt", { SourceKeyId: "key:destination" }, ...incorrect],
    ["another key", "Decrypt", { KeyId: "{destination}" }, ...incorrect],
    ["an RSA key for a symmetric ciphertext", "Decrypt", { KeyId: "key:rsa" }, ...incorrect],
    ["a signing key for a symmetric ciphertext", "Decrypt", { KeyId: "key:signing" }, ...incorrect],
    [
      "a key for another KMS's ciphertext",
      "Decrypt",
      { CiphertextBlob: "blob:foreign", KeyId: "key:source" },
      ...incorrect,
    ],
    ["another KMS's ciphertext", "Decrypt", { CiphertextBlob: "blob:foreign" }, ...denied],
    ["another KMS's ciphertext", "ReEncrypt", { CiphertextBlob: "blob:foreign" }, ...denied],

    [
      "another context",
      "Decrypt",
      { CiphertextBlob: "blob:bound", EncryptionContext: { tenant: "a" } },
      ...invalid,
    ],
    [
      "another case",
      "Decrypt",
      { CiphertextBlob: "blob:bound", EncryptionContext: { Tenant: "acme" } },
      ...invalid,
    ],
    ["no context", "ReEncrypt", { CiphertextBlob: "blob:bound" }, ...invalid],
    ["a context where there was none", "ReEncrypt", { SourceEncryptionContext: { a: "b" } }, ...invalid],
    ["a changed bit", "ReEncrypt", { CiphertextBlob: "blob:firstBitChanged" }, ...invalid],
    ["a changed bit", "ReEncrypt", { CiphertextBlob: "blob:keyNameChanged" }, ...invalid],
    ["a changed bit", "ReEncrypt", { CiphertextBlob: "blob:lastBitChanged" }, ...invalid],
    ["what is no ciphertext", "ReEncrypt", { CiphertextBlob: "blob:text" }, ...invalid],
    ["no RSA algorithm", "Decrypt", { CiphertextBlob: "blob:rsa", KeyId: "key:rsa" }, ...invalid],
    [
      "the other RSA algorithm",
      "Decrypt",
      { ...rsa, CiphertextBlob: "blob:rsa", EncryptionAlgorithm: "RSAES_OAEP_SHA_1" },
      ...invalid,
    ],
    ["an RSA ciphertext too short", "Decrypt", { ...rsa, CiphertextBlob: "blob:shortRsa" }, ...invalid],
  ]);
});
