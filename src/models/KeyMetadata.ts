import {
  boolean,
  enumeration,
  integer,
  list,
  required,
  string,
  structure,
  timestamp,
} from "../protocol/shapes.js";
import { CustomerMasterKeySpec } from "./CustomerMasterKeySpec.js";
import { EncapsulationAlgorithmSpec } from "./EncapsulationAlgorithmSpec.js";
import { EncryptionAlgorithmSpec } from "./EncryptionAlgorithmSpec.js";
import { ExpirationModelType } from "./ExpirationModelType.js";
import { KeyAgreementAlgorithmSpec } from "./KeyAgreementAlgorithmSpec.js";
import { KeyManagerType } from "./KeyManagerType.js";
import { KeySpec } from "./KeySpec.js";
import { KeyState } from "./KeyState.js";
import { KeyUsageType } from "./KeyUsageType.js";
import { MacAlgorithmSpec } from "./MacAlgorithmSpec.js";
import { type MultiRegionConfiguration, multiRegionConfiguration } from "./MultiRegionConfiguration.js";
import { OriginType } from "./OriginType.js";
import { SigningAlgorithmSpec } from "./SigningAlgorithmSpec.js";

/**
 * The key of an external key store that stands behind a KMS key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_XksKeyConfigurationType.html
 */
export interface XksKeyConfigurationType {
  /** Its id in the external key manager. */
  Id?: string | undefined;
}

/**
 * What KMS tells about a key. What it tells of every key is not optional.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
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
  /** When the key will be gone for good; only while its `KeyState` is `PendingDeletion`. */
  DeletionDate?: Date | undefined;
  /** When its imported key material expires; only of keys whose material does. */
  ValidTo?: Date | undefined;
  /** Where its key material comes from. */
  Origin: OriginType;
  /** The custom key store it is in; only of keys in one. */
  CustomKeyStoreId?: string | undefined;
  /** The CloudHSM cluster that holds its key material; only of keys in a CloudHSM key store. */
  CloudHsmClusterId?: string | undefined;
  /** Whether its imported key material expires; only of keys with such material. */
  ExpirationModel?: ExpirationModelType | undefined;
  /** Who manages the key. */
  KeyManager: KeyManagerType;
  /**
   * The same as `KeySpec`, under its former name.
   *
   * @deprecated Use `KeySpec`.
   */
  CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  /** The kind of the key. */
  KeySpec: KeySpec;
  /** The algorithms it encrypts with; only of keys for encryption. */
  EncryptionAlgorithms?: EncryptionAlgorithmSpec[] | undefined;
  /** The algorithms it signs with; only of keys for signing. */
  SigningAlgorithms?: SigningAlgorithmSpec[] | undefined;
  /** The algorithms it derives shared secrets with; only of keys for key agreement. */
  KeyAgreementAlgorithms?: KeyAgreementAlgorithmSpec[] | undefined;
  /** Whether it is a multi-Region key. */
  MultiRegion: boolean;
  /** The Regions it exists in; only of multi-Region keys. */
  MultiRegionConfiguration?: MultiRegionConfiguration | undefined;
  /** The days that a primary key waits once its last replica is deleted; only in `PendingReplicaDeletion`. */
  PendingDeletionWindowInDays?: number | undefined;
  /** The algorithms it makes message authentication codes with; only of keys for that. */
  MacAlgorithms?: MacAlgorithmSpec[] | undefined;
  /** The external key behind it; only of keys in an external key store. */
  XksKeyConfiguration?: XksKeyConfigurationType | undefined;
  /** The key material that encrypts at the moment, 64 hexadecimal characters; only of symmetric encryption keys. */
  CurrentKeyMaterialId?: string | undefined;
  /** The algorithms it encapsulates with; only of keys for that. */
  EncapsulationAlgorithms?: EncapsulationAlgorithmSpec[] | undefined;
}

/** The shape of {@link KeyMetadata}. */
export const keyMetadata = () =>
  structure<KeyMetadata>({
    AWSAccountId: required(string()),
    KeyId: required(string()),
    Arn: required(string()),
    CreationDate: required(timestamp()),
    Enabled: required(boolean()),
    Description: required(string()),
    KeyUsage: required(enumeration(KeyUsageType)),
    KeyState: required(enumeration(KeyState)),
    DeletionDate: timestamp(),
    ValidTo: timestamp(),
    Origin: required(enumeration(OriginType)),
    CustomKeyStoreId: string(),
    CloudHsmClusterId: string(),
    ExpirationModel: enumeration(ExpirationModelType),
    KeyManager: required(enumeration(KeyManagerType)),
    CustomerMasterKeySpec: enumeration(CustomerMasterKeySpec),
    KeySpec: required(enumeration(KeySpec)),
    EncryptionAlgorithms: list(enumeration(EncryptionAlgorithmSpec)),
    SigningAlgorithms: list(enumeration(SigningAlgorithmSpec)),
    KeyAgreementAlgorithms: list(enumeration(KeyAgreementAlgorithmSpec)),
    MultiRegion: required(boolean()),
    MultiRegionConfiguration: multiRegionConfiguration(),
    PendingDeletionWindowInDays: integer(),
    MacAlgorithms: list(enumeration(MacAlgorithmSpec)),
    XksKeyConfiguration: structure<XksKeyConfigurationType>({ Id: string() }),
    CurrentKeyMaterialId: string(),
    EncapsulationAlgorithms: list(enumeration(EncapsulationAlgorithmSpec)),
  });
