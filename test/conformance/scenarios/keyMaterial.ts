/** Imported key material, replicas and custom key stores: whatever makes a key without key material of KMS. */
import { constants, publicEncrypt, randomBytes } from "node:crypto";
import type { Scenario } from "../Scenario.js";
import { OTHER_REGION } from "../target.js";
import type { World } from "../World.js";

const Plaintext = Buffer.from("data");
const WRAPPING = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" } as const;
const FOREVER = { ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" } as const;

/** The input for an import of key material into a key. */
async function importInput(kms: World, KeyId: string, material: Uint8Array) {
  const { PublicKey = new Uint8Array(), ImportToken } = await kms.call("GetParametersForImport", {
    KeyId,
    ...WRAPPING,
  });
  const key = { key: Buffer.from(PublicKey), format: "der", type: "spki" } as const;
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  return {
    KeyId,
    ImportToken,
    EncryptedKeyMaterial: publicEncrypt({ ...key, ...padding }, material),
    ...FOREVER,
  };
}

const imports: Scenario = {
  name: "key material is imported, rotated, deleted and imported again",
  run: async (kms) => {
    const { KeyId } = await kms.key("external", { Origin: "EXTERNAL" });
    await kms.rejects("Encrypt", { KeyId, Plaintext }, "KMSInvalidStateException");
    const first = randomBytes(32);
    await kms.call("ImportKeyMaterial", await importInput(kms, KeyId, first));
    await kms.call("DescribeKey", { KeyId });
    const { CiphertextBlob } = await kms.call("Encrypt", { KeyId, Plaintext });
    await kms.rejects("RotateKeyOnDemand", { KeyId }, "KMSInvalidStateException");
    const isNew = { ImportType: "NEW_KEY_MATERIAL" } as const;
    await kms.call("ImportKeyMaterial", { ...(await importInput(kms, KeyId, randomBytes(32))), ...isNew });
    const third = { ...(await importInput(kms, KeyId, randomBytes(32))), ...isNew };
    await kms.rejects("ImportKeyMaterial", third, "KMSInvalidStateException");
    await kms.call("RotateKeyOnDemand", { KeyId });
    await kms.call("ListKeyRotations", { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" });
    await kms.call("Decrypt", { CiphertextBlob });
    await kms.call("DeleteImportedKeyMaterial", { KeyId });
    await kms.call("DescribeKey", { KeyId });
    await kms.rejects("Decrypt", { CiphertextBlob }, "KMSInvalidStateException");
    const other = await importInput(kms, KeyId, randomBytes(32));
    await kms.rejects("ImportKeyMaterial", other, "IncorrectKeyMaterialException");
  },
};

const wrongImports: Scenario = {
  name: "an import is rejected with the exception of the cause",
  run: async (kms) => {
    const { KeyId } = await kms.key("external", { Origin: "EXTERNAL" });
    const input = await importInput(kms, KeyId, randomBytes(32));
    const wrapped = { ...input, EncryptedKeyMaterial: randomBytes(256) };
    await kms.rejects("ImportKeyMaterial", wrapped, "InvalidCiphertextException");
    const token = { ...input, ImportToken: randomBytes(32) };
    await kms.rejects("ImportKeyMaterial", token, "InvalidImportTokenException");
    const short = await importInput(kms, KeyId, randomBytes(31));
    await kms.rejects("ImportKeyMaterial", short, "IncorrectKeyMaterialException");
    const generated = await kms.key("generated");
    await kms.rejects(
      "GetParametersForImport",
      { KeyId: generated.KeyId, ...WRAPPING },
      "UnsupportedOperationException",
    );
    await kms.rejects(
      "ImportKeyMaterial",
      { ...input, KeyId: generated.KeyId },
      "UnsupportedOperationException",
    );
    await kms.rejects(
      "DeleteImportedKeyMaterial",
      { KeyId: generated.KeyId },
      "UnsupportedOperationException",
    );
    await kms.call("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    await kms.rejects("GetParametersForImport", { KeyId, ...WRAPPING }, "KMSInvalidStateException");
    await kms.rejects("ImportKeyMaterial", input, "KMSInvalidStateException");
  },
};

const replicas: Scenario = {
  name: "a multi-Region key is replicated, and its primary key moves",
  skip: { targets: ["AWS", "URL"], because: "the tests do not clean up other Regions" },
  run: async (kms) => {
    const { KeyId } = await kms.key("primary", { MultiRegion: true });
    const ReplicaRegion = OTHER_REGION;
    await kms.rejects("UpdatePrimaryRegion", { KeyId, PrimaryRegion: ReplicaRegion }, "NotFoundException");
    await kms.call("ReplicateKey", { KeyId, ReplicaRegion, Description: "replica" });
    await kms.rejects("ReplicateKey", { KeyId, ReplicaRegion }, "AlreadyExistsException");
    await kms.call("DescribeKey", { KeyId });
    await kms.call("UpdatePrimaryRegion", { KeyId, PrimaryRegion: ReplicaRegion });
    await kms.rejects("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" }, "UnsupportedOperationException");
    await kms.rejects("EnableKeyRotation", { KeyId }, "UnsupportedOperationException");
    await kms.call("DescribeKey", { KeyId });
    const single = await kms.key("single");
    await kms.rejects(
      "ReplicateKey",
      { KeyId: single.KeyId, ReplicaRegion },
      "UnsupportedOperationException",
    );
    await kms.call("DisableKey", { KeyId: single.KeyId });
    await kms.rejects("ReplicateKey", { KeyId: single.KeyId, ReplicaRegion }, "DisabledException");
  },
};

const customKeyStores: Scenario = {
  name: "a custom key store is created, connected, used, disconnected and deleted",
  skip: { targets: ["AWS", "URL"], because: "it needs an AWS CloudHSM cluster" },
  run: async (kms) => {
    const input = {
      CustomKeyStoreName: "store",
      CloudHsmClusterId: "cluster-2a23b4cdefg",
      KeyStorePassword: "kmsPswd",
      TrustAnchorCertificate: "certificate",
    };
    const created = await kms.callUnrecorded("CreateCustomKeyStore", input);
    const { CustomKeyStoreId = "" } = created;
    kms.transcript.name(CustomKeyStoreId, "store");
    kms.transcript.succeeded("CreateCustomKeyStore", created);
    await kms.rejects("CreateCustomKeyStore", input, "CustomKeyStoreNameInUseException");
    const renamed = { ...input, CustomKeyStoreName: "other" };
    await kms.rejects("CreateCustomKeyStore", renamed, "CloudHsmClusterInUseException");
    await kms.call("ConnectCustomKeyStore", { CustomKeyStoreId });
    await kms.rejects("ConnectCustomKeyStore", { CustomKeyStoreId }, "CustomKeyStoreInvalidStateException");
    await kms.rejects("DeleteCustomKeyStore", { CustomKeyStoreId }, "CustomKeyStoreInvalidStateException");
    await kms.call("DescribeCustomKeyStores", { CustomKeyStoreName: "store" });
    await kms.call("DisconnectCustomKeyStore", { CustomKeyStoreId });
    await kms.call("UpdateCustomKeyStore", { CustomKeyStoreId, NewCustomKeyStoreName: "renamed" });
    const key = { CustomKeyStoreId, Origin: "AWS_CLOUDHSM" } as const;
    await kms.rejects("CreateKey", key, "CustomKeyStoreInvalidStateException");
    await kms.call("DeleteCustomKeyStore", { CustomKeyStoreId });
    const missing = "CustomKeyStoreNotFoundException";
    await kms.rejects("CreateKey", key, missing);
    await kms.rejects("ConnectCustomKeyStore", { CustomKeyStoreId }, missing);
    await kms.rejects("DisconnectCustomKeyStore", { CustomKeyStoreId }, missing);
    await kms.rejects("UpdateCustomKeyStore", { CustomKeyStoreId, NewCustomKeyStoreName: "a" }, missing);
    await kms.rejects("DeleteCustomKeyStore", { CustomKeyStoreId }, missing);
    await kms.rejects("DescribeCustomKeyStores", { CustomKeyStoreId }, missing);
  },
};

const grants: Scenario = {
  name: "retirable grants and the last usage of a key are told",
  run: async (kms) => {
    const { KeyId, Arn } = await kms.key("key");
    const [, partition, , , account] = Arn.split(":");
    const RetiringPrincipal = `arn:${partition}:iam::${account}:root`;
    const grant = {
      KeyId,
      GranteePrincipal: RetiringPrincipal,
      RetiringPrincipal,
      Operations: ["Decrypt" as const],
    };
    const { GrantId } = await kms.call("CreateGrant", grant);
    await kms.call("RevokeGrant", { KeyId, GrantId });
    const listed = await kms.callUnrecorded("ListRetirableGrants", { RetiringPrincipal });
    kms.transcript.succeeded("ListRetirableGrants", { Truncated: listed.Truncated });
    await kms.rejects("ListRetirableGrants", { RetiringPrincipal, Marker: "none" }, "InvalidMarkerException");
    const nobody = RetiringPrincipal.replace(":root", ":group/none");
    await kms.rejects("CreateGrant", { ...grant, GranteePrincipal: nobody }, "InvalidArnException");
    await kms.call("GetKeyLastUsage", { KeyId });
    await kms.rejects("GetKeyLastUsage", { KeyId: "alias/a" }, "InvalidArnException");
  },
};

/** Scenarios about imports, replicas, custom key stores and grants. */
export const keyMaterial = [imports, wrongImports, replicas, customKeyStores, grants];
