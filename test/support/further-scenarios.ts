/** Calls of the operations on signatures, MACs, secrets, imports, Regions and custom key stores, for the comparison. */
import { constants, generateKeyPairSync, publicEncrypt } from "node:crypto";
import { KEYS, type Scene } from "./outcomes-of.js";

const { source, signing, hmac, agreeing, external } = KEYS;
const Message = new TextEncoder().encode("a message");
const peer = generateKeyPairSync("ec", { namedCurve: "prime256v1" }).publicKey;
const PublicKey = peer.export({ type: "spki", format: "der" });
const missing = "99999999-9999-9999-9999-999999999999";

/** Key material, wrapped with the public key in a response of GetParametersForImport. */
function wrapped(parameters: Readonly<Record<string, unknown>>, byte: number): object {
  const { PublicKey: der, ImportToken } = parameters;
  const key = { key: Buffer.from(der as Uint8Array), format: "der", type: "spki" } as const;
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  return {
    KeyId: external,
    ImportToken,
    EncryptedKeyMaterial: publicEncrypt({ ...key, ...padding }, Buffer.alloc(32, byte)),
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  };
}

/** The scenarios. */
export const furtherScenarios: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  "signs and verifies": async ({ call }) => {
    const input = { KeyId: signing, Message, SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256" };
    const { Signature } = await call("Sign", input);
    await call("Verify", { ...input, Signature });
    await call("Verify", { ...input, Signature, Message: new Uint8Array(1) });
    await call("Verify", { ...input, Signature, DryRun: true });
    await call("Sign", { ...input, DryRun: true });
    await call("Sign", { ...input, SigningAlgorithm: "ECDSA_SHA_256" });
    await call("Sign", { ...input, KeyId: source });
    await call("Verify", { ...input, Signature, KeyId: missing });
    await call("Sign", { ...input, GrantTokens: ["none"] });
    await call("DisableKey", { KeyId: signing });
    await call("Sign", input);
  },
  "generates and verifies MACs": async ({ call }) => {
    const input = { KeyId: hmac, Message, MacAlgorithm: "HMAC_SHA_256" };
    const { Mac } = await call("GenerateMac", input);
    await call("VerifyMac", { ...input, Mac });
    await call("VerifyMac", { ...input, Mac: new Uint8Array(32) });
    await call("VerifyMac", { ...input, Mac, DryRun: true });
    await call("GenerateMac", { ...input, MacAlgorithm: "HMAC_SHA_512" });
    await call("GenerateMac", { ...input, KeyId: source });
  },
  "shares secrets": async ({ call }) => {
    const input = { KeyId: agreeing, KeyAgreementAlgorithm: "ECDH", PublicKey };
    await call("DeriveSharedSecret", input);
    await call("DeriveSharedSecret", { ...input, PublicKey: Message });
    await call("DeriveSharedSecret", { ...input, KeyId: source });
    const { KeyMetadata } = await call("CreateKey", {
      KeySpec: "ML_KEM_768",
      KeyUsage: "ENCAPSULATE_DECAPSULATE",
    });
    const KeyId: unknown = Reflect.get(Object(KeyMetadata), "KeyId") ?? source;
    const kem = { KeyId, EncapsulationAlgorithm: "ML_KEM" };
    const { SharedSecretCiphertextBlob = Message } = await call("Encapsulate", kem);
    await call("Decapsulate", { ...kem, SharedSecretCiphertextBlob });
    await call("Encapsulate", { ...kem, KeyId: source });
    await call("Decapsulate", { ...kem, KeyId: source, SharedSecretCiphertextBlob });
  },
  "imports key material": async ({ call }) => {
    const wrapping = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
    const parameters = await call("GetParametersForImport", { KeyId: external, ...wrapping });
    await call("ImportKeyMaterial", { ...wrapped(parameters, 1), ImportToken: Message });
    await call("ImportKeyMaterial", wrapped(parameters, 1));
    await call("ImportKeyMaterial", wrapped(parameters, 2));
    await call("ImportKeyMaterial", { ...wrapped(parameters, 2), ImportType: "NEW_KEY_MATERIAL" });
    await call("ListKeyRotations", { KeyId: external, IncludeKeyMaterial: "ALL_KEY_MATERIAL" });
    await call("RotateKeyOnDemand", { KeyId: external });
    await call("DeleteImportedKeyMaterial", { KeyId: external });
    await call("DescribeKey", { KeyId: external });
    await call("GetParametersForImport", { KeyId: source, ...wrapping });
    await call("DeleteImportedKeyMaterial", { KeyId: source });
  },
  "replicates a key": async ({ call }) => {
    const { KeyMetadata } = await call("CreateKey", { MultiRegion: true });
    const KeyId: unknown = Reflect.get(Object(KeyMetadata), "KeyId");
    await call("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" });
    await call("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" });
    await call("UpdatePrimaryRegion", { KeyId, PrimaryRegion: "eu-west-1" });
    await call("UpdatePrimaryRegion", { KeyId, PrimaryRegion: "us-east-1" });
    await call("DescribeKey", { KeyId });
  },
  "manages custom key stores": async ({ call }) => {
    const input = {
      CustomKeyStoreName: "store",
      CloudHsmClusterId: "cluster-2a23b4cdefg",
      KeyStorePassword: "kmsPswd",
      TrustAnchorCertificate: "certificate",
    };
    const { CustomKeyStoreId } = await call("CreateCustomKeyStore", input);
    await call("CreateCustomKeyStore", input);
    await call("ConnectCustomKeyStore", { CustomKeyStoreId });
    await call("ConnectCustomKeyStore", { CustomKeyStoreId });
    await call("DescribeCustomKeyStores", {});
    await call("DescribeCustomKeyStores", { CustomKeyStoreName: "none" });
    await call("UpdateCustomKeyStore", { CustomKeyStoreId, NewCustomKeyStoreName: "new" });
    await call("DisconnectCustomKeyStore", { CustomKeyStoreId });
    await call("DisconnectCustomKeyStore", { CustomKeyStoreId });
    await call("UpdateCustomKeyStore", { CustomKeyStoreId, NewCustomKeyStoreName: "new" });
    await call("DeleteCustomKeyStore", { CustomKeyStoreId });
    await call("DeleteCustomKeyStore", { CustomKeyStoreId });
  },
  "tells who may retire grants, and when a key was used": async ({ call, stranger }) => {
    const RetiringPrincipal = "arn:aws:iam::111122223333:user/stranger";
    const GranteePrincipal = RetiringPrincipal;
    await call("CreateGrant", {
      KeyId: source,
      GranteePrincipal,
      RetiringPrincipal,
      Operations: ["Decrypt"],
    });
    await call("ListRetirableGrants", { RetiringPrincipal });
    await stranger("ListRetirableGrants", { RetiringPrincipal });
    await call("GetKeyLastUsage", { KeyId: source });
    await call("Encrypt", { KeyId: source, Plaintext: Message });
    await call("GetKeyLastUsage", { KeyId: source });
    await call("GetKeyLastUsage", { KeyId: missing });
  },
};
