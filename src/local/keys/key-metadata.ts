import { EncryptionAlgorithmSpec } from "../../commands/EncryptionAlgorithmSpec.js";
import { boolean, enumeration, list, required, string, structure, timestamp } from "../../protocol/shapes.js";
import { type KeyMetadata, KeyState } from "./KmsKey.js";
import { KeySpec, KeyUsageType } from "./key-specs.js";

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
    Origin: required(enumeration({ AWS_KMS: "AWS_KMS" })),
    KeyManager: required(enumeration({ CUSTOMER: "CUSTOMER" })),
    KeySpec: required(enumeration(KeySpec)),
    CustomerMasterKeySpec: required(enumeration(KeySpec)),
    EncryptionAlgorithms: list(enumeration(EncryptionAlgorithmSpec)),
    SigningAlgorithms: list(string()),
    MacAlgorithms: list(string()),
    KeyAgreementAlgorithms: list(string()),
    MultiRegion: required(boolean()),
    CurrentKeyMaterialId: string(),
  });
