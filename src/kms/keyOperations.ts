/** The operations of KMS on keys and their key material. To add one, see CONTRIBUTING.md. */

import type { CommandsOf } from "./CommandsOf.js";
import type { CallbackArguments, MethodOptions, OptionsAndCallbackArguments } from "./MethodOptions.js";
import {
  CancelKeyDeletionCommand,
  type CancelKeyDeletionCommandInput,
  type CancelKeyDeletionCommandOutput,
} from "./operations/CancelKeyDeletion.js";
import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  type CreateKeyCommandOutput,
} from "./operations/CreateKey.js";
import {
  DeleteImportedKeyMaterialCommand,
  type DeleteImportedKeyMaterialCommandInput,
  type DeleteImportedKeyMaterialCommandOutput,
} from "./operations/DeleteImportedKeyMaterial.js";
import {
  DescribeKeyCommand,
  type DescribeKeyCommandInput,
  type DescribeKeyCommandOutput,
} from "./operations/DescribeKey.js";
import {
  DisableKeyCommand,
  type DisableKeyCommandInput,
  type DisableKeyCommandOutput,
} from "./operations/DisableKey.js";
import {
  DisableKeyRotationCommand,
  type DisableKeyRotationCommandInput,
  type DisableKeyRotationCommandOutput,
} from "./operations/DisableKeyRotation.js";
import {
  EnableKeyCommand,
  type EnableKeyCommandInput,
  type EnableKeyCommandOutput,
} from "./operations/EnableKey.js";
import {
  EnableKeyRotationCommand,
  type EnableKeyRotationCommandInput,
  type EnableKeyRotationCommandOutput,
} from "./operations/EnableKeyRotation.js";
import {
  GetKeyLastUsageCommand,
  type GetKeyLastUsageCommandInput,
  type GetKeyLastUsageCommandOutput,
} from "./operations/GetKeyLastUsage.js";
import {
  GetKeyRotationStatusCommand,
  type GetKeyRotationStatusCommandInput,
  type GetKeyRotationStatusCommandOutput,
} from "./operations/GetKeyRotationStatus.js";
import {
  GetParametersForImportCommand,
  type GetParametersForImportCommandInput,
  type GetParametersForImportCommandOutput,
} from "./operations/GetParametersForImport.js";
import {
  GetPublicKeyCommand,
  type GetPublicKeyCommandInput,
  type GetPublicKeyCommandOutput,
} from "./operations/GetPublicKey.js";
import {
  ImportKeyMaterialCommand,
  type ImportKeyMaterialCommandInput,
  type ImportKeyMaterialCommandOutput,
} from "./operations/ImportKeyMaterial.js";
import {
  ListKeyRotationsCommand,
  type ListKeyRotationsCommandInput,
  type ListKeyRotationsCommandOutput,
} from "./operations/ListKeyRotations.js";
import {
  ListKeysCommand,
  type ListKeysCommandInput,
  type ListKeysCommandOutput,
} from "./operations/ListKeys.js";
import {
  ReplicateKeyCommand,
  type ReplicateKeyCommandInput,
  type ReplicateKeyCommandOutput,
} from "./operations/ReplicateKey.js";
import {
  RotateKeyOnDemandCommand,
  type RotateKeyOnDemandCommandInput,
  type RotateKeyOnDemandCommandOutput,
} from "./operations/RotateKeyOnDemand.js";
import {
  ScheduleKeyDeletionCommand,
  type ScheduleKeyDeletionCommandInput,
  type ScheduleKeyDeletionCommandOutput,
} from "./operations/ScheduleKeyDeletion.js";
import {
  UpdateKeyDescriptionCommand,
  type UpdateKeyDescriptionCommandInput,
  type UpdateKeyDescriptionCommandOutput,
} from "./operations/UpdateKeyDescription.js";
import {
  UpdatePrimaryRegionCommand,
  type UpdatePrimaryRegionCommandInput,
  type UpdatePrimaryRegionCommandOutput,
} from "./operations/UpdatePrimaryRegion.js";

