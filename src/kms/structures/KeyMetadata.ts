/** The metadata of KMS keys, with its shape. */
import {
  boolean,
  enumeration,
  integer,
  list,
  required,
  string,
  structure,
  timestamp,
} from "../../shapes/shapes.js";
import {
  CustomerMasterKeySpec,
  EncapsulationAlgorithmSpec,
  EncryptionAlgorithmSpec,
  ExpirationModelType,
  KeyAgreementAlgorithmSpec,
  KeyManagerType,
  KeySpec,
  KeyState,
  KeyUsageType,
  MacAlgorithmSpec,
  MultiRegionKeyType,
  OriginType,
  SigningAlgorithmSpec,
} from "../enums.js";

/**
 * The external key that a KMS key in an external key store uses.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_XksKeyConfigurationType.html
 */
export interface XksKeyConfigurationType {
  /** The ID of the external key. */
  Id?: string | undefined;
}

/**
 * The metadata of a KMS key. Members that KMS returns for every key are not optional.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export interface KeyMetadata {
  /** The account that owns the key, 12 digits. */
  AWSAccountId?: string | undefined;
  /** The key ID. */
  KeyId: string;
  /** The key ARN. */
  Arn?: string | undefined;
  /** When the key was created. */
  CreationDate?: Date | undefined;
  /** Whether the key can be used: `true` exactly when `KeyState` is `Enabled`. */
  Enabled?: boolean | undefined;
  /** The description; may be empty. */
  Description?: string | undefined;
  /** The key usage. */
  KeyUsage?: KeyUsageType | undefined;
  /** The key state. */
  KeyState?: KeyState | undefined;
  /** When KMS deletes the key. Only for keys whose `KeyState` is `PendingDeletion`. */
  DeletionDate?: Date | undefined;
  /** When the imported key material expires. Only for imported key material that expires. */
  ValidTo?: Date | undefined;
  /** Where the key material comes from. */
  Origin?: OriginType | undefined;
  /** The ID of the custom key store. Only for keys in a custom key store. */
  CustomKeyStoreId?: string | undefined;
  /** The ID of the AWS CloudHSM cluster with the key material. Only for keys in an AWS CloudHSM key store. */
  CloudHsmClusterId?: string | undefined;
  /** Whether the key material expires. Only for imported key material. */
  ExpirationModel?: ExpirationModelType | undefined;
  /** The manager of the key. */
  KeyManager?: KeyManagerType | undefined;
  /**
   * The same as `KeySpec`, under its former name.
   *
   * @deprecated Use `KeySpec`.
   */
  CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  /** The key spec: the kind of key. */
  KeySpec?: KeySpec | undefined;
  /** The algorithms that the key encrypts with. Only for encryption keys. */
  EncryptionAlgorithms?: EncryptionAlgorithmSpec[] | undefined;
  /** The algorithms that the key signs with. Only for signing keys. */
  SigningAlgorithms?: SigningAlgorithmSpec[] | undefined;
  /** The algorithms that the key derives shared secrets with. Only for key agreement keys. */
  KeyAgreementAlgorithms?: KeyAgreementAlgorithmSpec[] | undefined;
  /** Whether the key is a multi-Region key. */
  MultiRegion?: boolean | undefined;
  /** The related multi-Region keys. Only for multi-Region keys. */
  MultiRegionConfiguration?: MultiRegionConfiguration | undefined;
  /**
   * The number of days that the primary key is pending deletion once its last replica key is deleted. Only
   * for keys whose `KeyState` is `PendingReplicaDeletion`.
   */
  PendingDeletionWindowInDays?: number | undefined;
  /** The algorithms that the key generates message authentication codes with. Only for HMAC keys. */
  MacAlgorithms?: MacAlgorithmSpec[] | undefined;
  /** The external key. Only for keys in an external key store. */
  XksKeyConfiguration?: XksKeyConfigurationType | undefined;
  /** The ID of the current key material, 64 hexadecimal characters. Only for symmetric encryption keys. */
  CurrentKeyMaterialId?: string | undefined;
  /** The algorithms that the key encapsulates shared secrets with. Only for ML-KEM keys. */
  EncapsulationAlgorithms?: EncapsulationAlgorithmSpec[] | undefined;
}

/** The shape of {@link KeyMetadata}. */
export const keyMetadata = () =>
  structure<KeyMetadata>({
    AWSAccountId: string(),
    KeyId: required(string()),
    Arn: string(),
    CreationDate: timestamp(),
    Enabled: boolean(),
    Description: string(),
    KeyUsage: enumeration(KeyUsageType),
    KeyState: enumeration(KeyState),
    DeletionDate: timestamp(),
    ValidTo: timestamp(),
    Origin: enumeration(OriginType),
    CustomKeyStoreId: string(),
    CloudHsmClusterId: string(),
    ExpirationModel: enumeration(ExpirationModelType),
    KeyManager: enumeration(KeyManagerType),
    CustomerMasterKeySpec: enumeration(CustomerMasterKeySpec),
    KeySpec: enumeration(KeySpec),
    EncryptionAlgorithms: list(enumeration(EncryptionAlgorithmSpec)),
    SigningAlgorithms: list(enumeration(SigningAlgorithmSpec)),
    KeyAgreementAlgorithms: list(enumeration(KeyAgreementAlgorithmSpec)),
    MultiRegion: boolean(),
    MultiRegionConfiguration: multiRegionConfiguration(),
    PendingDeletionWindowInDays: integer(),
    MacAlgorithms: list(enumeration(MacAlgorithmSpec)),
    XksKeyConfiguration: structure<XksKeyConfigurationType>({ Id: string() }),
    CurrentKeyMaterialId: string(),
    EncapsulationAlgorithms: list(enumeration(EncapsulationAlgorithmSpec)),
  });

/**
 * A multi-Region key in one of its Regions.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_MultiRegionKey.html
 */
export interface MultiRegionKey {
  /** The key ARN. */
  Arn?: string | undefined;
  /** The Region. */
  Region?: string | undefined;
}

/**
 * The related multi-Region keys: a primary key and its replica keys.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_MultiRegionConfiguration.html
 */
export interface MultiRegionConfiguration {
  /** Whether the described key is the primary key or a replica key. */
  MultiRegionKeyType?: MultiRegionKeyType | undefined;
  /** The primary key. It may be the described key. */
  PrimaryKey?: MultiRegionKey | undefined;
  /** The replica keys. The described key may be one of them. */
  ReplicaKeys?: MultiRegionKey[] | undefined;
}

const multiRegionKey = () => structure<MultiRegionKey>({ Arn: string(), Region: string() });

/** The shape of {@link MultiRegionConfiguration}. */
export const multiRegionConfiguration = () =>
  structure<MultiRegionConfiguration>({
    MultiRegionKeyType: enumeration(MultiRegionKeyType),
    PrimaryKey: multiRegionKey(),
    ReplicaKeys: list(multiRegionKey()),
  });
