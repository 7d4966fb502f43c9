import type { KeyMetadata } from "../../kms/structures.js";

/** The metadata of a key in LocalKms. Members that KMS returns for every key are not optional. */
export type LocalKmsKey = KeyMetadata & {
  [Name in
    | "AWSAccountId"
    | "Arn"
    | "CreationDate"
    | "Description"
    | "Enabled"
    | "KeyManager"
    | "KeySpec"
    | "KeyState"
    | "KeyUsage"
    | "MultiRegion"
    | "Origin"]: NonNullable<KeyMetadata[Name]>;
};
