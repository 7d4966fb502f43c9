import { randomBytes } from "node:crypto";
import { OPERATION_NAMES } from "../../../src/local/OperationName.js";
import model from "../../vectors/kms-model.json" with { type: "json" };
import type { Operation } from "../clients.js";
import { type Fixtures, type Kind, OTHER_REGION, REGION, type Sample } from "./Fixtures.js";
import { INPUTS, KIND_OF, policyOf } from "./inputs.js";

/** How LocalKms comes to reject a call with an error. */
export type Refusal =
  /** By an input. */
  | { readonly input: (fixtures: Fixtures) => object | Promise<object> }
  /** By an injected fault only, and why nothing else leads there. */
  | { readonly faultBecause: string };

/** The operation and error of a row. */
export type Pair = `${Operation} ${string}`;

const UNKNOWN_KEY = "00000000-0000-4000-8000-000000000000";
const UNKNOWN_ALIAS = "alias/unknown";
const UNKNOWN_GRANT = "0".repeat(64);
const UNKNOWN_STORE = "cks-00000000000000000";

const kindOf = (operation: Operation): Kind => KIND_OF[operation] ?? "symmetric";

/** The valid input of an operation, changed. */
const changed =
  (operation: Operation, change: object, prepare = (fixtures: Fixtures) => sampleFor(fixtures, operation)) =>
  async (fixtures: Fixtures): Promise<object> => ({
    ...(await INPUTS[operation](fixtures, await prepare(fixtures))),
    ...change,
  });

/** A sample for an operation: of another kind where this Node.js has no ML-KEM, because the checks come before its use. */
const sampleFor = (fixtures: Fixtures, operation: Operation): Promise<Sample> => {
  const kind = kindOf(operation);
  return fixtures.sample(kind === "kem" ? "signing" : kind);
};

const inState = (operation: Operation, state: "Disabled" | "PendingDeletion"): Refusal => ({
  input: changed(operation, {}, (fixtures) => {
    const kind = kindOf(operation);
    return fixtures.sample(kind === "kem" ? "signing" : kind, state);
  }),
});

const withKey = (operation: Operation, keyId: (fixtures: Fixtures) => string | Promise<string>): Refusal => ({
  input: async (fixtures) => {
    const sample = { ...(await sampleFor(fixtures, operation)), keyId: await keyId(fixtures) };
    return INPUTS[operation](fixtures, sample);
  },
});

const sampleOf = (kind: Kind) => async (fixtures: Fixtures) => (await fixtures.sample(kind)).keyId;

const fault = (faultBecause: string): Refusal => ({ faultBecause });

/** The rows that are alike for many operations, by error. */
const COMMON: Readonly<Record<string, (operation: Operation) => Refusal>> = {
  KMSInternalException: () => fault("KMS itself fails"),
  DependencyTimeoutException: () => fault("a dependency of KMS fails"),
  KeyUnavailableException: () => fault("the HSMs of KMS have no access to a key for a moment"),
  NotFoundException: (operation) => withKey(operation, () => UNKNOWN_KEY),
  InvalidArnException: (operation) =>
    withKey(operation, async (fixtures) => (await sampleFor(fixtures, operation)).alias),
  DisabledException: (operation) => inState(operation, "Disabled"),
  KMSInvalidStateException: (operation) => inState(operation, "PendingDeletion"),
  DryRunOperationException: (operation) => ({
    input: changed(operation, { DryRun: true }, (fixtures) => fixtures.sample(kindOf(operation))),
  }),
  InvalidGrantTokenException: (operation) => ({ input: changed(operation, { GrantTokens: ["dW5rbm93bg"] }) }),
  InvalidKeyUsageException: (operation) =>
    withKey(operation, sampleOf(kindOf(operation) === "signing" ? "agreement" : "signing")),
  InvalidMarkerException: (operation) => ({ input: changed(operation, { Marker: "unknown" }) }),
  CustomKeyStoreNotFoundException: (operation) => ({
    input: changed(operation, { CustomKeyStoreId: UNKNOWN_STORE }),
  }),
  InvalidGrantIdException: (operation) => ({ input: changed(operation, { GrantId: UNKNOWN_GRANT }) }),
  UnsupportedOperationException: (operation) =>
    withKey(operation, sampleOf(operation.includes("Rota") ? "signing" : "symmetric")),
};

