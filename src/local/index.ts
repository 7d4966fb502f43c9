export { EncryptionAlgorithmSpec } from "../commands/EncryptionAlgorithmSpec.js";
export type { IdentityStatement } from "./authorization/Principal.js";
export { type Clock, VirtualClock } from "./clock.js";
export type { LocalKmsCredentials } from "./credentials.js";
export type { ConnectionFault, DateSkew, Fault, Latency, ServiceFault } from "./faults/Fault.js";
export type { FaultRateScope, FaultScope, Faults } from "./faults/Faults.js";
export {
  ExpirationModelType,
  type KeyMetadata,
  KeyState,
  type MultiRegionConfiguration,
  type MultiRegionKey,
  MultiRegionKeyType,
  type XksKeyConfigurationType,
} from "./keys/KmsKey.js";
export { KeySpec, KeyUsageType } from "./keys/key-specs.js";
export { LocalKms } from "./LocalKms.js";
export type { CancelKeyDeletionRequest, CancelKeyDeletionResponse } from "./operations/CancelKeyDeletion.js";
export type { CreateAliasRequest } from "./operations/CreateAlias.js";
export { type CreateKeyRequest, KnownKeySpec, OriginType } from "./operations/CreateKey.js";
export type { DisableKeyRequest } from "./operations/DisableKey.js";
export type { EnableKeyRequest } from "./operations/EnableKey.js";
export { OperationName } from "./operations/operation-names.js";
export type {
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from "./operations/ScheduleKeyDeletion.js";
export type { KeyIdRequest, Tag } from "./operations/shapes.js";
export type { LocalKmsOptions } from "./options.js";
export type { LocalKmsPrincipal } from "./principals.js";
export type { LocalKmsQuotas } from "./quotas.js";
export type { RecordedRequest, RequestLog } from "./requests.js";
export type { Seed, SeedAlias, SeedKey, SeedTag } from "./seed/Seed.js";
