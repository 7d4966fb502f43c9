import type { KeyMetadata } from "../../kms/structures.js";

/** The members that KMS returns for every key. In {@link KeyMetadata} they are optional, as in the AWS SDK. */
type Always =
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
  | "Origin";

/** The metadata of a key in LocalKms. Members that KMS returns for every key are not optional. */
export type LocalKmsKey = KeyMetadata & { [Name in Always]: NonNullable<KeyMetadata[Name]> };
