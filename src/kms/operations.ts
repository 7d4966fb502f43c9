/**
 * The operations of KMS. To add one, write its file in `operations/` and add it to the lists here. The methods of
 * `KMS` and the types of all inputs and outputs follow.
 */
import type { KMSCommand } from "./KMSCommand.js";
import { CancelKeyDeletionCommand } from "./operations/CancelKeyDeletion.js";
import { ConnectCustomKeyStoreCommand } from "./operations/ConnectCustomKeyStore.js";
import { CreateAliasCommand } from "./operations/CreateAlias.js";
import { CreateCustomKeyStoreCommand } from "./operations/CreateCustomKeyStore.js";
import { CreateGrantCommand } from "./operations/CreateGrant.js";
import { CreateKeyCommand } from "./operations/CreateKey.js";
import { DecapsulateCommand } from "./operations/Decapsulate.js";
import { DecryptCommand } from "./operations/Decrypt.js";
import { DeleteAliasCommand } from "./operations/DeleteAlias.js";
import { DeleteCustomKeyStoreCommand } from "./operations/DeleteCustomKeyStore.js";
import { DeleteImportedKeyMaterialCommand } from "./operations/DeleteImportedKeyMaterial.js";
import { DeriveSharedSecretCommand } from "./operations/DeriveSharedSecret.js";
import { DescribeCustomKeyStoresCommand } from "./operations/DescribeCustomKeyStores.js";
import { DescribeKeyCommand } from "./operations/DescribeKey.js";
import { DisableKeyCommand } from "./operations/DisableKey.js";
import { DisableKeyRotationCommand } from "./operations/DisableKeyRotation.js";
import { DisconnectCustomKeyStoreCommand } from "./operations/DisconnectCustomKeyStore.js";
import { EnableKeyCommand } from "./operations/EnableKey.js";
import { EnableKeyRotationCommand } from "./operations/EnableKeyRotation.js";
import { EncapsulateCommand } from "./operations/Encapsulate.js";
import { EncryptCommand } from "./operations/Encrypt.js";
import { GenerateDataKeyCommand } from "./operations/GenerateDataKey.js";
import { GenerateDataKeyPairCommand } from "./operations/GenerateDataKeyPair.js";
import { GenerateDataKeyPairWithoutPlaintextCommand } from "./operations/GenerateDataKeyPairWithoutPlaintext.js";
import { GenerateDataKeyWithoutPlaintextCommand } from "./operations/GenerateDataKeyWithoutPlaintext.js";
import { GenerateMacCommand } from "./operations/GenerateMac.js";
import { GenerateRandomCommand } from "./operations/GenerateRandom.js";
import { GetKeyLastUsageCommand } from "./operations/GetKeyLastUsage.js";
import { GetKeyPolicyCommand } from "./operations/GetKeyPolicy.js";
import { GetKeyRotationStatusCommand } from "./operations/GetKeyRotationStatus.js";
import { GetParametersForImportCommand } from "./operations/GetParametersForImport.js";
import { GetPublicKeyCommand } from "./operations/GetPublicKey.js";
import { ImportKeyMaterialCommand } from "./operations/ImportKeyMaterial.js";
import { ListAliasesCommand } from "./operations/ListAliases.js";
import { ListGrantsCommand } from "./operations/ListGrants.js";
import { ListKeyPoliciesCommand } from "./operations/ListKeyPolicies.js";
import { ListKeyRotationsCommand } from "./operations/ListKeyRotations.js";
import { ListKeysCommand } from "./operations/ListKeys.js";
import { ListResourceTagsCommand } from "./operations/ListResourceTags.js";
import { ListRetirableGrantsCommand } from "./operations/ListRetirableGrants.js";
import { PutKeyPolicyCommand } from "./operations/PutKeyPolicy.js";
import { ReEncryptCommand } from "./operations/ReEncrypt.js";
import { ReplicateKeyCommand } from "./operations/ReplicateKey.js";
import { RetireGrantCommand } from "./operations/RetireGrant.js";
import { RevokeGrantCommand } from "./operations/RevokeGrant.js";
import { RotateKeyOnDemandCommand } from "./operations/RotateKeyOnDemand.js";
import { ScheduleKeyDeletionCommand } from "./operations/ScheduleKeyDeletion.js";
import { SignCommand } from "./operations/Sign.js";
import { TagResourceCommand } from "./operations/TagResource.js";
import { UntagResourceCommand } from "./operations/UntagResource.js";
import { UpdateAliasCommand } from "./operations/UpdateAlias.js";
import { UpdateCustomKeyStoreCommand } from "./operations/UpdateCustomKeyStore.js";
import { UpdateKeyDescriptionCommand } from "./operations/UpdateKeyDescription.js";
import { UpdatePrimaryRegionCommand } from "./operations/UpdatePrimaryRegion.js";
import { VerifyCommand } from "./operations/Verify.js";
import { VerifyMacCommand } from "./operations/VerifyMac.js";

