/** The rules between the members of an input, which the model does not express. */
import * as kms from "kms-reencrypt";
import { describe, expect, test } from "vitest";
import { validate } from "../../src/shapes/validate.js";
import { operationOf } from "../support/operation-of.js";

type Method = keyof kms.Operations;

/** The problems that a client finds in an input, each as a sentence. */
const problemsOf = (method: Method, input: object): string[] =>
  validate(operationOf(kms.operations[method]), input).map(({ path, message }) => `${path} ${message}`);

const principal = "arn:aws:iam::111122223333:role/App";
const service = "s3.us-east-2.amazonaws.com";
const bytes = (length: number) => new Uint8Array(length);
const RSA = "RSAES_OAEP_SHA_256";
const grants = { KeyId: "k" };
const imported = { KeyId: "k", ImportToken: bytes(1), EncryptedKeyMaterial: bytes(1) };
const NEVER = { ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
const keyMaterialId = "0".repeat(64);
const signed = { KeyId: "k", Message: bytes(32) };
const store = { CustomKeyStoreName: "store" };
const cloudHsm = {
  ...store,
  CloudHsmClusterId: "cluster-2a23b4cdefg",
  KeyStorePassword: "kmsPswd",
  TrustAnchorCertificate: "certificate",
};
const external = {
  ...store,
  CustomKeyStoreType: "EXTERNAL_KEY_STORE",
  XksProxyConnectivity: "PUBLIC_ENDPOINT",
  XksProxyUriEndpoint: "https://xks.example.com",
  XksProxyUriPath: "/kms/xks/v1",
  XksProxyAuthenticationCredential: { AccessKeyId: "A".repeat(20), RawSecretAccessKey: "a".repeat(43) },
};
const throughVpc = { ...external, XksProxyConnectivity: "VPC_ENDPOINT_SERVICE" };
const serviceName = "com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0";

describe("a rule accepts", () => {
  test.each<[what: string, method: Method, input: object]>([
    [
      "an empty context to encrypt with an asymmetric key",
      "encrypt",
      { KeyId: "k", Plaintext: bytes(1), EncryptionAlgorithm: RSA, EncryptionContext: {} },
    ],
    [
      "an empty context to decrypt with an asymmetric key",
      "decrypt",
      { KeyId: "k", CiphertextBlob: bytes(1), EncryptionAlgorithm: RSA, EncryptionContext: {} },
    ],
    [
      "empty contexts to re-encrypt with asymmetric keys",
      "reEncrypt",
      {
        CiphertextBlob: bytes(1),
        SourceKeyId: "k",
        SourceEncryptionAlgorithm: RSA,
        SourceEncryptionContext: {},
        DestinationKeyId: "l",
        DestinationEncryptionAlgorithm: RSA,
        DestinationEncryptionContext: {},
      },
    ],
    ["a page of 100 aliases", "listAliases", { Limit: 100 }],
    ["a page of 100 grants", "listGrants", { ...grants, Limit: 100 }],
    ["a page of 50 tags", "listResourceTags", { KeyId: "k", Limit: 50 }],
    ["a page of 100 retirable grants", "listRetirableGrants", { RetiringPrincipal: principal, Limit: 100 }],
    ["grants filtered by a principal", "listGrants", { ...grants, GranteePrincipal: principal }],
    ["grants filtered by a service", "listGrants", { ...grants, GranteeServicePrincipal: service }],
    ["retirable grants of a service", "listRetirableGrants", { RetiringServicePrincipal: service }],
    ["a grant token", "retireGrant", { GrantToken: "token" }],
    ["a key and a grant ID", "retireGrant", { KeyId: "k", GrantId: "g" }],
    ["a number of random bytes", "generateRandom", { NumberOfBytes: 1 }],
    ["key material that expires by default", "importKeyMaterial", { ...imported, ValidTo: new Date(0) }],
    ["key material that never expires", "importKeyMaterial", { ...imported, ...NEVER }],
    [
      "existing key material with an ID",
      "importKeyMaterial",
      { ...imported, ...NEVER, ImportType: "EXISTING_KEY_MATERIAL", KeyMaterialId: keyMaterialId },
    ],
    ["custom key stores filtered by ID", "describeCustomKeyStores", { CustomKeyStoreId: "cks-1" }],
    ["custom key stores filtered by name", "describeCustomKeyStores", { CustomKeyStoreName: "store" }],
    ["an AWS CloudHSM key store", "createCustomKeyStore", cloudHsm],
    ["an external key store", "createCustomKeyStore", external],
    [
      "an external key store behind a VPC endpoint service",
      "createCustomKeyStore",
      { ...throughVpc, XksProxyVpcEndpointServiceName: serviceName },
    ],
    ["a message of any length", "sign", { ...signed, SigningAlgorithm: "ECDSA_SHA_512" }],
    ["a digest", "sign", { ...signed, MessageType: "DIGEST", SigningAlgorithm: "ECDSA_SHA_256" }],
    ["an SM3 digest", "sign", { ...signed, MessageType: "DIGEST", SigningAlgorithm: "SM2DSA" }],
    [
      "the representative of a message for ML-DSA",
      "sign",
      { ...signed, Message: bytes(64), MessageType: "EXTERNAL_MU", SigningAlgorithm: "ML_DSA_SHAKE_256" },
    ],
    ["a message for Ed25519", "sign", { ...signed, SigningAlgorithm: "ED25519_SHA_512" }],
    [
      "a digest for Ed25519ph",
      "sign",
      { ...signed, Message: bytes(64), MessageType: "DIGEST", SigningAlgorithm: "ED25519_PH_SHA_512" },
    ],
  ])("%s", (_, method, input) => {
    expect(problemsOf(method, input)).toEqual([]);
  });
});

describe("a rule rejects", () => {
  test.each<[what: string, method: Method, input: object, ...problems: string[]]>([
    ["a page of 101 aliases", "listAliases", { Limit: 101 }, "Limit must be 1 to 100, but is 101"],
    ["a page of 101 grants", "listGrants", { ...grants, Limit: 101 }, "Limit must be 1 to 100, but is 101"],
    ["a page of 51 tags", "listResourceTags", { KeyId: "k", Limit: 51 }, "Limit must be 1 to 50, but is 51"],
    [
      "a page of 101 retirable grants",
      "listRetirableGrants",
      { RetiringPrincipal: principal, Limit: 101 },
      "Limit must be 1 to 100, but is 101",
    ],
    [
      "a page above the bound of the model only once",
      "listResourceTags",
      { KeyId: "k", Limit: 1001 },
      "Limit must be 1 to 1000, but is 1001",
    ],
    [
      "grants filtered by a principal and a service",
      "listGrants",
      { ...grants, GranteePrincipal: principal, GranteeServicePrincipal: service },
      "GranteeServicePrincipal cannot be used with GranteePrincipal; leave one of them out",
    ],
    [
      "retirable grants of nobody",
      "listRetirableGrants",
      {},
      "RetiringPrincipal or RetiringServicePrincipal is required, and not both",
    ],
    [
      "retirable grants of a principal and a service",
      "listRetirableGrants",
      { RetiringPrincipal: principal, RetiringServicePrincipal: service },
      "RetiringPrincipal or RetiringServicePrincipal is required, and not both",
    ],
    ["no grant", "retireGrant", {}, "GrantToken is required, or KeyId and GrantId"],
    [
      "a key without a grant ID",
      "retireGrant",
      { KeyId: "k" },
      "GrantToken is required, or KeyId and GrantId",
    ],
    [
      "a grant ID without a key",
      "retireGrant",
      { GrantId: "g" },
      "GrantToken is required, or KeyId and GrantId",
    ],
    ["random bytes without a number", "generateRandom", {}, "NumberOfBytes is required"],
    [
      "key material that expires at no date",
      "importKeyMaterial",
      imported,
      "ValidTo is required unless ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE",
    ],
    [
      "a date for key material that never expires",
      "importKeyMaterial",
      { ...imported, ...NEVER, ValidTo: new Date(0) },
      "ValidTo cannot be used with ExpirationModel KEY_MATERIAL_DOES_NOT_EXPIRE; leave it out",
    ],
    [
      "new key material with an ID",
      "importKeyMaterial",
      { ...imported, ...NEVER, ImportType: "NEW_KEY_MATERIAL", KeyMaterialId: keyMaterialId },
      "KeyMaterialId cannot be used with ImportType NEW_KEY_MATERIAL; leave it out",
    ],
    [
      "custom key stores filtered by ID and name",
      "describeCustomKeyStores",
      { CustomKeyStoreId: "cks-1", CustomKeyStoreName: "store" },
      "CustomKeyStoreName cannot be used with CustomKeyStoreId; leave one of them out",
    ],
    [
      "an AWS CloudHSM key store without a cluster",
      "createCustomKeyStore",
      store,
      "CloudHsmClusterId is required with CustomKeyStoreType AWS_CLOUDHSM, the default",
      "KeyStorePassword is required with CustomKeyStoreType AWS_CLOUDHSM, the default",
      "TrustAnchorCertificate is required with CustomKeyStoreType AWS_CLOUDHSM, the default",
    ],
    [
      "an external key store without a proxy",
      "createCustomKeyStore",
      { ...store, CustomKeyStoreType: "EXTERNAL_KEY_STORE" },
      "XksProxyConnectivity is required with CustomKeyStoreType EXTERNAL_KEY_STORE",
      "XksProxyUriEndpoint is required with CustomKeyStoreType EXTERNAL_KEY_STORE",
      "XksProxyUriPath is required with CustomKeyStoreType EXTERNAL_KEY_STORE",
      "XksProxyAuthenticationCredential is required with CustomKeyStoreType EXTERNAL_KEY_STORE",
    ],
    [
      "an external key store behind an unnamed VPC endpoint service",
      "createCustomKeyStore",
      throughVpc,
      "XksProxyVpcEndpointServiceName is required with XksProxyConnectivity VPC_ENDPOINT_SERVICE",
    ],
    [
      "a digest of the wrong length",
      "sign",
      { ...signed, MessageType: "DIGEST", SigningAlgorithm: "ECDSA_SHA_384" },
      "Message must have 48 bytes with MessageType DIGEST, but has 32",
    ],
    [
      "a representative of the wrong length",
      "verify",
      { ...signed, Signature: bytes(1), MessageType: "EXTERNAL_MU", SigningAlgorithm: "ML_DSA_SHAKE_256" },
      "Message must have 64 bytes with MessageType EXTERNAL_MU, but has 32",
    ],
    [
      "a representative for another algorithm than ML-DSA",
      "sign",
      { ...signed, Message: bytes(64), MessageType: "EXTERNAL_MU", SigningAlgorithm: "ECDSA_SHA_512" },
      "MessageType can be EXTERNAL_MU only with SigningAlgorithm ML_DSA_SHAKE_256",
    ],
    [
      "a digest for Ed25519",
      "verify",
      {
        ...signed,
        Message: bytes(64),
        Signature: bytes(1),
        MessageType: "DIGEST",
        SigningAlgorithm: "ED25519_SHA_512",
      },
      "MessageType must be RAW with SigningAlgorithm ED25519_SHA_512",
    ],
    [
      "a message for Ed25519ph",
      "sign",
      { ...signed, SigningAlgorithm: "ED25519_PH_SHA_512" },
      "MessageType must be DIGEST with SigningAlgorithm ED25519_PH_SHA_512",
    ],
  ])("%s", (_, method, input, ...problems) => {
    expect(problemsOf(method, input)).toEqual(problems);
  });
});
