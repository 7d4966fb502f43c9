import type { MetadataBearer } from "@smithy/types";
import type { UnsupportedOperationException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  DryRunOperationException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { DataKeyPairSpec } from "../models/DataKeyPairSpec.js";
import { type RecipientInfo, recipientInfo } from "../models/RecipientInfo.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { blob, boolean, enumeration, map, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { grantTokens, keyIdentifier } from "./inputs.js";

/**
 * What {@link GenerateDataKeyPairCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html#API_GenerateDataKeyPair_RequestSyntax
 */
export interface GenerateDataKeyPairCommandInput {
  /**
   * The encryption context that the private key is bound to; whoever decrypts it has to give the same pairs. Not
   * secret: it appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /**
   * The key that encrypts the private key: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. A key of another account is named by its ARN. It must be a symmetric encryption key.
   */
  KeyId: string;
  /** The kind of the key pair. `SM2` exists in China Regions only. */
  KeyPairSpec: DataKeyPairSpec;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /**
   * An enclave to encrypt the answer for; it then has `CiphertextForRecipient` and no `PrivateKeyPlaintext`.
   * Default: none.
   */
  Recipient?: RecipientInfo | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException`
   * when there is nothing to object to. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** What {@link GenerateDataKeyPairCommand} takes, under its name in the API reference. */
export type GenerateDataKeyPairRequest = GenerateDataKeyPairCommandInput;

/**
 * What {@link GenerateDataKeyPairCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html#API_GenerateDataKeyPair_ResponseSyntax
 */
export interface GenerateDataKeyPairResponse {
  /**
   * The private key, encrypted; {@link DecryptCommand} gives it back, {@link ReEncryptCommand} moves it to another
   * KMS key.
   */
  PrivateKeyCiphertextBlob: Uint8Array;
  /**
   * The private key: PKCS #8 in DER (RFC 5958), in memory of its own; absent when the call named a `Recipient`.
   * Never logged.
   */
  PrivateKeyPlaintext?: Uint8Array | undefined;
  /** The public key: SubjectPublicKeyInfo in DER (RFC 5280). */
  PublicKey: Uint8Array;
  /** The key ARN of the key that encrypted the private key. */
  KeyId: string;
  /** The kind of the key pair. */
  KeyPairSpec: DataKeyPairSpec;
  /** The private key, encrypted for the `Recipient` of the call. */
  CiphertextForRecipient?: Uint8Array | undefined;
  /** The key material that encrypted the private key, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** What {@link GenerateDataKeyPairCommand} returns, with the metadata of the call. */
export interface GenerateDataKeyPairCommandOutput extends GenerateDataKeyPairResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateDataKeyPair, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html#API_GenerateDataKeyPair_Errors
 */
export type GenerateDataKeyPairException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/** The declaration of GenerateDataKeyPair. */
export const GenerateDataKeyPair = late(() =>
  operation<GenerateDataKeyPairCommandInput, GenerateDataKeyPairCommandOutput>("GenerateDataKeyPair", {
    permissions: "kms:GenerateDataKeyPair on the key",
    input: {
      EncryptionContext: map(),
      KeyId: required(keyIdentifier()),
      KeyPairSpec: required(enumeration(DataKeyPairSpec)),
      GrantTokens: grantTokens(),
      Recipient: recipientInfo(),
      DryRun: boolean(),
    },
    output: {
      PrivateKeyCiphertextBlob: required(blob()),
      PrivateKeyPlaintext: blob({ sensitive: true }),
      PublicKey: required(blob()),
      KeyId: required(string()),
      KeyPairSpec: required(enumeration(DataKeyPairSpec)),
      CiphertextForRecipient: blob(),
      KeyMaterialId: string(),
    },
  }),
);

/**
 * Makes a key pair for use outside of KMS: the public key, and the private key as it is and encrypted under a KMS
 * key.
 *
 * The caller needs `kms:GenerateDataKeyPair` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not for encryption, or not symmetric.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; retried.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of the key, such as pending deletion, forbids it.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the kind of the key pair is not to be had in this Region.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html
 */
export class GenerateDataKeyPairCommand extends command(GenerateDataKeyPair) {}
