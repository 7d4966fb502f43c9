import type { MetadataBearer } from "@smithy/types";
import type { InvalidArnException, UnsupportedOperationException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { CustomerMasterKeySpec } from "../models/CustomerMasterKeySpec.js";
import { EncapsulationAlgorithmSpec } from "../models/EncapsulationAlgorithmSpec.js";
import { EncryptionAlgorithmSpec } from "../models/EncryptionAlgorithmSpec.js";
import { KeyAgreementAlgorithmSpec } from "../models/KeyAgreementAlgorithmSpec.js";
import { KeySpec } from "../models/KeySpec.js";
import { KeyUsageType } from "../models/KeyUsageType.js";
import { SigningAlgorithmSpec } from "../models/SigningAlgorithmSpec.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { blob, enumeration, list, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { grantTokens, keyIdentifier } from "./inputs.js";

/**
 * What {@link GetPublicKeyCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html#API_GetPublicKey_RequestSyntax
 */
export interface GetPublicKeyCommandInput {
  /**
   * The key: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. A key of another account
   * is named by its ARN. It must be asymmetric.
   */
  KeyId: string;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
}

/** What {@link GetPublicKeyCommand} takes, under its name in the API reference. */
export type GetPublicKeyRequest = GetPublicKeyCommandInput;

/**
 * What {@link GetPublicKeyCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html#API_GetPublicKey_ResponseSyntax
 */
export interface GetPublicKeyResponse {
  /** The key ARN of the key. */
  KeyId: string;
  /** The public key: SubjectPublicKeyInfo in DER (RFC 5280). */
  PublicKey: Uint8Array;
  /**
   * The same as `KeySpec`, under its former name.
   *
   * @deprecated Use `KeySpec`.
   */
  CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  /** The kind of the key. */
  KeySpec: KeySpec;
  /** What the key is for. */
  KeyUsage: KeyUsageType;
  /** The algorithms it encrypts with; only of keys for encryption. */
  EncryptionAlgorithms?: EncryptionAlgorithmSpec[] | undefined;
  /** The algorithms it signs with; only of keys for signing. */
  SigningAlgorithms?: SigningAlgorithmSpec[] | undefined;
  /** The algorithms it derives shared secrets with; only of keys for key agreement. */
  KeyAgreementAlgorithms?: KeyAgreementAlgorithmSpec[] | undefined;
  /** The algorithms it encapsulates with; only of keys for that. */
  EncapsulationAlgorithms?: EncapsulationAlgorithmSpec[] | undefined;
}

/** What {@link GetPublicKeyCommand} returns, with the metadata of the call. */
export interface GetPublicKeyCommandOutput extends GetPublicKeyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GetPublicKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html#API_GetPublicKey_Errors
 */
export type GetPublicKeyException =
  | DependencyTimeoutException
  | DisabledException
  | InvalidArnException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/** The declaration of GetPublicKey. */
export const GetPublicKey = late(() =>
  operation<GetPublicKeyCommandInput, GetPublicKeyCommandOutput>("GetPublicKey", {
    permissions: "kms:GetPublicKey on the key",
    input: {
      KeyId: required(keyIdentifier()),
      GrantTokens: grantTokens(),
    },
    output: {
      KeyId: required(string()),
      PublicKey: required(blob()),
      CustomerMasterKeySpec: enumeration(CustomerMasterKeySpec),
      KeySpec: required(enumeration(KeySpec)),
      KeyUsage: required(enumeration(KeyUsageType)),
      EncryptionAlgorithms: list(enumeration(EncryptionAlgorithmSpec)),
      SigningAlgorithms: list(enumeration(SigningAlgorithmSpec)),
      KeyAgreementAlgorithms: list(enumeration(KeyAgreementAlgorithmSpec)),
      EncapsulationAlgorithms: list(enumeration(EncapsulationAlgorithmSpec)),
    },
  }),
);

/**
 * Gives the public key of an asymmetric key, to encrypt or to verify outside of KMS. What is encrypted with it,
 * {@link DecryptCommand} and {@link ReEncryptCommand} take when the key and the algorithm are named.
 *
 * The caller needs `kms:GetPublicKey` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the usage of the key does not go with the call.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; retried.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of the key, such as pending deletion, forbids it.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the key is not asymmetric.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html
 */
export class GetPublicKeyCommand extends command(GetPublicKey) {}
