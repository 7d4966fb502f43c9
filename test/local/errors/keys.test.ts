import { describe } from "vitest";
import { RSA, refuses } from "./world.js";

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

describe("LocalKms refuses", () => {
  refuses([
    ["disabled", "Encrypt", { KeyId: "key:disabled" }, ...disabled],
    ["disabled", "Decrypt", { CiphertextBlob: "blob:disabled" }, ...disabled],
    ["disabled", "ReEncrypt", { CiphertextBlob: "blob:disabled", SourceKeyId: "key:disabled" }, ...disabled],
    ["disabled", "ReEncrypt", { DestinationKeyId: "key:disabled" }, ...disabled],
    ["pending deletion", "Encrypt", { KeyId: "key:pending" }, ...pending],
    ["pending deletion", "Decrypt", { CiphertextBlob: "blob:pending" }, ...pending],
    ["pending deletion", "ReEncrypt", { CiphertextBlob: "blob:pending" }, ...pending],
    ["pending deletion", "ReEncrypt", { DestinationKeyId: "{pending}" }, ...pending],

    [
      "for signing",
      "Encrypt",
      { KeyId: "key:signing", EncryptionAlgorithm: RSA },
      ...usage("signing", "SIGN_VERIFY", "Encrypt"),
    ],
    [
      "for signing",
      "Decrypt",
      { KeyId: "key:signing", CiphertextBlob: "blob:rsa", EncryptionAlgorithm: RSA },
      ...usage("signing", "SIGN_VERIFY", "Decrypt"),
    ],
    [
      "for signing",
      "ReEncrypt",
      { DestinationKeyId: "key:signing" },
      ...usage("signing", "SIGN_VERIFY", "ReEncrypt"),
    ],
    ["for codes", "Encrypt", { KeyId: "key:hmac" }, ...usage("hmac", "GENERATE_VERIFY_MAC", "Encrypt")],
    [
      "for agreement",
      "ReEncrypt",
      { DestinationKeyId: "key:agreeing" },
      ...usage("agreeing", "KEY_AGREEMENT", "ReEncrypt"),
    ],

    ["RSA, no algorithm", "Encrypt", { KeyId: "key:rsa" }, ...algorithm("SYMMETRIC_DEFAULT", "RSA_2048")],
    [
      "RSA, no algorithm",
      "ReEncrypt",
      { DestinationKeyId: "key:rsa" },
      ...algorithm("SYMMETRIC_DEFAULT", "RSA_2048"),
    ],
    [
      "symmetric, RSA algorithm",
      "Decrypt",
      { KeyId: "key:source", EncryptionAlgorithm: RSA },
      ...algorithm(RSA, "SYMMETRIC_DEFAULT"),
    ],
    [
      "symmetric, algorithm of China Regions",
      "ReEncrypt",
      { DestinationEncryptionAlgorithm: "SM2PKE" },
      ...algorithm("SM2PKE", "SYMMETRIC_DEFAULT"),
    ],

    ["unknown id", "Encrypt", { KeyId: id }, ...notFound(`Key '${arn(`key/${id}`)}' does not exist`)],
    ["unknown id", "ReEncrypt", { SourceKeyId: id }, ...notFound(`Key '${arn(`key/${id}`)}' does not exist`)],
    [
      "unknown ARN",
      "ReEncrypt",
      { DestinationKeyId: arn(`key/${id}`) },
      ...notFound(`Key '${arn(`key/${id}`)}' does not exist`),
    ],
    [
      "unknown alias",
      "ReEncrypt",
      { DestinationKeyId: "alias/none" },
      ...notFound(`Alias ${arn("alias/none")} is not found.`),
    ],
    [
      "unknown alias ARN",
      "Encrypt",
      { KeyId: arn("alias/none") },
      ...notFound(`Alias ${arn("alias/none")} is not found.`),
    ],
    ["no key id", "Encrypt", { KeyId: "key-1" }, ...notFound("Invalid keyId 'key-1'")],
    ["no key id in an ARN", "Encrypt", { KeyId: arn("key/key-1") }, ...notFound("Invalid keyId key-1")],
    [
      "an ARN of another partition",
      "Encrypt",
      { KeyId: `arn:aws-cn:kms:us-east-1:111122223333:key/${id}` },
      ...notFound(`Invalid arn arn:aws-cn:kms:us-east-1:111122223333:key/${id}`),
    ],
    ["an ARN without its key/", "Encrypt", { KeyId: arn(id) }, ...notFound(`Invalid arn ${arn(id)}`)],
    [
      "another Region",
      "Encrypt",
      { KeyId: `arn:aws:kms:eu-west-1:111122223333:key/${id}` },
      ...notFound("Invalid arn eu-west-1"),
    ],
    ["another account", "Encrypt", { KeyId: foreignKey }, ...notAllowed("Encrypt")],
    ["another account", "ReEncrypt", { SourceKeyId: foreignKey }, ...notAllowed("ReEncryptFrom")],
    ["another account", "ReEncrypt", { DestinationKeyId: foreignKey }, ...notAllowed("ReEncryptTo")],
  ]);
});
