import type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput,
  CreateKeyCommandInput,
  CreateKeyCommandOutput,
  DeleteImportedKeyMaterialCommandInput,
  DeleteImportedKeyMaterialCommandOutput,
  DescribeKeyCommandInput,
  DescribeKeyCommandOutput,
  DisableKeyCommandInput,
  DisableKeyCommandOutput,
  DisableKeyRotationCommandInput,
  DisableKeyRotationCommandOutput,
  EnableKeyCommandInput,
  EnableKeyCommandOutput,
  EnableKeyRotationCommandInput,
  EnableKeyRotationCommandOutput,
  GetKeyLastUsageCommandInput,
  GetKeyLastUsageCommandOutput,
  GetKeyRotationStatusCommandInput,
  GetKeyRotationStatusCommandOutput,
  GetParametersForImportCommandInput,
  GetParametersForImportCommandOutput,
  GetPublicKeyCommandInput,
  GetPublicKeyCommandOutput,
  ImportKeyMaterialCommandInput,
  ImportKeyMaterialCommandOutput,
  ListKeyRotationsCommandInput,
  ListKeyRotationsCommandOutput,
  ListKeysCommandInput,
  ListKeysCommandOutput,
  ReplicateKeyCommandInput,
  ReplicateKeyCommandOutput,
  RotateKeyOnDemandCommandInput,
  RotateKeyOnDemandCommandOutput,
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput,
  UpdateKeyDescriptionCommandInput,
  UpdateKeyDescriptionCommandOutput,
  UpdatePrimaryRegionCommandInput,
  UpdatePrimaryRegionCommandOutput,
} from "../../kms/operations.js";
import type { SendCallback, SendOptions } from "../KMSClient.js";
import type { MethodOptions } from "./MethodOptions.js";

