export { EncryptionAlgorithmSpec } from "../commands/EncryptionAlgorithmSpec.js";
export type { LocalKmsCredentials } from "./credentials.js";
export type { KeyMetadata } from "./keys/KmsKey.js";
export { KeyState } from "./keys/KmsKey.js";
export { KeySpec, KeyUsageType } from "./keys/key-specs.js";
export { LocalKms } from "./LocalKms.js";
export type { CancelKeyDeletionRequest, CancelKeyDeletionResponse } from "./operations/CancelKeyDeletion.js";
export type { CreateAliasRequest } from "./operations/CreateAlias.js";
export type { CreateKeyRequest } from "./operations/CreateKey.js";
export type { DisableKeyRequest } from "./operations/DisableKey.js";
export type { EnableKeyRequest } from "./operations/EnableKey.js";
export type {
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from "./operations/ScheduleKeyDeletion.js";
export type { LocalKmsOptions } from "./options.js";