const ANY_STATE = "KMS performs it in every key state, by its page on key states";
const NO_PROXY = "LocalKms calls no proxy";
const NO_CLUSTER = "LocalKms calls no cluster";
const MANY = "it needs too many calls";
const NOT_EVEN_KMS = "nothing in the documentation says how";

const expired = async (fixtures: Fixtures) => {
  const KeyId = await fixtures.newKey("external");
  const { token, wrapped } = await fixtures.parameters(KeyId);
  // The parameters are valid for a day. Both clients correct their clock by the response.
  fixtures.clock.advance(25 * 60 * 60 * 1000);
  return {
    KeyId,
    ImportToken: token,
    EncryptedKeyMaterial: wrapped,
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  };
};

const imported = (change: object, material?: Uint8Array) => async (fixtures: Fixtures) => {
  const KeyId = await fixtures.newKey("external");
  const { token, wrapped } = await fixtures.parameters(KeyId, material);
  return {
    KeyId,
    ImportToken: token,
    EncryptedKeyMaterial: wrapped,
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
    ...change,
  };
};

/** A key with the most aliases that KMS allows. */
const withAllAliases = async (fixtures: Fixtures) => {
  const key = await fixtures.newKey();
  await Promise.all(Array.from({ length: 50 }, () => fixtures.alias(key)));
  return key;
};

const storeWithKey = async (fixtures: Fixtures, origin: "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE") => {
  const input = origin === "AWS_CLOUDHSM" ? fixtures.cloudHsm() : fixtures.external();
  const CustomKeyStoreId = await fixtures.store(input, true);
  const create = {
    CustomKeyStoreId,
    Origin: origin,
    ...(origin === "AWS_CLOUDHSM" ? {} : { XksKeyId: "key-1" }),
  };
  await fixtures.admin.send("CreateKey", create);
  return create;
};

/** A key that KMS never rotates. The status of other keys that it does not rotate is false. */
const keyInStore = async (fixtures: Fixtures) => {
  const input = await storeWithKey(fixtures, "AWS_CLOUDHSM");
  const { KeyMetadata } = await fixtures.admin.send("CreateKey", input);
  return { KeyId: KeyMetadata?.KeyId };
};

/** A vpc endpoint service of a new external key store. */
const withService = (fixtures: Fixtures, XksProxyVpcEndpointServiceName: string) =>
  fixtures.external({ XksProxyConnectivity: "VPC_ENDPOINT_SERVICE", XksProxyVpcEndpointServiceName });

/** An existing external key store and the input that repeats one of its properties. */
async function repeated(fixtures: Fixtures, member: "proxy" | "endpoint" | "service") {
  const service = `com.amazonaws.vpce.us-east-1.vpce-svc-${fixtures.unique("0")}`;
  const first = member === "service" ? withService(fixtures, service) : fixtures.external();
  await fixtures.store(first);
  const { XksProxyUriEndpoint, XksProxyUriPath } = first;
  if (member === "proxy") {
    return { XksProxyUriEndpoint, XksProxyUriPath };
  }
  return member === "service"
    ? { XksProxyConnectivity: "VPC_ENDPOINT_SERVICE", XksProxyVpcEndpointServiceName: service }
    : {
        XksProxyUriEndpoint,
        XksProxyUriPath: "/other/kms/xks/v1",
        XksProxyConnectivity: "VPC_ENDPOINT_SERVICE",
        XksProxyVpcEndpointServiceName: `${service}1`,
      };
}