export * from "./operations/CancelKeyDeletion.js";
export * from "./operations/ConnectCustomKeyStore.js";
export * from "./operations/CreateAlias.js";
export * from "./operations/CreateCustomKeyStore.js";
export * from "./operations/CreateGrant.js";
export * from "./operations/CreateKey.js";
export * from "./operations/Decapsulate.js";
export * from "./operations/Decrypt.js";
export * from "./operations/DeleteAlias.js";
export * from "./operations/DeleteCustomKeyStore.js";
export * from "./operations/DeleteImportedKeyMaterial.js";
export * from "./operations/DeriveSharedSecret.js";
export * from "./operations/DescribeCustomKeyStores.js";
export * from "./operations/DescribeKey.js";
export * from "./operations/DisableKey.js";
export * from "./operations/DisableKeyRotation.js";
export * from "./operations/DisconnectCustomKeyStore.js";
export * from "./operations/EnableKey.js";
export * from "./operations/EnableKeyRotation.js";
export * from "./operations/Encapsulate.js";
export * from "./operations/Encrypt.js";
export * from "./operations/GenerateDataKey.js";
export * from "./operations/GenerateDataKeyPair.js";
export * from "./operations/GenerateDataKeyPairWithoutPlaintext.js";
export * from "./operations/GenerateDataKeyWithoutPlaintext.js";
export * from "./operations/GenerateMac.js";
export * from "./operations/GenerateRandom.js";
export * from "./operations/GetKeyLastUsage.js";
export * from "./operations/GetKeyPolicy.js";
export * from "./operations/GetKeyRotationStatus.js";
export * from "./operations/GetParametersForImport.js";
export * from "./operations/GetPublicKey.js";
export * from "./operations/ImportKeyMaterial.js";
export * from "./operations/ListAliases.js";
export * from "./operations/ListGrants.js";
export * from "./operations/ListKeyPolicies.js";
export * from "./operations/ListKeyRotations.js";
export * from "./operations/ListKeys.js";
export * from "./operations/ListResourceTags.js";
export * from "./operations/ListRetirableGrants.js";
export * from "./operations/PutKeyPolicy.js";
export * from "./operations/ReEncrypt.js";
export * from "./operations/ReplicateKey.js";
export * from "./operations/RetireGrant.js";
export * from "./operations/RevokeGrant.js";
export * from "./operations/RotateKeyOnDemand.js";
export * from "./operations/ScheduleKeyDeletion.js";
export * from "./operations/Sign.js";
export * from "./operations/TagResource.js";
export * from "./operations/UntagResource.js";
export * from "./operations/UpdateAlias.js";
export * from "./operations/UpdateCustomKeyStore.js";
export * from "./operations/UpdateKeyDescription.js";
export * from "./operations/UpdatePrimaryRegion.js";
export * from "./operations/Verify.js";
export * from "./operations/VerifyMac.js";

