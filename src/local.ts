export {
  CustomerMasterKeySpec,
  DataKeyPairSpec,
  EncapsulationAlgorithmSpec,
  EncryptionAlgorithmSpec,
  ExpirationModelType,
  GrantOperation,
  KeyAgreementAlgorithmSpec,
  KeyManagerType,
  KeySpec,
  KeyState,
  KeyUsageType,
  MacAlgorithmSpec,
  MultiRegionKeyType,
  OriginType,
  SigningAlgorithmSpec,
} from "./kms/enums.js";
export type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
} from "./kms/operations/CancelKeyDeletion.js";
export type { CreateAliasCommandInput, CreateAliasRequest } from "./kms/operations/CreateAlias.js";
export type { CreateKeyCommandInput, CreateKeyRequest } from "./kms/operations/CreateKey.js";
export type { DisableKeyCommandInput, DisableKeyRequest } from "./kms/operations/DisableKey.js";
export type { EnableKeyCommandInput, EnableKeyRequest } from "./kms/operations/EnableKey.js";
export type {
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from "./kms/operations/ScheduleKeyDeletion.js";
export type {
  GrantConstraints,
  KeyMetadata,
  MultiRegionConfiguration,
  MultiRegionKey,
  Tag,
  XksKeyConfigurationType,
} from "./kms/structures.js";
export type { IdentityStatement } from "./local/authorization/Principal.js";
export type { Clock } from "./local/Clock.js";
export type { LocalKmsCredentials } from "./local/config/LocalKmsCredentials.js";
export type { LocalKmsOptions } from "./local/config/LocalKmsOptions.js";
export type { LocalKmsPrincipal } from "./local/config/LocalKmsPrincipal.js";
export type { LocalKmsPropagation } from "./local/config/LocalKmsPropagation.js";
export type { RegionOption } from "./local/config/RegionOption.js";
export type { ExceptionName } from "./local/ExceptionName.js";
export type { ConnectionFault, DateSkew, Fault, Latency, ServiceFault } from "./local/faults/Fault.js";
export type { FaultRateScope, FaultScope, Faults } from "./local/faults/Faults.js";
export { SupportedKeySpec } from "./local/keys/keySpecs.js";
export type { LocalKmsKey } from "./local/keys/LocalKmsKey.js";
export { LocalKms } from "./local/LocalKms.js";
export type { OperationName } from "./local/OperationName.js";
export type { CryptographicQuotas, LocalKmsQuotas } from "./local/quotas/LocalKmsQuotas.js";
export type { RecordedRequest, RequestLog } from "./local/requests/RequestLog.js";
export type { Seed, SeedAlias, SeedGrant, SeedKey, SeedTag } from "./local/seed/Seed.js";
export { VirtualClock } from "./local/VirtualClock.js";
