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
export type { CustomerMasterKeySpec } from "../models/CustomerMasterKeySpec.js";
export type { EncapsulationAlgorithmSpec } from "../models/EncapsulationAlgorithmSpec.js";
export type { EncryptionAlgorithmSpec } from "../models/EncryptionAlgorithmSpec.js";
export type { ExpirationModelType } from "../models/ExpirationModelType.js";
export type { KeyAgreementAlgorithmSpec } from "../models/KeyAgreementAlgorithmSpec.js";
export type { KeyManagerType } from "../models/KeyManagerType.js";
export type { KeyMetadata, XksKeyConfigurationType } from "../models/KeyMetadata.js";
export type { KeySpec } from "../models/KeySpec.js";
export type { KeyState } from "../models/KeyState.js";
export type { KeyUsageType } from "../models/KeyUsageType.js";
export type { MacAlgorithmSpec } from "../models/MacAlgorithmSpec.js";
export type { MultiRegionConfiguration, MultiRegionKey } from "../models/MultiRegionConfiguration.js";
export type { MultiRegionKeyType } from "../models/MultiRegionKeyType.js";
export type { OriginType } from "../models/OriginType.js";
export type { SigningAlgorithmSpec } from "../models/SigningAlgorithmSpec.js";
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
export type { LocalKmsQuotas } from "./quotas.js";
export type { RecordedRequest, RequestLog } from "./requests.js";
export type { Seed, SeedAlias, SeedKey, SeedTag } from "./seed/Seed.js";