export * from "./operations/CancelKeyDeletion.js";
export * from "./operations/CreateKey.js";
export * from "./operations/DeleteImportedKeyMaterial.js";
export * from "./operations/DescribeKey.js";
export * from "./operations/DisableKey.js";
export * from "./operations/DisableKeyRotation.js";
export * from "./operations/EnableKey.js";
export * from "./operations/EnableKeyRotation.js";
export * from "./operations/GetKeyLastUsage.js";
export * from "./operations/GetKeyRotationStatus.js";
export * from "./operations/GetParametersForImport.js";
export * from "./operations/GetPublicKey.js";
export * from "./operations/ImportKeyMaterial.js";
export * from "./operations/ListKeyRotations.js";
export * from "./operations/ListKeys.js";
export * from "./operations/ReplicateKey.js";
export * from "./operations/RotateKeyOnDemand.js";
export * from "./operations/ScheduleKeyDeletion.js";
export * from "./operations/UpdateKeyDescription.js";
export * from "./operations/UpdatePrimaryRegion.js";

// The compiler reports a method without a command, a command without a method, and signatures that do not fit.
const keyOperations = {
  cancelKeyDeletion: CancelKeyDeletionCommand,
  createKey: CreateKeyCommand,
  deleteImportedKeyMaterial: DeleteImportedKeyMaterialCommand,
  describeKey: DescribeKeyCommand,
  disableKey: DisableKeyCommand,
  disableKeyRotation: DisableKeyRotationCommand,
  enableKey: EnableKeyCommand,
  enableKeyRotation: EnableKeyRotationCommand,
  getKeyLastUsage: GetKeyLastUsageCommand,
  getKeyRotationStatus: GetKeyRotationStatusCommand,
  getParametersForImport: GetParametersForImportCommand,
  getPublicKey: GetPublicKeyCommand,
  importKeyMaterial: ImportKeyMaterialCommand,
  listKeyRotations: ListKeyRotationsCommand,
  listKeys: ListKeysCommand,
  replicateKey: ReplicateKeyCommand,
  rotateKeyOnDemand: RotateKeyOnDemandCommand,
  scheduleKeyDeletion: ScheduleKeyDeletionCommand,
  updateKeyDescription: UpdateKeyDescriptionCommand,
  updatePrimaryRegion: UpdatePrimaryRegionCommand,
} as const satisfies CommandsOf<KeyMethods>;

// A default export, so that `export *` publishes the commands and not their list.
export default keyOperations;

