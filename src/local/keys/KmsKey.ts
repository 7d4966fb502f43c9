import type { EncryptionAlgorithmSpec } from "../../commands/EncryptionAlgorithmSpec.js";
import type { Grant } from "../authorization/Grant.js";
import type { KeyPolicy } from "../authorization/KeyPolicy.js";
import type { KeyMaterial } from "./key-material.js";
import { CAPABILITIES, type KeySpec, type KeyUsageType } from "./key-specs.js";
import type { RotationSchedule } from "./rotation.js";

/** The states that a key of LocalKms can be in. */
export const KeyState = {
  Disabled: "Disabled",
  Enabled: "Enabled",
  PendingDeletion: "PendingDeletion",
} as const;
/** One of the states of a key. */
export type KeyState = (typeof KeyState)[keyof typeof KeyState];

/** A key: who it is, what it is for, which state it is in, and its secret. */
export interface KmsKey {
  /** The key id. */
  readonly keyId: string;
  /** The key ARN. */
  readonly arn: string;
  /** The account that owns it. */
  readonly accountId: string;
  /** When it was made. */
  readonly creationDate: Date;
  /** Its kind. */
  readonly spec: KeySpec;
  /** What it is for. */
  readonly usage: KeyUsageType;
  /** The secret part; rotation replaces it. */
  material: KeyMaterial;
  /** What its owner says of it. */
  description: string;
  /** Its state. */
  state: KeyState;
  /** When it will be gone; only while it is pending deletion. */
  deletionDate: Date | undefined;
  /** When it is rotated automatically; without it, it is not. */
  rotationSchedule: RotationSchedule | undefined;
  /** Who may do what with it. */
  policy: KeyPolicy;
  /** Its tags. */
  readonly tags: Map<string, string>;
  /** Its grants, by their ids. */
  readonly grants: Map<string, Grant>;
}

/** Whether material from outside expires. */
export const ExpirationModelType = {
  KEY_MATERIAL_DOES_NOT_EXPIRE: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  KEY_MATERIAL_EXPIRES: "KEY_MATERIAL_EXPIRES",
} as const;
/** One of the ways in which material from outside ends. */
export type ExpirationModelType = (typeof ExpirationModelType)[keyof typeof ExpirationModelType];

/** What a key is among those that share its material in other Regions. */
export const MultiRegionKeyType = { PRIMARY: "PRIMARY", REPLICA: "REPLICA" } as const;
/** One of the things that a key of several Regions can be. */
export type MultiRegionKeyType = (typeof MultiRegionKeyType)[keyof typeof MultiRegionKeyType];

/** A key of several Regions, in one of them. */
export interface MultiRegionKey {
  /** The key ARN. */
  Arn?: string | undefined;
  /** The Region. */
  Region?: string | undefined;
}

/** The Regions that a key exists in. */
export interface MultiRegionConfiguration {
  /** What the key itself is. */
  MultiRegionKeyType?: MultiRegionKeyType | undefined;
  /** The primary key. */
  PrimaryKey?: MultiRegionKey | undefined;
  /** Its replicas. */
  ReplicaKeys?: MultiRegionKey[] | undefined;
}

/** The key of an external key store that stands behind a key. */
export interface XksKeyConfigurationType {
  /** Its id. */
  Id?: string | undefined;
}

/** What KMS tells about a key. */
export interface KeyMetadata {
  /** The account that owns the key, 12 digits. */
  AWSAccountId: string;
  /** The key id. */
  KeyId: string;
  /** The key ARN. */
  Arn: string;
  /** When the key was made. */
  CreationDate: Date;
  /** Whether the key can be used: `true` exactly when `KeyState` is `Enabled`. */
  Enabled: boolean;
  /** What its owner says of it; may be empty. */
  Description: string;
  /** What the key is for. */
  KeyUsage: KeyUsageType;
  /** The state of the key. */
  KeyState: KeyState;
  /** When the key will be gone; only while it is pending deletion. */
  DeletionDate?: Date;
  /** Never here: only material from outside expires. */
  ValidTo?: Date | undefined;
  /** Where its material comes from. */
  Origin: "AWS_KMS";
  /** Never here: there are no custom key stores. */
  CustomKeyStoreId?: string | undefined;
  /** Never here: there are no custom key stores. */
  CloudHsmClusterId?: string | undefined;
  /** Never here: only material from outside expires. */
  ExpirationModel?: ExpirationModelType | undefined;
  /** Who manages the key. */
  KeyManager: "CUSTOMER";
  /** The kind of the key. */
  KeySpec: KeySpec;
  /** The same as `KeySpec`, under its former name. */
  CustomerMasterKeySpec: KeySpec;
  /** The algorithms it encrypts with; only of keys for encryption. */
  EncryptionAlgorithms?: EncryptionAlgorithmSpec[];
  /** The algorithms it signs with; only of keys for signing. */
  SigningAlgorithms?: string[];
  /** The algorithms it makes codes with; only of keys for message authentication codes. */
  MacAlgorithms?: string[];
  /** The algorithms it derives secrets with; only of keys for key agreement. */
  KeyAgreementAlgorithms?: string[];
  /** Whether the key exists in several Regions. */
  MultiRegion: boolean;
  /** Never here: every key exists in one Region. */
  MultiRegionConfiguration?: MultiRegionConfiguration | undefined;
  /** Never here: every key exists in one Region. */
  PendingDeletionWindowInDays?: number | undefined;
  /** Never here: there are no external key stores. */
  XksKeyConfiguration?: XksKeyConfigurationType | undefined;
  /** The id of the material that encrypts, 64 hexadecimal characters; only of symmetric keys. */
  CurrentKeyMaterialId?: string;
}

/** What KMS tells about a key. */
export const metadataOf = (key: KmsKey): KeyMetadata => ({
  AWSAccountId: key.accountId,
  KeyId: key.keyId,
  Arn: key.arn,
  CreationDate: new Date(key.creationDate),
  Enabled: key.state === KeyState.Enabled,
  Description: key.description,
  KeyUsage: key.usage,
  KeyState: key.state,
  ...(key.deletionDate === undefined ? {} : { DeletionDate: new Date(key.deletionDate) }),
  Origin: "AWS_KMS",
  KeyManager: "CUSTOMER",
  KeySpec: key.spec,
  CustomerMasterKeySpec: key.spec,
  // A copy: who gets the metadata may change it.
  ...structuredClone(CAPABILITIES[key.spec][key.usage]),
  MultiRegion: false,
  ...(key.material.kind === "symmetric" ? { CurrentKeyMaterialId: key.material.currentId } : {}),
});
