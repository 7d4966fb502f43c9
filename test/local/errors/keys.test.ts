import { describe } from "vitest";
import { RSA, rejects } from "./rejects.js";

const id = "00000000-1111-2222-3333-444444444444";
const arn = (resource: string) => `arn:aws:kms:us-east-1:111122223333:${resource}`;
const foreignKey = `arn:aws:kms:us-east-1:444455556666:key/${id}`;

const disabled = ["DisabledException", "{disabled} is disabled."] as const;
const pending = ["KMSInvalidStateException", "{pending} is pending deletion."] as const;
const usage = (key: string, what: string, operation: string) =>
  ["InvalidKeyUsageException", `{${key}} key usage is ${what} which is not valid for ${operation}.`] as const;
const algorithm = (name: string, spec: string) =>
  ["InvalidKeyUsageException", `Algorithm ${name} is incompatible with key spec ${spec}.`] as const;
const notFound = (message: string) => ["NotFoundException", message] as const;
const notAllowed = (action: string) =>
  [
    "AccessDeniedException",
    `User: arn:aws:iam::111122223333:root is not authorized to perform: kms:${action} on resource: ${foreignKey} because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
  ] as const;

describe("LocalKms rejects", () => {
  rejects([
    ["a disabled key", "Encrypt", { KeyId: "key:disabled" }, ...disabled],
    ["a disabled key", "Decrypt", { CiphertextBlob: "blob:disabled" }, ...disabled],
    [
      "a disabled key",
      "ReEncrypt",
      { CiphertextBlob: "blob:disabled", SourceKeyId: "key:disabled" },
      ...disabled,
    ],
    ["a disabled key", "ReEncrypt", { DestinationKeyId: "key:disabled" }, ...disabled],
    ["a key that is pending deletion", "Encrypt", { KeyId: "key:pending" }, ...pending],
    ["a key that is pending deletion", "Decrypt", { CiphertextBlob: "blob:pending" }, ...pending],
    ["a key that is pending deletion", "ReEncrypt", { CiphertextBlob: "blob:pending" }, ...pending],
    ["a key that is pending deletion", "ReEncrypt", { DestinationKeyId: "{pending}" }, ...pending],

    [
      "a key for signing",
      "Encrypt",
      { KeyId: "key:signing", EncryptionAlgorithm: RSA },
      ...usage("signing", "SIGN_VERIFY", "Encrypt"),
    ],
    [
      "a key for signing",
      "Decrypt",
      { KeyId: "key:signing", CiphertextBlob: "blob:rsa", EncryptionAlgorithm: RSA },
      ...usage("signing", "SIGN_VERIFY", "Decrypt"),
    ],
    [
      "a key for signing",
      "ReEncrypt",
      { DestinationKeyId: "key:signing" },
      ...usage("signing", "SIGN_VERIFY", "ReEncrypt"),
    ],
    ["a key for MACs", "Encrypt", { KeyId: "key:hmac" }, ...usage("hmac", "GENERATE_VERIFY_MAC", "Encrypt")],
    [
      "a key for key agreement",
      "ReEncrypt",
      { DestinationKeyId: "key:agreeing" },
      ...usage("agreeing", "KEY_AGREEMENT", "ReEncrypt"),
    ],

    [
      "an RSA key, without algorithm",
      "Encrypt",
      { KeyId: "key:rsa" },
      ...algorithm("SYMMETRIC_DEFAULT", "RSA_2048"),
    ],
    [
      "an RSA key, without algorithm",
      "ReEncrypt",
      { DestinationKeyId: "key:rsa" },
      ...algorithm("SYMMETRIC_DEFAULT", "RSA_2048"),
    ],
    [
      "a symmetric key, with an RSA algorithm",
      "Decrypt",
      { KeyId: "key:source", EncryptionAlgorithm: RSA },
      ...algorithm(RSA, "SYMMETRIC_DEFAULT"),
    ],
    [
      "a symmetric key, with the algorithm of China Regions",
      "ReEncrypt",
      { DestinationEncryptionAlgorithm: "SM2PKE" },
      ...algorithm("SM2PKE", "SYMMETRIC_DEFAULT"),
    ],

    ["an unknown key ID", "Encrypt", { KeyId: id }, ...notFound(`Key '${arn(`key/${id}`)}' does not exist`)],
    [
      "an unknown key ID",
      "ReEncrypt",
      { SourceKeyId: id },
      ...notFound(`Key '${arn(`key/${id}`)}' does not exist`),
    ],
    [
      "an unknown key ARN",
      "ReEncrypt",
      { DestinationKeyId: arn(`key/${id}`) },
      ...notFound(`Key '${arn(`key/${id}`)}' does not exist`),
    ],
    [
      "an unknown alias name",
      "ReEncrypt",
      { DestinationKeyId: "alias/none" },
      ...notFound(`Alias ${arn("alias/none")} is not found.`),
    ],
    [
      "an unknown alias ARN",
      "Encrypt",
      { KeyId: arn("alias/none") },
      ...notFound(`Alias ${arn("alias/none")} is not found.`),
    ],
    ["a string that is not a key ID", "Encrypt", { KeyId: "key-1" }, ...notFound("Invalid keyId 'key-1'")],
    ["an ARN without a key ID", "Encrypt", { KeyId: arn("key/key-1") }, ...notFound("Invalid keyId key-1")],
    [
      "an ARN of another partition",
      "Encrypt",
      { KeyId: `arn:aws-cn:kms:us-east-1:111122223333:key/${id}` },
      ...notFound(`Invalid arn arn:aws-cn:kms:us-east-1:111122223333:key/${id}`),
    ],
    ["an ARN without key/", "Encrypt", { KeyId: arn(id) }, ...notFound(`Invalid arn ${arn(id)}`)],
    [
      "a key ARN of another Region",
      "Encrypt",
      { KeyId: `arn:aws:kms:eu-west-1:111122223333:key/${id}` },
      ...notFound("Invalid arn eu-west-1"),
    ],
    ["a key ARN of another account", "Encrypt", { KeyId: foreignKey }, ...notAllowed("Encrypt")],
    [
      "a key ARN of another account",
      "ReEncrypt",
      { SourceKeyId: foreignKey },
      ...notAllowed("ReEncryptFrom"),
    ],
    [
      "a key ARN of another account",
      "ReEncrypt",
      { DestinationKeyId: foreignKey },
      ...notAllowed("ReEncryptTo"),
    ],
  ]);
});