/** The operations of KMS on keys and their key material, as methods. */
export interface KeyMethods {
  /** Cancels the deletion of a key: {@link CancelKeyDeletionCommand}. */
  cancelKeyDeletion(
    input: CancelKeyDeletionCommandInput,
    options?: MethodOptions,
  ): Promise<CancelKeyDeletionCommandOutput>;
  cancelKeyDeletion(...args: CallbackArguments<CancelKeyDeletionCommand>): void;
  cancelKeyDeletion(...args: OptionsAndCallbackArguments<CancelKeyDeletionCommand>): void;
  /** Creates a key: {@link CreateKeyCommand}. */
  createKey(input?: CreateKeyCommandInput, options?: MethodOptions): Promise<CreateKeyCommandOutput>;
  createKey(...args: CallbackArguments<CreateKeyCommand>): void;
  createKey(...args: OptionsAndCallbackArguments<CreateKeyCommand>): void;
  /** Deletes imported key material of a key: {@link DeleteImportedKeyMaterialCommand}. */
  deleteImportedKeyMaterial(
    input: DeleteImportedKeyMaterialCommandInput,
    options?: MethodOptions,
  ): Promise<DeleteImportedKeyMaterialCommandOutput>;
  deleteImportedKeyMaterial(...args: CallbackArguments<DeleteImportedKeyMaterialCommand>): void;
  deleteImportedKeyMaterial(...args: OptionsAndCallbackArguments<DeleteImportedKeyMaterialCommand>): void;
  /** Returns the metadata of a key: {@link DescribeKeyCommand}. */
  describeKey(input: DescribeKeyCommandInput, options?: MethodOptions): Promise<DescribeKeyCommandOutput>;
  describeKey(...args: CallbackArguments<DescribeKeyCommand>): void;
  describeKey(...args: OptionsAndCallbackArguments<DescribeKeyCommand>): void;
  /** Disables a key: {@link DisableKeyCommand}. */
  disableKey(input: DisableKeyCommandInput, options?: MethodOptions): Promise<DisableKeyCommandOutput>;
  disableKey(...args: CallbackArguments<DisableKeyCommand>): void;
  disableKey(...args: OptionsAndCallbackArguments<DisableKeyCommand>): void;
  /** Turns off automatic rotation of a key: {@link DisableKeyRotationCommand}. */
  disableKeyRotation(
    input: DisableKeyRotationCommandInput,
    options?: MethodOptions,
  ): Promise<DisableKeyRotationCommandOutput>;
  disableKeyRotation(...args: CallbackArguments<DisableKeyRotationCommand>): void;
  disableKeyRotation(...args: OptionsAndCallbackArguments<DisableKeyRotationCommand>): void;
  /** Enables a disabled key: {@link EnableKeyCommand}. */
  enableKey(input: EnableKeyCommandInput, options?: MethodOptions): Promise<EnableKeyCommandOutput>;
  enableKey(...args: CallbackArguments<EnableKeyCommand>): void;
  enableKey(...args: OptionsAndCallbackArguments<EnableKeyCommand>): void;
  /** Turns on automatic rotation of a key: {@link EnableKeyRotationCommand}. */
  enableKeyRotation(
    input: EnableKeyRotationCommandInput,
    options?: MethodOptions,
  ): Promise<EnableKeyRotationCommandOutput>;
  enableKeyRotation(...args: CallbackArguments<EnableKeyRotationCommand>): void;
  enableKeyRotation(...args: OptionsAndCallbackArguments<EnableKeyRotationCommand>): void;
  /** Returns when a key was last used: {@link GetKeyLastUsageCommand}. */
  getKeyLastUsage(
    input: GetKeyLastUsageCommandInput,
    options?: MethodOptions,
  ): Promise<GetKeyLastUsageCommandOutput>;
  getKeyLastUsage(...args: CallbackArguments<GetKeyLastUsageCommand>): void;
  getKeyLastUsage(...args: OptionsAndCallbackArguments<GetKeyLastUsageCommand>): void;
  /** Returns whether and when KMS rotates a key automatically: {@link GetKeyRotationStatusCommand}. */
  getKeyRotationStatus(
    input: GetKeyRotationStatusCommandInput,
    options?: MethodOptions,
  ): Promise<GetKeyRotationStatusCommandOutput>;
  getKeyRotationStatus(...args: CallbackArguments<GetKeyRotationStatusCommand>): void;
  getKeyRotationStatus(...args: OptionsAndCallbackArguments<GetKeyRotationStatusCommand>): void;
  /** Returns a public key and a token to import key material with: {@link GetParametersForImportCommand}. */
  getParametersForImport(
    input: GetParametersForImportCommandInput,
    options?: MethodOptions,
  ): Promise<GetParametersForImportCommandOutput>;
  getParametersForImport(...args: CallbackArguments<GetParametersForImportCommand>): void;
  getParametersForImport(...args: OptionsAndCallbackArguments<GetParametersForImportCommand>): void;
  /** Returns the public key of an asymmetric key: {@link GetPublicKeyCommand}. */
  getPublicKey(input: GetPublicKeyCommandInput, options?: MethodOptions): Promise<GetPublicKeyCommandOutput>;
  getPublicKey(...args: CallbackArguments<GetPublicKeyCommand>): void;
  getPublicKey(...args: OptionsAndCallbackArguments<GetPublicKeyCommand>): void;
  /** Imports key material into a key: {@link ImportKeyMaterialCommand}. */
  importKeyMaterial(
    input: ImportKeyMaterialCommandInput,
    options?: MethodOptions,
  ): Promise<ImportKeyMaterialCommandOutput>;
  importKeyMaterial(...args: CallbackArguments<ImportKeyMaterialCommand>): void;
  importKeyMaterial(...args: OptionsAndCallbackArguments<ImportKeyMaterialCommand>): void;
  /** Lists a page of the rotations of a key: {@link ListKeyRotationsCommand}. */
  listKeyRotations(
    input: ListKeyRotationsCommandInput,
    options?: MethodOptions,
  ): Promise<ListKeyRotationsCommandOutput>;
  listKeyRotations(...args: CallbackArguments<ListKeyRotationsCommand>): void;
  listKeyRotations(...args: OptionsAndCallbackArguments<ListKeyRotationsCommand>): void;
  /** Lists a page of keys: {@link ListKeysCommand}. */
  listKeys(input?: ListKeysCommandInput, options?: MethodOptions): Promise<ListKeysCommandOutput>;
  listKeys(...args: CallbackArguments<ListKeysCommand>): void;
  listKeys(...args: OptionsAndCallbackArguments<ListKeysCommand>): void;
  /** Creates a replica of a multi-Region key: {@link ReplicateKeyCommand}. */
  replicateKey(input: ReplicateKeyCommandInput, options?: MethodOptions): Promise<ReplicateKeyCommandOutput>;
  replicateKey(...args: CallbackArguments<ReplicateKeyCommand>): void;
  replicateKey(...args: OptionsAndCallbackArguments<ReplicateKeyCommand>): void;
  /** Rotates a key now: {@link RotateKeyOnDemandCommand}. */
  rotateKeyOnDemand(
    input: RotateKeyOnDemandCommandInput,
    options?: MethodOptions,
  ): Promise<RotateKeyOnDemandCommandOutput>;
  rotateKeyOnDemand(...args: CallbackArguments<RotateKeyOnDemandCommand>): void;
  rotateKeyOnDemand(...args: OptionsAndCallbackArguments<RotateKeyOnDemandCommand>): void;
  /** Schedules the deletion of a key: {@link ScheduleKeyDeletionCommand}. */
  scheduleKeyDeletion(
    input: ScheduleKeyDeletionCommandInput,
    options?: MethodOptions,
  ): Promise<ScheduleKeyDeletionCommandOutput>;
  scheduleKeyDeletion(...args: CallbackArguments<ScheduleKeyDeletionCommand>): void;
  scheduleKeyDeletion(...args: OptionsAndCallbackArguments<ScheduleKeyDeletionCommand>): void;
  /** Replaces the description of a key: {@link UpdateKeyDescriptionCommand}. */
  updateKeyDescription(
    input: UpdateKeyDescriptionCommandInput,
    options?: MethodOptions,
  ): Promise<UpdateKeyDescriptionCommandOutput>;
  updateKeyDescription(...args: CallbackArguments<UpdateKeyDescriptionCommand>): void;
  updateKeyDescription(...args: OptionsAndCallbackArguments<UpdateKeyDescriptionCommand>): void;
  /** Makes a replica key the primary key: {@link UpdatePrimaryRegionCommand}. */
  updatePrimaryRegion(
    input: UpdatePrimaryRegionCommandInput,
    options?: MethodOptions,
  ): Promise<UpdatePrimaryRegionCommandOutput>;
  updatePrimaryRegion(...args: CallbackArguments<UpdatePrimaryRegionCommand>): void;
  updatePrimaryRegion(...args: OptionsAndCallbackArguments<UpdatePrimaryRegionCommand>): void;
}