/** The operations of KMS on keys and their key material, as methods. */
export interface KeyMethods {
  /** Cancels the deletion of a key: {@link CancelKeyDeletionCommand}. */
  cancelKeyDeletion(
    input: CancelKeyDeletionCommandInput,
    options?: MethodOptions,
  ): Promise<CancelKeyDeletionCommandOutput>;
  cancelKeyDeletion(
    input: CancelKeyDeletionCommandInput,
    callback: SendCallback<CancelKeyDeletionCommandOutput>,
  ): void;
  cancelKeyDeletion(
    input: CancelKeyDeletionCommandInput,
    options: SendOptions,
    callback: SendCallback<CancelKeyDeletionCommandOutput>,
  ): void;
  /** Creates a key: {@link CreateKeyCommand}. */
  createKey(input?: CreateKeyCommandInput, options?: MethodOptions): Promise<CreateKeyCommandOutput>;
  createKey(input: CreateKeyCommandInput, callback: SendCallback<CreateKeyCommandOutput>): void;
  createKey(
    input: CreateKeyCommandInput,
    options: SendOptions,
    callback: SendCallback<CreateKeyCommandOutput>,
  ): void;
  /** Deletes imported key material of a key: {@link DeleteImportedKeyMaterialCommand}. */
  deleteImportedKeyMaterial(
    input: DeleteImportedKeyMaterialCommandInput,
    options?: MethodOptions,
  ): Promise<DeleteImportedKeyMaterialCommandOutput>;
  deleteImportedKeyMaterial(
    input: DeleteImportedKeyMaterialCommandInput,
    callback: SendCallback<DeleteImportedKeyMaterialCommandOutput>,
  ): void;
  deleteImportedKeyMaterial(
    input: DeleteImportedKeyMaterialCommandInput,
    options: SendOptions,
    callback: SendCallback<DeleteImportedKeyMaterialCommandOutput>,
  ): void;
  /** Returns the metadata of a key: {@link DescribeKeyCommand}. */
  describeKey(input: DescribeKeyCommandInput, options?: MethodOptions): Promise<DescribeKeyCommandOutput>;
  describeKey(input: DescribeKeyCommandInput, callback: SendCallback<DescribeKeyCommandOutput>): void;
  describeKey(
    input: DescribeKeyCommandInput,
    options: SendOptions,
    callback: SendCallback<DescribeKeyCommandOutput>,
  ): void;
  /** Disables a key: {@link DisableKeyCommand}. */
  disableKey(input: DisableKeyCommandInput, options?: MethodOptions): Promise<DisableKeyCommandOutput>;
  disableKey(input: DisableKeyCommandInput, callback: SendCallback<DisableKeyCommandOutput>): void;
  disableKey(
    input: DisableKeyCommandInput,
    options: SendOptions,
    callback: SendCallback<DisableKeyCommandOutput>,
  ): void;
  /** Turns off automatic rotation of a key: {@link DisableKeyRotationCommand}. */
  disableKeyRotation(
    input: DisableKeyRotationCommandInput,
    options?: MethodOptions,
  ): Promise<DisableKeyRotationCommandOutput>;
  disableKeyRotation(
    input: DisableKeyRotationCommandInput,
    callback: SendCallback<DisableKeyRotationCommandOutput>,
  ): void;
  disableKeyRotation(
    input: DisableKeyRotationCommandInput,
    options: SendOptions,
    callback: SendCallback<DisableKeyRotationCommandOutput>,
  ): void;
  /** Enables a disabled key: {@link EnableKeyCommand}. */
  enableKey(input: EnableKeyCommandInput, options?: MethodOptions): Promise<EnableKeyCommandOutput>;
  enableKey(input: EnableKeyCommandInput, callback: SendCallback<EnableKeyCommandOutput>): void;
  enableKey(
    input: EnableKeyCommandInput,
    options: SendOptions,
    callback: SendCallback<EnableKeyCommandOutput>,
  ): void;
  /** Turns on automatic rotation of a key: {@link EnableKeyRotationCommand}. */
  enableKeyRotation(
    input: EnableKeyRotationCommandInput,
    options?: MethodOptions,
  ): Promise<EnableKeyRotationCommandOutput>;
  enableKeyRotation(
    input: EnableKeyRotationCommandInput,
    callback: SendCallback<EnableKeyRotationCommandOutput>,
  ): void;
  enableKeyRotation(
    input: EnableKeyRotationCommandInput,
    options: SendOptions,
    callback: SendCallback<EnableKeyRotationCommandOutput>,
  ): void;
  /** Returns when a key was last used: {@link GetKeyLastUsageCommand}. */
  getKeyLastUsage(
    input: GetKeyLastUsageCommandInput,
    options?: MethodOptions,
  ): Promise<GetKeyLastUsageCommandOutput>;
  getKeyLastUsage(
    input: GetKeyLastUsageCommandInput,
    callback: SendCallback<GetKeyLastUsageCommandOutput>,
  ): void;
  getKeyLastUsage(
    input: GetKeyLastUsageCommandInput,
    options: SendOptions,
    callback: SendCallback<GetKeyLastUsageCommandOutput>,
  ): void;
  /** Returns whether and when KMS rotates a key automatically: {@link GetKeyRotationStatusCommand}. */
  getKeyRotationStatus(
    input: GetKeyRotationStatusCommandInput,
    options?: MethodOptions,
  ): Promise<GetKeyRotationStatusCommandOutput>;
  getKeyRotationStatus(
    input: GetKeyRotationStatusCommandInput,
    callback: SendCallback<GetKeyRotationStatusCommandOutput>,
  ): void;
  getKeyRotationStatus(
    input: GetKeyRotationStatusCommandInput,
    options: SendOptions,
    callback: SendCallback<GetKeyRotationStatusCommandOutput>,
  ): void;
  /** Returns a public key and a token to import key material with: {@link GetParametersForImportCommand}. */
  getParametersForImport(
    input: GetParametersForImportCommandInput,
    options?: MethodOptions,
  ): Promise<GetParametersForImportCommandOutput>;
  getParametersForImport(
    input: GetParametersForImportCommandInput,
    callback: SendCallback<GetParametersForImportCommandOutput>,
  ): void;
  getParametersForImport(
    input: GetParametersForImportCommandInput,
    options: SendOptions,
    callback: SendCallback<GetParametersForImportCommandOutput>,
  ): void;
  /** Returns the public key of an asymmetric key: {@link GetPublicKeyCommand}. */
  getPublicKey(input: GetPublicKeyCommandInput, options?: MethodOptions): Promise<GetPublicKeyCommandOutput>;
  getPublicKey(input: GetPublicKeyCommandInput, callback: SendCallback<GetPublicKeyCommandOutput>): void;
  getPublicKey(
    input: GetPublicKeyCommandInput,
    options: SendOptions,
    callback: SendCallback<GetPublicKeyCommandOutput>,
  ): void;
  /** Imports key material into a key: {@link ImportKeyMaterialCommand}. */
  importKeyMaterial(
    input: ImportKeyMaterialCommandInput,
    options?: MethodOptions,
  ): Promise<ImportKeyMaterialCommandOutput>;
  importKeyMaterial(
    input: ImportKeyMaterialCommandInput,
    callback: SendCallback<ImportKeyMaterialCommandOutput>,
  ): void;
  importKeyMaterial(
    input: ImportKeyMaterialCommandInput,
    options: SendOptions,
    callback: SendCallback<ImportKeyMaterialCommandOutput>,
  ): void;
  /** Lists a page of the rotations of a key: {@link ListKeyRotationsCommand}. */
  listKeyRotations(
    input: ListKeyRotationsCommandInput,
    options?: MethodOptions,
  ): Promise<ListKeyRotationsCommandOutput>;
  listKeyRotations(
    input: ListKeyRotationsCommandInput,
    callback: SendCallback<ListKeyRotationsCommandOutput>,
  ): void;
  listKeyRotations(
    input: ListKeyRotationsCommandInput,
    options: SendOptions,
    callback: SendCallback<ListKeyRotationsCommandOutput>,
  ): void;
  /** Lists a page of keys: {@link ListKeysCommand}. */
  listKeys(input?: ListKeysCommandInput, options?: MethodOptions): Promise<ListKeysCommandOutput>;
  listKeys(input: ListKeysCommandInput, callback: SendCallback<ListKeysCommandOutput>): void;
  listKeys(
    input: ListKeysCommandInput,
    options: SendOptions,
    callback: SendCallback<ListKeysCommandOutput>,
  ): void;
  /** Creates a replica of a multi-Region key: {@link ReplicateKeyCommand}. */
  replicateKey(input: ReplicateKeyCommandInput, options?: MethodOptions): Promise<ReplicateKeyCommandOutput>;
  replicateKey(input: ReplicateKeyCommandInput, callback: SendCallback<ReplicateKeyCommandOutput>): void;
  replicateKey(
    input: ReplicateKeyCommandInput,
    options: SendOptions,
    callback: SendCallback<ReplicateKeyCommandOutput>,
  ): void;
  /** Rotates a key now: {@link RotateKeyOnDemandCommand}. */
  rotateKeyOnDemand(
    input: RotateKeyOnDemandCommandInput,
    options?: MethodOptions,
  ): Promise<RotateKeyOnDemandCommandOutput>;
  rotateKeyOnDemand(
    input: RotateKeyOnDemandCommandInput,
    callback: SendCallback<RotateKeyOnDemandCommandOutput>,
  ): void;
  rotateKeyOnDemand(
    input: RotateKeyOnDemandCommandInput,
    options: SendOptions,
    callback: SendCallback<RotateKeyOnDemandCommandOutput>,
  ): void;
  /** Schedules the deletion of a key: {@link ScheduleKeyDeletionCommand}. */
  scheduleKeyDeletion(
    input: ScheduleKeyDeletionCommandInput,
    options?: MethodOptions,
  ): Promise<ScheduleKeyDeletionCommandOutput>;
  scheduleKeyDeletion(
    input: ScheduleKeyDeletionCommandInput,
    callback: SendCallback<ScheduleKeyDeletionCommandOutput>,
  ): void;
  scheduleKeyDeletion(
    input: ScheduleKeyDeletionCommandInput,
    options: SendOptions,
    callback: SendCallback<ScheduleKeyDeletionCommandOutput>,
  ): void;
  /** Replaces the description of a key: {@link UpdateKeyDescriptionCommand}. */
  updateKeyDescription(
    input: UpdateKeyDescriptionCommandInput,
    options?: MethodOptions,
  ): Promise<UpdateKeyDescriptionCommandOutput>;
  updateKeyDescription(
    input: UpdateKeyDescriptionCommandInput,
    callback: SendCallback<UpdateKeyDescriptionCommandOutput>,
  ): void;
  updateKeyDescription(
    input: UpdateKeyDescriptionCommandInput,
    options: SendOptions,
    callback: SendCallback<UpdateKeyDescriptionCommandOutput>,
  ): void;
  /** Makes a replica key the primary key: {@link UpdatePrimaryRegionCommand}. */
  updatePrimaryRegion(
    input: UpdatePrimaryRegionCommandInput,
    options?: MethodOptions,
  ): Promise<UpdatePrimaryRegionCommandOutput>;
  updatePrimaryRegion(
    input: UpdatePrimaryRegionCommandInput,
    callback: SendCallback<UpdatePrimaryRegionCommandOutput>,
  ): void;
  updatePrimaryRegion(
    input: UpdatePrimaryRegionCommandInput,
    options: SendOptions,
    callback: SendCallback<UpdatePrimaryRegionCommandOutput>,
  ): void;
}
