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
  cancelKeyDeletion: CancelKeyDeletionCommand,
  connectCustomKeyStore: ConnectCustomKeyStoreCommand,
  createAlias: CreateAliasCommand,
  createCustomKeyStore: CreateCustomKeyStoreCommand,
  createGrant: CreateGrantCommand,
  createKey: CreateKeyCommand,
  decapsulate: DecapsulateCommand,
  decrypt: DecryptCommand,
  deleteAlias: DeleteAliasCommand,
  deleteCustomKeyStore: DeleteCustomKeyStoreCommand,
  deleteImportedKeyMaterial: DeleteImportedKeyMaterialCommand,
  deriveSharedSecret: DeriveSharedSecretCommand,
  describeCustomKeyStores: DescribeCustomKeyStoresCommand,
  describeKey: DescribeKeyCommand,
  disableKey: DisableKeyCommand,
  disableKeyRotation: DisableKeyRotationCommand,
  disconnectCustomKeyStore: DisconnectCustomKeyStoreCommand,
  enableKey: EnableKeyCommand,
  enableKeyRotation: EnableKeyRotationCommand,
  encapsulate: EncapsulateCommand,
  encrypt: EncryptCommand,
  generateDataKey: GenerateDataKeyCommand,
  generateDataKeyPair: GenerateDataKeyPairCommand,
  generateDataKeyPairWithoutPlaintext: GenerateDataKeyPairWithoutPlaintextCommand,
  generateDataKeyWithoutPlaintext: GenerateDataKeyWithoutPlaintextCommand,
  generateMac: GenerateMacCommand,
  generateRandom: GenerateRandomCommand,
  getKeyLastUsage: GetKeyLastUsageCommand,
  getKeyPolicy: GetKeyPolicyCommand,
  getKeyRotationStatus: GetKeyRotationStatusCommand,
  getParametersForImport: GetParametersForImportCommand,
  getPublicKey: GetPublicKeyCommand,
  importKeyMaterial: ImportKeyMaterialCommand,
  listAliases: ListAliasesCommand,
  listGrants: ListGrantsCommand,
  listKeyPolicies: ListKeyPoliciesCommand,
  listKeyRotations: ListKeyRotationsCommand,
  listKeys: ListKeysCommand,
  listResourceTags: ListResourceTagsCommand,
  listRetirableGrants: ListRetirableGrantsCommand,
  putKeyPolicy: PutKeyPolicyCommand,
  reEncrypt: ReEncryptCommand,
  replicateKey: ReplicateKeyCommand,
  retireGrant: RetireGrantCommand,
  revokeGrant: RevokeGrantCommand,
  rotateKeyOnDemand: RotateKeyOnDemandCommand,
  scheduleKeyDeletion: ScheduleKeyDeletionCommand,
  sign: SignCommand,
  tagResource: TagResourceCommand,
  untagResource: UntagResourceCommand,
  updateAlias: UpdateAliasCommand,
  updateCustomKeyStore: UpdateCustomKeyStoreCommand,
  updateKeyDescription: UpdateKeyDescriptionCommand,
  updatePrimaryRegion: UpdatePrimaryRegionCommand,
  verify: VerifyCommand,
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
