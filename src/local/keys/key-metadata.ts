import { EncryptionAlgorithmSpec } from "../../commands/EncryptionAlgorithmSpec.js";
import {
  boolean,
  enumeration,
  integer,
  list,
  required,
  string,
  structure,
  timestamp,
} from "../../protocol/shapes.js";
import {
  ExpirationModelType,
  type KeyMetadata,
  KeyState,
  type MultiRegionConfiguration,
  type MultiRegionKey,
  MultiRegionKeyType,
  type XksKeyConfigurationType,
} from "./KmsKey.js";
import { KeySpec, KeyUsageType } from "./key-specs.js";

const multiRegionKey = structure<MultiRegionKey>({ Arn: string(), Region: string() });

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
    Origin: required(enumeration({ AWS_KMS: "AWS_KMS" })),
    CustomKeyStoreId: string(),
    CloudHsmClusterId: string(),
    ExpirationModel: enumeration(ExpirationModelType),
    KeyManager: required(enumeration({ CUSTOMER: "CUSTOMER" })),
    KeySpec: required(enumeration(KeySpec)),
    CustomerMasterKeySpec: required(enumeration(KeySpec)),
    EncryptionAlgorithms: list(enumeration(EncryptionAlgorithmSpec)),
    SigningAlgorithms: list(string()),
    MacAlgorithms: list(string()),
    KeyAgreementAlgorithms: list(string()),
    MultiRegion: required(boolean()),
    MultiRegionConfiguration: structure<MultiRegionConfiguration>({
      MultiRegionKeyType: enumeration(MultiRegionKeyType),
      PrimaryKey: multiRegionKey,
      ReplicaKeys: list(multiRegionKey),
    }),
    PendingDeletionWindowInDays: integer(),
    XksKeyConfiguration: structure<XksKeyConfigurationType>({ Id: string() }),
    CurrentKeyMaterialId: string(),
  });
