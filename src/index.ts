/** AWS KMS, centred on ReEncrypt: the client, its commands and its errors. */
// What users write middleware with.
export type {
  BuildMiddleware,
  DeserializeMiddleware,
  FinalizeRequestMiddleware,
  InitializeMiddleware,
  MetadataBearer,
  Pluggable,
  ResponseMetadata,
  SerializeMiddleware,
} from "@smithy/types";
export {
  type CheckReEncryptCiphertextRule,
  type CheckReEncryptInput,
  checkReEncrypt,
  type ReEncryptAllowed,
  type ReEncryptCheck,
  type ReEncryptRefused,
} from "./calls/checkReEncrypt.js";
export { KMS } from "./calls/KMS.js";
export type { KMSMethod, KMSMethods } from "./calls/KMSMethods.js";
export type { KMSPaginationConfiguration } from "./calls/paginate.js";
export { paginateListAliases } from "./calls/paginateListAliases.js";
export { paginateListKeys } from "./calls/paginateListKeys.js";
export type { CredentialsOption } from "./client/credentials.js";
export type { EndpointOption } from "./client/endpoint.js";
export {
  KMSClient,
  type KMSRequestOptions,
  type SendCallback,
  type SendOptions,
  type SentCommand,
} from "./client/KMSClient.js";
export type {
  DefaultsMode,
  KMSClientConfig,
  KMSClientConfigType,
  KMSClientResolvedConfig,
  KMSClientResolvedConfigType,
} from "./client/KMSClientConfig.js";
export type { HttpHandler, HttpHandlerConfig } from "./client/platform/Platform.js";
export {
  CancelKeyDeletion,
  CancelKeyDeletionCommand,
  type CancelKeyDeletionCommandInput,
  type CancelKeyDeletionCommandOutput,
  type CancelKeyDeletionException,
  type CancelKeyDeletionRequest,
  type CancelKeyDeletionResponse,
} from "./commands/CancelKeyDeletionCommand.js";
export {
  CreateAlias,
  CreateAliasCommand,
  type CreateAliasCommandInput,
  type CreateAliasCommandOutput,
  type CreateAliasException,
  type CreateAliasRequest,
} from "./commands/CreateAliasCommand.js";
export {
  CreateGrant,
  CreateGrantCommand,
  type CreateGrantCommandInput,
  type CreateGrantCommandOutput,
  type CreateGrantException,
  type CreateGrantRequest,
  type CreateGrantResponse,
} from "./commands/CreateGrantCommand.js";
export {
  CreateKey,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  type CreateKeyCommandOutput,
  type CreateKeyException,
  type CreateKeyRequest,
  type CreateKeyResponse,
} from "./commands/CreateKeyCommand.js";
export {
  type CommandArguments,
  type CommandClass,
  type CommandConfig,
  command,
  type KMSCommand,
} from "./commands/command.js";
export {
  Decrypt,
  type DecryptCiphertextRule,
  DecryptCommand,
  type DecryptCommandInput,
  type DecryptCommandOutput,
  type DecryptException,
  type DecryptKeyRule,
  type DecryptMembers,
  type DecryptRequest,
  type DecryptResponse,
} from "./commands/DecryptCommand.js";
export {
  DescribeKey,
  DescribeKeyCommand,
  type DescribeKeyCommandInput,
  type DescribeKeyCommandOutput,
  type DescribeKeyException,
  type DescribeKeyRequest,
  type DescribeKeyResponse,
} from "./commands/DescribeKeyCommand.js";
export {
  DisableKey,
  DisableKeyCommand,
  type DisableKeyCommandInput,
  type DisableKeyCommandOutput,
  type DisableKeyException,
  type DisableKeyRequest,
} from "./commands/DisableKeyCommand.js";
export {
  EnableKey,
  EnableKeyCommand,
  type EnableKeyCommandInput,
  type EnableKeyCommandOutput,
  type EnableKeyException,
  type EnableKeyRequest,
} from "./commands/EnableKeyCommand.js";
export {
  Encrypt,
  EncryptCommand,
  type EncryptCommandInput,
  type EncryptCommandOutput,
  type EncryptContextRule,
  type EncryptException,
  type EncryptMembers,
  type EncryptRequest,
  type EncryptResponse,
} from "./commands/EncryptCommand.js";
export {
  GenerateDataKey,
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandInput,
  type GenerateDataKeyCommandOutput,
  type GenerateDataKeyException,
  type GenerateDataKeyMembers,
  type GenerateDataKeyRequest,
  type GenerateDataKeyResponse,
} from "./commands/GenerateDataKeyCommand.js";
export {
  GenerateDataKeyPair,
  GenerateDataKeyPairCommand,
  type GenerateDataKeyPairCommandInput,
  type GenerateDataKeyPairCommandOutput,
  type GenerateDataKeyPairException,
  type GenerateDataKeyPairRequest,
  type GenerateDataKeyPairResponse,
} from "./commands/GenerateDataKeyPairCommand.js";
export {
  GenerateDataKeyPairWithoutPlaintext,
  GenerateDataKeyPairWithoutPlaintextCommand,
  type GenerateDataKeyPairWithoutPlaintextCommandInput,
  type GenerateDataKeyPairWithoutPlaintextCommandOutput,
  type GenerateDataKeyPairWithoutPlaintextException,
  type GenerateDataKeyPairWithoutPlaintextRequest,
  type GenerateDataKeyPairWithoutPlaintextResponse,
} from "./commands/GenerateDataKeyPairWithoutPlaintextCommand.js";
export {
  GenerateDataKeyWithoutPlaintext,
  GenerateDataKeyWithoutPlaintextCommand,
  type GenerateDataKeyWithoutPlaintextCommandInput,
  type GenerateDataKeyWithoutPlaintextCommandOutput,
  type GenerateDataKeyWithoutPlaintextException,
  type GenerateDataKeyWithoutPlaintextMembers,
  type GenerateDataKeyWithoutPlaintextRequest,
  type GenerateDataKeyWithoutPlaintextResponse,
} from "./commands/GenerateDataKeyWithoutPlaintextCommand.js";
export {
  GetPublicKey,
  GetPublicKeyCommand,
  type GetPublicKeyCommandInput,
  type GetPublicKeyCommandOutput,
  type GetPublicKeyException,
  type GetPublicKeyRequest,
  type GetPublicKeyResponse,
} from "./commands/GetPublicKeyCommand.js";
export type { DataKeyLengthRule } from "./commands/inputs.js";
export {
  type AliasListEntry,
  ListAliases,
  ListAliasesCommand,
  type ListAliasesCommandInput,
  type ListAliasesCommandOutput,
  type ListAliasesException,
  type ListAliasesRequest,
  type ListAliasesResponse,
} from "./commands/ListAliasesCommand.js";
export {
  type KeyListEntry,
  ListKeys,
  ListKeysCommand,
  type ListKeysCommandInput,
  type ListKeysCommandOutput,
  type ListKeysException,
  type ListKeysRequest,
  type ListKeysResponse,
} from "./commands/ListKeysCommand.js";
export {
  ReEncrypt,
  type ReEncryptCiphertextRule,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
  type ReEncryptDestinationRule,
  type ReEncryptException,
  type ReEncryptMembers,
  type ReEncryptRequest,
  type ReEncryptResponse,
  type ReEncryptSourceRule,
} from "./commands/ReEncryptCommand.js";
export {
  ScheduleKeyDeletion,
  ScheduleKeyDeletionCommand,
  type ScheduleKeyDeletionCommandInput,
  type ScheduleKeyDeletionCommandOutput,
  type ScheduleKeyDeletionException,
  type ScheduleKeyDeletionRequest,
  type ScheduleKeyDeletionResponse,
} from "./commands/ScheduleKeyDeletionCommand.js";
export type { $Command, ServiceInputTypes, ServiceOutputTypes } from "./commands/service-types.js";
export {
  UpdateAlias,
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
  type UpdateAliasCommandOutput,
  type UpdateAliasException,
  type UpdateAliasRequest,
} from "./commands/UpdateAliasCommand.js";
export { AbortError } from "./exceptions/AbortError.js";
export { ClientError } from "./exceptions/ClientError.js";
export { ConfigurationError } from "./exceptions/ConfigurationError.js";
export { ConnectionError } from "./exceptions/ConnectionError.js";
export {
  AccessDeniedException,
  ExpiredTokenException,
  IncompleteSignatureException,
  InternalFailure,
  InvalidArnException,
  InvalidSignatureException,
  LimitExceededException,
  MissingAuthenticationTokenException,
  RequestExpired,
  SerializationException,
  ServiceUnavailableException,
  ThrottlingException,
  UnknownOperationException,
  UnrecognizedClientException,
  UnsupportedOperationException,
  ValidationException,
} from "./exceptions/common.js";
export {
  DependencyTimeoutException,
  DisabledException,
  DryRunOperationException,
  IncorrectKeyException,
  InvalidCiphertextException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "./exceptions/documented.js";
export { InputValidationError } from "./exceptions/InputValidationError.js";
export { isKMSException, type KMSException, type KMSExceptionNamed } from "./exceptions/KMSException.js";
export {
  type ExceptionClass,
  type Explanation,
  exception,
  KMSServiceException,
  type KMSServiceExceptionOptions,
  type UnmodeledExceptionOptions,
} from "./exceptions/KMSServiceException.js";
export {
  AlreadyExistsException,
  CloudHsmClusterInvalidConfigurationException,
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  InvalidAliasNameException,
  InvalidMarkerException,
  MalformedPolicyDocumentException,
  TagException,
  XksKeyAlreadyInUseException,
  XksKeyInvalidConfigurationException,
  XksKeyNotFoundException,
} from "./exceptions/management.js";
export { TimeoutError } from "./exceptions/TimeoutError.js";
export {
  UnexpectedResponseException,
  type UnexpectedResponseExceptionOptions,
} from "./exceptions/UnexpectedResponseException.js";
export { CustomerMasterKeySpec } from "./models/CustomerMasterKeySpec.js";
export { DataKeyPairSpec } from "./models/DataKeyPairSpec.js";
export { DataKeySpec } from "./models/DataKeySpec.js";
export { DryRunModifierType } from "./models/DryRunModifierType.js";
export { EncapsulationAlgorithmSpec } from "./models/EncapsulationAlgorithmSpec.js";
export { EncryptionAlgorithmSpec } from "./models/EncryptionAlgorithmSpec.js";
export { ExpirationModelType } from "./models/ExpirationModelType.js";
export type { GrantConstraints } from "./models/GrantConstraints.js";
export { GrantOperation } from "./models/GrantOperation.js";
export { KeyAgreementAlgorithmSpec } from "./models/KeyAgreementAlgorithmSpec.js";
export { KeyEncryptionMechanism } from "./models/KeyEncryptionMechanism.js";
export { KeyManagerType } from "./models/KeyManagerType.js";
export type { KeyMetadata, XksKeyConfigurationType } from "./models/KeyMetadata.js";
export { KeySpec } from "./models/KeySpec.js";
export { KeyState } from "./models/KeyState.js";
export { KeyUsageType } from "./models/KeyUsageType.js";
export { MacAlgorithmSpec } from "./models/MacAlgorithmSpec.js";
export type { MultiRegionConfiguration, MultiRegionKey } from "./models/MultiRegionConfiguration.js";
export { MultiRegionKeyType } from "./models/MultiRegionKeyType.js";
export { OriginType } from "./models/OriginType.js";
export type { RecipientInfo } from "./models/RecipientInfo.js";
export { SigningAlgorithmSpec } from "./models/SigningAlgorithmSpec.js";
export type { Tag } from "./models/Tag.js";
export {
  type Operation,
  type OperationTables,
  operation,
  type Problem,
  type Rule,
} from "./protocol/operation.js";
export {
  type AnyEnumShape,
  type BlobShape,
  type BooleanShape,
  type Bounds,
  blob,
  boolean,
  type EnumShape,
  enumeration,
  type IntegerShape,
  integer,
  type ListShape,
  list,
  type MapShape,
  type MemberName,
  type MemberShape,
  type MembersFor,
  type MemberValue,
  map,
  type Presence,
  required,
  type Sensitivity,
  type Shape,
  type ShapeFor,
  type StringShape,
  type StructureMembers,
  type StructureShape,
  string,
  structure,
  type TimestampShape,
  timestamp,
} from "./protocol/shapes.js";
