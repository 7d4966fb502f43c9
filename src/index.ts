/** AWS KMS, centred on ReEncrypt: the client, its commands and its errors. */
export type { MetadataBearer, ResponseMetadata } from "@smithy/types";
export type { CredentialsOption } from "./client/credentials.js";
export type { EndpointOption } from "./client/endpoint.js";
export { KMSClient, type SendCallback, type SendOptions } from "./client/KMSClient.js";
export type { KMSClientConfig, KMSClientResolvedConfig } from "./client/KMSClientConfig.js";
export type { HttpHandler, HttpHandlerConfig } from "./client/platform/Platform.js";
export { type CommandClass, command, type KMSCommand } from "./commands/command.js";
export {
  Decrypt,
  type DecryptCiphertextRule,
  DecryptCommand,
  type DecryptCommandInput,
  type DecryptCommandOutput,
  type DecryptKeyRule,
  type DecryptMembers,
  type DecryptRequest,
  type DecryptResponse,
  type RecipientInfo,
} from "./commands/DecryptCommand.js";
export { DryRunModifierType } from "./commands/DryRunModifierType.js";
export {
  Encrypt,
  EncryptCommand,
  type EncryptCommandInput,
  type EncryptCommandOutput,
  type EncryptContextRule,
  type EncryptMembers,
  type EncryptRequest,
  type EncryptResponse,
} from "./commands/EncryptCommand.js";
export { EncryptionAlgorithmSpec } from "./commands/EncryptionAlgorithmSpec.js";
export { KeyEncryptionMechanism } from "./commands/KeyEncryptionMechanism.js";
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
export {
  type ExceptionClass,
  exception,
  KMSServiceException,
  type KMSServiceExceptionOptions,
  type UnmodeledExceptionOptions,
} from "./exceptions/KMSServiceException.js";
export { TimeoutError } from "./exceptions/TimeoutError.js";
export {
  UnexpectedResponseException,
  type UnexpectedResponseExceptionOptions,
} from "./exceptions/UnexpectedResponseException.js";
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