const createRepeated = (member: "proxy" | "endpoint" | "service"): Refusal => ({
  input: async (fixtures) => ({ ...fixtures.external(), ...(await repeated(fixtures, member)) }),
});
const updateRepeated = (member: "proxy" | "endpoint" | "service"): Refusal => ({
  input: async (fixtures) => {
    const change = await repeated(fixtures, member);
    return { CustomKeyStoreId: await fixtures.store(fixtures.external()), ...change };
  },
});

/** The rows of single operations. */
const SPECIAL: Readonly<Partial<Record<Pair, Refusal>>> = {
  "CancelKeyDeletion KMSInvalidStateException": { input: changed("CancelKeyDeletion", {}) },
  "ConnectCustomKeyStore CloudHsmClusterInvalidConfigurationException": fault(NO_CLUSTER),
  "ConnectCustomKeyStore CloudHsmClusterNotActiveException": fault(NO_CLUSTER),
  "ConnectCustomKeyStore CustomKeyStoreInvalidStateException": {
    input: async (fixtures) => ({ CustomKeyStoreId: await fixtures.store(fixtures.cloudHsm(), true) }),
  },
  "CreateAlias AlreadyExistsException": {
    input: async (fixtures) => {
      const { alias, keyId } = await fixtures.sample("symmetric");
      return { AliasName: alias, TargetKeyId: keyId };
    },
  },
  "CreateAlias InvalidAliasNameException": fault("KMS responds with ValidationException instead"),
  "CreateAlias LimitExceededException": {
    input: async (fixtures) => ({ AliasName: "alias/one-more", TargetKeyId: await withAllAliases(fixtures) }),
  },
  "CreateCustomKeyStore CloudHsmClusterInUseException": {
    input: async (fixtures) => {
      const first = fixtures.cloudHsm();
      await fixtures.store(first);
      return { ...first, CustomKeyStoreName: fixtures.unique("store") };
    },
  },
  "CreateCustomKeyStore CustomKeyStoreNameInUseException": {
    input: async (fixtures) => {
      const { CustomKeyStoreName } = fixtures.cloudHsm();
      await fixtures.store(fixtures.cloudHsm({ CustomKeyStoreName }));
      return fixtures.cloudHsm({ CustomKeyStoreName });
    },
  },
  "CreateCustomKeyStore CloudHsmClusterInvalidConfigurationException": fault(NO_CLUSTER),
  "CreateCustomKeyStore CloudHsmClusterNotActiveException": fault(NO_CLUSTER),
  "CreateCustomKeyStore CloudHsmClusterNotFoundException": fault(NO_CLUSTER),
  "CreateCustomKeyStore IncorrectTrustAnchorException": fault(NO_CLUSTER),
  "CreateCustomKeyStore LimitExceededException": {
    input: async (fixtures) => {
      for (let stores = 0; stores < 10; stores++) {
        await fixtures.store();
      }
      return fixtures.cloudHsm();
    },
  },
  "CreateCustomKeyStore XksProxyUriEndpointInUseException": createRepeated("endpoint"),
  "CreateCustomKeyStore XksProxyUriInUseException": createRepeated("proxy"),
  "CreateCustomKeyStore XksProxyVpcEndpointServiceInUseException": createRepeated("service"),
  "CreateGrant InvalidArnException": {
    input: changed("CreateGrant", { GranteePrincipal: "arn:aws:iam::111122223333:group/a" }),
  },
  "CreateGrant LimitExceededException": fault(MANY),
  "CreateKey CloudHsmClusterInvalidConfigurationException": fault(NO_CLUSTER),
  "CreateKey CustomKeyStoreInvalidStateException": {
    input: async (fixtures) => ({ Origin: "AWS_CLOUDHSM", CustomKeyStoreId: await fixtures.store() }),
  },
  "CreateKey CustomKeyStoreNotFoundException": {
    input: () => ({ Origin: "AWS_CLOUDHSM", CustomKeyStoreId: UNKNOWN_STORE }),
  },
  "CreateKey InvalidArnException": fault(NOT_EVEN_KMS),
  "CreateKey LimitExceededException": fault(MANY),
  "CreateKey MalformedPolicyDocumentException": { input: () => ({ Policy: "{}" }) },
  "CreateKey TagException": { input: () => ({ Tags: [{ TagKey: "aws:a", TagValue: "b" }] }) },
  "CreateKey UnsupportedOperationException": { input: () => ({ KeySpec: "SM2", KeyUsage: "SIGN_VERIFY" }) },
  "CreateKey XksKeyAlreadyInUseException": {
    input: (fixtures) => storeWithKey(fixtures, "EXTERNAL_KEY_STORE"),
  },
  "CreateKey XksKeyInvalidConfigurationException": fault(NO_PROXY),
  "CreateKey XksKeyNotFoundException": fault(NO_PROXY),
  "Decapsulate InvalidCiphertextException": {
    input: changed("Decapsulate", { SharedSecretCiphertextBlob: randomBytes(10) }, (fixtures) =>
      fixtures.sample("kem"),
    ),
  },
  "Decrypt IncorrectKeyException": withKey("Decrypt", (fixtures) => fixtures.newKey()),
  "Decrypt InvalidCiphertextException": { input: changed("Decrypt", { CiphertextBlob: randomBytes(200) }) },
  "Decrypt InvalidKeyUsageException": {
    input: changed("Decrypt", { EncryptionAlgorithm: "RSAES_OAEP_SHA_256" }),
  },
  "DeleteAlias KMSInvalidStateException": fault(ANY_STATE),
  "DeleteAlias NotFoundException": { input: () => ({ AliasName: UNKNOWN_ALIAS }) },
  "DeleteCustomKeyStore CustomKeyStoreHasCMKsException": {
    input: async (fixtures) => {
      const { CustomKeyStoreId } = await storeWithKey(fixtures, "AWS_CLOUDHSM");
      return { CustomKeyStoreId };
    },
  },
  "DeleteCustomKeyStore CustomKeyStoreInvalidStateException": {
    input: async (fixtures) => ({ CustomKeyStoreId: await fixtures.store(fixtures.cloudHsm(), true) }),
  },
  "DeleteImportedKeyMaterial KMSInvalidStateException": fault(ANY_STATE),
  "DescribeKey InvalidArnException": fault("KMS responds with NotFoundException instead"),
  "DisconnectCustomKeyStore CustomKeyStoreInvalidStateException": {
    input: async (fixtures) => ({ CustomKeyStoreId: await fixtures.store() }),
  },
  "EnableKey LimitExceededException": fault(MANY),
  "GenerateDataKeyPair UnsupportedOperationException": {
    input: changed("GenerateDataKeyPair", { KeyPairSpec: "SM2" }),
  },
  "GenerateDataKeyPairWithoutPlaintext UnsupportedOperationException": {
    input: changed("GenerateDataKeyPairWithoutPlaintext", { KeyPairSpec: "SM2" }),
  },
  "GenerateRandom CustomKeyStoreInvalidStateException": {
    input: async (fixtures) => ({ NumberOfBytes: 1, CustomKeyStoreId: await fixtures.store() }),
  },
  "GenerateRandom UnsupportedOperationException": {
    input: async (fixtures) => ({
      NumberOfBytes: 1,
      CustomKeyStoreId: await fixtures.store(fixtures.external(), true),
    }),
  },
  "GetKeyPolicy KMSInvalidStateException": fault(ANY_STATE),
  "GetKeyRotationStatus KMSInvalidStateException": fault(ANY_STATE),
  "GetKeyRotationStatus UnsupportedOperationException": { input: keyInStore },
  "ListKeyRotations UnsupportedOperationException": { input: keyInStore },
  "GetPublicKey InvalidArnException": fault("GetPublicKey takes aliases"),
  "GetPublicKey InvalidKeyUsageException": fault(
    "keys without a public key are UnsupportedOperationException",
  ),
  "ImportKeyMaterial ExpiredImportTokenException": { input: expired },
  "ImportKeyMaterial IncorrectKeyMaterialException": { input: imported({}, randomBytes(16)) },
  "ImportKeyMaterial InvalidCiphertextException": {
    input: imported({ EncryptedKeyMaterial: randomBytes(256) }),
  },
  "ImportKeyMaterial InvalidImportTokenException": { input: imported({ ImportToken: randomBytes(100) }) },
  "ListGrants KMSInvalidStateException": fault(ANY_STATE),
  "ListKeyPolicies KMSInvalidStateException": fault(ANY_STATE),
  "ListKeyRotations KMSInvalidStateException": fault(ANY_STATE),
  "ListRetirableGrants InvalidArnException": { input: () => ({ RetiringPrincipal: "arn:aws:iam::1:user" }) },
  "ListRetirableGrants NotFoundException": fault("the input names no key"),
  "PutKeyPolicy KMSInvalidStateException": fault(ANY_STATE),
  "PutKeyPolicy LimitExceededException": {
    input: async (fixtures) => ({
      KeyId: (await fixtures.sample("symmetric")).keyId,
      Policy: policyOf(fixtures.kms.accountId).padEnd(32_769),
      PolicyName: "default",
    }),
  },
  "PutKeyPolicy MalformedPolicyDocumentException": { input: changed("PutKeyPolicy", { Policy: "{}" }) },
  "PutKeyPolicy UnsupportedOperationException": fault(NOT_EVEN_KMS),
  "ReEncrypt IncorrectKeyException": {
    input: async (fixtures) => {
      const { ciphertext, keyId } = await fixtures.sample("symmetric");
      return { CiphertextBlob: ciphertext, SourceKeyId: await fixtures.newKey(), DestinationKeyId: keyId };
    },
  },
  "ReEncrypt InvalidCiphertextException": {
    input: changed("ReEncrypt", { CiphertextBlob: randomBytes(200) }),
  },
  "ReEncrypt InvalidKeyUsageException": {
    input: changed("ReEncrypt", { SourceEncryptionAlgorithm: "RSAES_OAEP_SHA_256" }),
  },
  "ReplicateKey AlreadyExistsException": {
    input: async (fixtures) => ({ KeyId: await fixtures.primaryWithReplica(), ReplicaRegion: OTHER_REGION }),
  },
  "ReplicateKey LimitExceededException": fault(MANY),
  "ReplicateKey MalformedPolicyDocumentException": { input: changed("ReplicateKey", { Policy: "{}" }) },
  "ReplicateKey TagException": {
    input: changed("ReplicateKey", { Tags: [{ TagKey: "aws:a", TagValue: "b" }] }),
  },
  "RetireGrant KMSInvalidStateException": fault(ANY_STATE),
  "RetireGrant InvalidGrantTokenException": { input: () => ({ GrantToken: "dW5rbm93bg" }) },
  "RevokeGrant KMSInvalidStateException": fault(ANY_STATE),
  "RotateKeyOnDemand ConflictException": fault("rotations take no time in LocalKms"),
  "RotateKeyOnDemand LimitExceededException": {
    input: async (fixtures) => {
      const KeyId = await fixtures.newKey();
      for (let rotations = 0; rotations < 25; rotations++) {
        await fixtures.admin.send("RotateKeyOnDemand", { KeyId });
      }
      return { KeyId };
    },
  },
  "TagResource LimitExceededException": fault("more than 50 tags are TagException"),
  "TagResource TagException": {
    input: changed("TagResource", { Tags: [{ TagKey: "aws:a", TagValue: "b" }] }),
  },
  "UntagResource TagException": { input: changed("UntagResource", { TagKeys: ["aws:a"] }) },
  "UpdateAlias LimitExceededException": {
    input: async (fixtures) => ({
      AliasName: (await fixtures.sample("symmetric")).alias,
      TargetKeyId: await withAllAliases(fixtures),
    }),
  },
  "UpdateCustomKeyStore CloudHsmClusterInvalidConfigurationException": fault(NO_CLUSTER),
  "UpdateCustomKeyStore CloudHsmClusterNotActiveException": fault(NO_CLUSTER),
  "UpdateCustomKeyStore CloudHsmClusterNotFoundException": fault(NO_CLUSTER),
  "UpdateCustomKeyStore CloudHsmClusterNotRelatedException": fault(NO_CLUSTER),
  "UpdateCustomKeyStore CustomKeyStoreInvalidStateException": {
    input: async (fixtures) => ({
      CustomKeyStoreId: await fixtures.store(fixtures.cloudHsm(), true),
      KeyStorePassword: "changed-password",
    }),
  },
  "UpdateCustomKeyStore CustomKeyStoreNameInUseException": {
    input: async (fixtures) => {
      const { CustomKeyStoreName } = fixtures.cloudHsm();
      await fixtures.store(fixtures.cloudHsm({ CustomKeyStoreName }));
      return { CustomKeyStoreId: await fixtures.store(), NewCustomKeyStoreName: CustomKeyStoreName };
    },
  },
  "UpdateCustomKeyStore XksProxyUriEndpointInUseException": updateRepeated("endpoint"),
  "UpdateCustomKeyStore XksProxyUriInUseException": updateRepeated("proxy"),
  "UpdateCustomKeyStore XksProxyVpcEndpointServiceInUseException": updateRepeated("service"),
  "UpdatePrimaryRegion DisabledException": {
    input: async (fixtures) => {
      const KeyId = await fixtures.primaryWithReplica();
      await fixtures.kms.disableKey({ KeyId });
      return { KeyId, PrimaryRegion: OTHER_REGION };
    },
  },
  "UpdatePrimaryRegion KMSInvalidStateException": {
    input: async (fixtures) => {
      const KeyId = await fixtures.newKey("primary");
      await fixtures.kms.scheduleKeyDeletion({ KeyId });
      return { KeyId, PrimaryRegion: OTHER_REGION };
    },
  },
  "UpdatePrimaryRegion InvalidArnException": {
    input: async (fixtures) => ({
      KeyId: (await fixtures.sample("primary")).alias,
      PrimaryRegion: OTHER_REGION,
    }),
  },
  "UpdatePrimaryRegion NotFoundException": { input: () => ({ KeyId: UNKNOWN_KEY, PrimaryRegion: REGION }) },
  "UpdatePrimaryRegion UnsupportedOperationException": {
    input: async (fixtures) => ({
      KeyId: (await fixtures.sample("symmetric")).keyId,
      PrimaryRegion: OTHER_REGION,
    }),
  },
  "Verify KMSInvalidSignatureException": { input: changed("Verify", { Signature: randomBytes(70) }) },
  "VerifyMac KMSInvalidMacException": { input: changed("VerifyMac", { Mac: randomBytes(32) }) },
};

/** Errors of the proxies of external key stores, which LocalKms never calls. */
const OF_PROXIES = /^XksProxy/;

/** How LocalKms comes to reject an operation with each documented error; `undefined` for an error that the table lacks. */
function refusalOf(operation: Operation, error: string): Refusal | undefined {
  const special = SPECIAL[`${operation} ${error}`];
  return special ?? (OF_PROXIES.test(error) ? fault(NO_PROXY) : COMMON[error]?.(operation));
}

const isOperation = (name: string): name is Operation => OPERATION_NAMES.has(name);

/** One row for each error that the model of KMS documents for each operation. */
export const ROWS = Object.entries(model.operations).flatMap(([operation, { errors }]) =>
  isOperation(operation)
    ? errors.map((error) => ({ operation, error, refusal: refusalOf(operation, error) }))
    : [],
);

/** The rows of the table that the model does not document. */
export const UNDOCUMENTED = Object.keys(SPECIAL).filter(
  (pair) => !ROWS.some(({ operation, error }) => `${operation} ${error}` === pair),
);