/** The command of each operation, by the name of its method of `KMS`. */
export const operations = {
  /** Cancels the deletion of a key: {@link CancelKeyDeletionCommand}. */
  cancelKeyDeletion: CancelKeyDeletionCommand,
  /** Connects a custom key store: {@link ConnectCustomKeyStoreCommand}. */
  connectCustomKeyStore: ConnectCustomKeyStoreCommand,
  /** Creates an alias for a key: {@link CreateAliasCommand}. */
  createAlias: CreateAliasCommand,
  /** Creates a custom key store: {@link CreateCustomKeyStoreCommand}. */
  createCustomKeyStore: CreateCustomKeyStoreCommand,
  /** Creates a grant, which lets a principal use a key: {@link CreateGrantCommand}. */
  createGrant: CreateGrantCommand,
  /** Creates a key: {@link CreateKeyCommand}. */
  createKey: CreateKeyCommand,
  /** Recovers an encapsulated shared secret: {@link DecapsulateCommand}. */
  decapsulate: DecapsulateCommand,
  /** Decrypts a ciphertext: {@link DecryptCommand}. */
  decrypt: DecryptCommand,
  /** Deletes an alias: {@link DeleteAliasCommand}. */
  deleteAlias: DeleteAliasCommand,
  /** Deletes a custom key store: {@link DeleteCustomKeyStoreCommand}. */
  deleteCustomKeyStore: DeleteCustomKeyStoreCommand,
  /** Deletes imported key material of a key: {@link DeleteImportedKeyMaterialCommand}. */
  deleteImportedKeyMaterial: DeleteImportedKeyMaterialCommand,
  /** Derives a secret that two parties share: {@link DeriveSharedSecretCommand}. */
  deriveSharedSecret: DeriveSharedSecretCommand,
  /** Describes a page of custom key stores: {@link DescribeCustomKeyStoresCommand}. */
  describeCustomKeyStores: DescribeCustomKeyStoresCommand,
  /** Returns the metadata of a key: {@link DescribeKeyCommand}. */
  describeKey: DescribeKeyCommand,
  /** Disables a key: {@link DisableKeyCommand}. */
  disableKey: DisableKeyCommand,
  /** Turns off automatic rotation of a key: {@link DisableKeyRotationCommand}. */
  disableKeyRotation: DisableKeyRotationCommand,
  /** Disconnects a custom key store: {@link DisconnectCustomKeyStoreCommand}. */
  disconnectCustomKeyStore: DisconnectCustomKeyStoreCommand,
  /** Enables a disabled key: {@link EnableKeyCommand}. */
  enableKey: EnableKeyCommand,
  /** Turns on automatic rotation of a key: {@link EnableKeyRotationCommand}. */
  enableKeyRotation: EnableKeyRotationCommand,
  /** Generates a shared secret and encapsulates it: {@link EncapsulateCommand}. */
  encapsulate: EncapsulateCommand,
  /** Encrypts up to 4096 bytes: {@link EncryptCommand}. */
  encrypt: EncryptCommand,
  /** Generates a data key, in plaintext and encrypted: {@link GenerateDataKeyCommand}. */
  generateDataKey: GenerateDataKeyCommand,
  /** Generates a data key pair, its private key in plaintext and encrypted: {@link GenerateDataKeyPairCommand}. */
  generateDataKeyPair: GenerateDataKeyPairCommand,
  /** Generates a data key pair, its private key only encrypted: {@link GenerateDataKeyPairWithoutPlaintextCommand}. */
  generateDataKeyPairWithoutPlaintext: GenerateDataKeyPairWithoutPlaintextCommand,
  /** Generates a data key, only encrypted: {@link GenerateDataKeyWithoutPlaintextCommand}. */
  generateDataKeyWithoutPlaintext: GenerateDataKeyWithoutPlaintextCommand,
  /** Generates a message authentication code: {@link GenerateMacCommand}. */
  generateMac: GenerateMacCommand,
  /** Generates random bytes: {@link GenerateRandomCommand}. */
  generateRandom: GenerateRandomCommand,
  /** Returns when a key was last used: {@link GetKeyLastUsageCommand}. */
  getKeyLastUsage: GetKeyLastUsageCommand,
  /** Returns the key policy of a key: {@link GetKeyPolicyCommand}. */
  getKeyPolicy: GetKeyPolicyCommand,
  /** Returns whether and when KMS rotates a key automatically: {@link GetKeyRotationStatusCommand}. */
  getKeyRotationStatus: GetKeyRotationStatusCommand,
  /** Returns a public key and a token to import key material with: {@link GetParametersForImportCommand}. */
  getParametersForImport: GetParametersForImportCommand,
  /** Returns the public key of an asymmetric key: {@link GetPublicKeyCommand}. */
  getPublicKey: GetPublicKeyCommand,
  /** Imports key material into a key: {@link ImportKeyMaterialCommand}. */
  importKeyMaterial: ImportKeyMaterialCommand,
  /** Lists a page of aliases: {@link ListAliasesCommand}. */
  listAliases: ListAliasesCommand,
  /** Lists a page of the grants of a key: {@link ListGrantsCommand}. */
  listGrants: ListGrantsCommand,
  /** Lists a page of the key policy names of a key: {@link ListKeyPoliciesCommand}. */
  listKeyPolicies: ListKeyPoliciesCommand,
  /** Lists a page of the rotations of a key: {@link ListKeyRotationsCommand}. */
  listKeyRotations: ListKeyRotationsCommand,
  /** Lists a page of keys: {@link ListKeysCommand}. */
  listKeys: ListKeysCommand,
  /** Lists a page of the tags of a key: {@link ListResourceTagsCommand}. */
  listResourceTags: ListResourceTagsCommand,
  /** Lists a page of the grants with a retiring principal: {@link ListRetirableGrantsCommand}. */
  listRetirableGrants: ListRetirableGrantsCommand,
  /** Replaces the key policy of a key: {@link PutKeyPolicyCommand}. */
  putKeyPolicy: PutKeyPolicyCommand,
  /** Re-encrypts a ciphertext under another key or encryption context: {@link ReEncryptCommand}. */
  reEncrypt: ReEncryptCommand,
  /** Creates a replica of a multi-Region key: {@link ReplicateKeyCommand}. */
  replicateKey: ReplicateKeyCommand,
  /** Deletes a grant that is no longer needed: {@link RetireGrantCommand}. */
  retireGrant: RetireGrantCommand,
  /** Deletes a grant of a key: {@link RevokeGrantCommand}. */
  revokeGrant: RevokeGrantCommand,
  /** Rotates a key now: {@link RotateKeyOnDemandCommand}. */
  rotateKeyOnDemand: RotateKeyOnDemandCommand,
  /** Schedules the deletion of a key: {@link ScheduleKeyDeletionCommand}. */
  scheduleKeyDeletion: ScheduleKeyDeletionCommand,
  /** Signs a message: {@link SignCommand}. */
  sign: SignCommand,
  /** Adds tags to a key: {@link TagResourceCommand}. */
  tagResource: TagResourceCommand,
  /** Removes tags from a key: {@link UntagResourceCommand}. */
  untagResource: UntagResourceCommand,
  /** Points an alias to another key: {@link UpdateAliasCommand}. */
  updateAlias: UpdateAliasCommand,
  /** Changes the properties of a custom key store: {@link UpdateCustomKeyStoreCommand}. */
  updateCustomKeyStore: UpdateCustomKeyStoreCommand,
  /** Replaces the description of a key: {@link UpdateKeyDescriptionCommand}. */
  updateKeyDescription: UpdateKeyDescriptionCommand,
  /** Makes a replica key the primary key: {@link UpdatePrimaryRegionCommand}. */
  updatePrimaryRegion: UpdatePrimaryRegionCommand,
  /** Verifies a signature: {@link VerifyCommand}. */
  verify: VerifyCommand,
  /** Verifies a message authentication code: {@link VerifyMacCommand}. */
  verifyMac: VerifyMacCommand,
} as const;

/** The operations, by the names of their methods. */
export type Operations = typeof operations;

/** The command of an operation, by the name of its method. */
export type CommandOf<Method extends keyof Operations> = InstanceType<Operations[Method]>;

/** The input of an operation, by the name of its method. */
export type InputOf<Method extends keyof Operations> = CommandOf<Method>["input"];

/** The output of an operation, by the name of its method. */
export type OutputOf<Method extends keyof Operations> = Method extends keyof Operations
  ? CommandOf<Method> extends KMSCommand<infer _, infer Output>
    ? Output
    : never
  : never;

/** The inputs of all commands of this package. */
export type ServiceInputTypes = InputOf<keyof Operations>;

/** The outputs of all commands of this package. */
export type ServiceOutputTypes = OutputOf<keyof Operations>;
