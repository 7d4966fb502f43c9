/** AWS KMS, centred on ReEncrypt: the client, its commands and its errors. */
// The types that middleware is written with.
export type {
  BuildMiddleware,
  DeserializeMiddleware,
  FinalizeRequestMiddleware,
  InitializeMiddleware,
  MetadataBearer,
  MetadataBearer as __MetadataBearer,
  Pluggable,
  ResponseMetadata,
  SerializeMiddleware,
} from "@smithy/types";
export { BulkStoppedError } from "./bulk/BulkStoppedError.js";
export type { MaxFailures, ReEncryptAllOptions } from "./bulk/ReEncryptAllOptions.js";
export type { ReEncryptItem, ReEncryptItemInput } from "./bulk/ReEncryptItem.js";
export type {
  CurrentItem,
  FailedItem,
  ItemReference,
  ReEncryptedItem,
  ReEncryptResult,
} from "./bulk/ReEncryptResult.js";
export type { ReEncryptSummary, SourceKeyCounts, StopReason } from "./bulk/ReEncryptSummary.js";
export { type ReEncryptResults, reEncryptAll } from "./bulk/reEncryptAll.js";
export {
  type CheckReEncryptInput,
  checkReEncrypt,
  type ReEncryptAllowed,
  type ReEncryptCheck,
  type ReEncryptRefused,
} from "./client/checkReEncrypt.js";
export type {
  CredentialsOption,
  DefaultsMode,
  EndpointOption,
  KMSClientConfig,
  KMSClientConfigType,
  KMSClientResolvedConfig,
  KMSClientResolvedConfigType,
} from "./client/config/KMSClientConfig.js";
export { KMS } from "./client/KMS.js";
export {
  __Client,
  type AnyOutput,
  KMSClient,
  type KMSRequestOptions,
  type SendCallback,
  type SendOptions,
  type SentCommand,
} from "./client/KMSClient.js";
export {
  type KMSPaginationConfiguration,
  type PageInput,
  type PageOutput,
  paginate,
} from "./client/paginate.js";
export {
  paginateDescribeCustomKeyStores,
  paginateListAliases,
  paginateListGrants,
  paginateListKeyPolicies,
  paginateListKeyRotations,
  paginateListKeys,
  paginateListResourceTags,
  paginateListRetirableGrants,
} from "./client/paginators.js";
export { AbortError } from "./errors/AbortError.js";
export { ClientSideError } from "./errors/ClientSideError.js";
export { ConfigurationError } from "./errors/ConfigurationError.js";
export { ConnectionError } from "./errors/ConnectionError.js";
export { InputValidationError } from "./errors/InputValidationError.js";
export { KMSReencryptError } from "./errors/KMSReencryptError.js";
export { KMSServiceException, type KMSServiceExceptionOptions } from "./errors/KMSServiceException.js";
export type { Problem } from "./errors/Problem.js";
export { TimeoutError } from "./errors/TimeoutError.js";
export {
  UnexpectedResponseException,
  type UnexpectedResponseExceptionOptions,
} from "./errors/UnexpectedResponseException.js";
export * from "./kms/commonErrors.js";
export * from "./kms/enums.js";
export * from "./kms/errors.js";
export { $Command, type CommandArguments, type CommandConfig, KMSCommand } from "./kms/KMSCommand.js";
export { isKMSException, type KMSException, type KMSExceptionNamed } from "./kms/KMSException.js";
export type { CallbackArguments, MethodOptions, OptionsAndCallbackArguments } from "./kms/MethodOptions.js";
export * from "./kms/operations.js";
export type {
  GrantConstraints,
  KeyMetadata,
  MultiRegionConfiguration,
  MultiRegionKey,
  RecipientInfo,
  Tag,
  XksKeyConfigurationType,
  XksProxyAuthenticationCredentialType,
} from "./kms/structures.js";
export type { HttpHandler, HttpHandlerConfig } from "./runtime/Runtime.js";
export type { Bytes } from "./shapes/Bytes.js";
export type { Idempotency, Operation, OperationDeclaration, Rule } from "./shapes/Operation.js";
export { type MembersFor, type Shape, type ShapeFor, shapes } from "./shapes/shapes.js";
