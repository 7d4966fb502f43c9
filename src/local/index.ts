export type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
} from "../commands/CancelKeyDeletionCommand.js";
export type { CreateAliasCommandInput, CreateAliasRequest } from "../commands/CreateAliasCommand.js";
export type { CreateKeyCommandInput, CreateKeyRequest } from "../commands/CreateKeyCommand.js";
export type { DisableKeyCommandInput, DisableKeyRequest } from "../commands/DisableKeyCommand.js";
export type { EnableKeyCommandInput, EnableKeyRequest } from "../commands/EnableKeyCommand.js";
export type {
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from "../commands/ScheduleKeyDeletionCommand.js";
export { CustomerMasterKeySpec } from "../models/CustomerMasterKeySpec.js";
export { DataKeyPairSpec } from "../models/DataKeyPairSpec.js";
export { EncapsulationAlgorithmSpec } from "../models/EncapsulationAlgorithmSpec.js";
export { EncryptionAlgorithmSpec } from "../models/EncryptionAlgorithmSpec.js";
export { ExpirationModelType } from "../models/ExpirationModelType.js";
export type { GrantConstraints } from "../models/GrantConstraints.js";
export { GrantOperation } from "../models/GrantOperation.js";
export { KeyAgreementAlgorithmSpec } from "../models/KeyAgreementAlgorithmSpec.js";
export { KeyManagerType } from "../models/KeyManagerType.js";
export type { KeyMetadata, XksKeyConfigurationType } from "../models/KeyMetadata.js";
export { KeySpec } from "../models/KeySpec.js";
export { KeyState } from "../models/KeyState.js";
export { KeyUsageType } from "../models/KeyUsageType.js";
export { MacAlgorithmSpec } from "../models/MacAlgorithmSpec.js";
export type { MultiRegionConfiguration, MultiRegionKey } from "../models/MultiRegionConfiguration.js";
export { MultiRegionKeyType } from "../models/MultiRegionKeyType.js";
export { OriginType } from "../models/OriginType.js";
export { SigningAlgorithmSpec } from "../models/SigningAlgorithmSpec.js";
export type { Tag } from "../models/Tag.js";
export type { IdentityStatement } from "./authorization/Principal.js";
export { type Clock, VirtualClock } from "./clock.js";
export type { LocalKmsCredentials } from "./credentials.js";
export type { ConnectionFault, DateSkew, Fault, Latency, ServiceFault } from "./faults/Fault.js";
export type { FaultRateScope, FaultScope, Faults } from "./faults/Faults.js";
export { SupportedKeySpec } from "./keys/key-specs.js";
export { LocalKms } from "./LocalKms.js";
export { OperationName } from "./operations/operation-names.js";
export type { LocalKmsOptions } from "./options.js";
export type { LocalKmsPrincipal } from "./principals.js";
export type { CryptographicQuotas, LocalKmsQuotas } from "./quotas.js";
export type { RecordedRequest, RequestLog } from "./requests.js";
export type { Seed, SeedAlias, SeedGrant, SeedKey, SeedTag } from "./seed/Seed.js";
