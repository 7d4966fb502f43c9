import type { MetadataBearer } from "@smithy/types";
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
import { DataKeySpec } from "../models/DataKeySpec.js";
import { type RecipientInfo, recipientInfo } from "../models/RecipientInfo.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { blob, boolean, enumeration, integer, map, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { type DataKeyLengthRule, dataKeyLength, grantTokens, keyIdentifier } from "./inputs.js";

/** The members of a GenerateDataKey input; {@link GenerateDataKeyCommandInput} adds the rule between them. */
export interface GenerateDataKeyMembers {
  /**
   * The key that encrypts the data key: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. A key of another account is named by its ARN. It must be a symmetric encryption key.
   */
  KeyId: string;
  /**
   * The encryption context that the data key is bound to; whoever decrypts it has to give the same pairs. Not
   * secret: it appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /** The length of the data key in bytes, 1 to 1024, for keys of another kind than AES. */
  NumberOfBytes?: number | undefined;
  /**
   * The length of the data key: `AES_256` for 32 bytes, `AES_128` for 16. Exactly one of `KeySpec` and
   * `NumberOfBytes` is required.
   */
  KeySpec?: DataKeySpec | undefined;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /** An enclave to encrypt the answer for; it then has `CiphertextForRecipient` and no `Plaintext`. Default: none. */
  Recipient?: RecipientInfo | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException`
   * when there is nothing to object to. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/**
 * What {@link GenerateDataKeyCommand} takes. Exactly one of `KeySpec` and `NumberOfBytes` says how long the key
 * is, at compile time too.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html#API_GenerateDataKey_RequestSyntax
 */
export type GenerateDataKeyCommandInput = GenerateDataKeyMembers & DataKeyLengthRule;

/** What {@link GenerateDataKeyCommand} takes, under its name in the API reference. */
export type GenerateDataKeyRequest = GenerateDataKeyCommandInput;

/**
 * What {@link GenerateDataKeyCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html#API_GenerateDataKey_ResponseSyntax
 */
export interface GenerateDataKeyResponse {
  /** The data key, encrypted; store it beside the data. */
  CiphertextBlob: Uint8Array;
  /**
   * The data key, in memory of its own; absent when the call named a `Recipient`. Use it, then overwrite it. Never
   * logged.
   */
  Plaintext?: Uint8Array | undefined;
  /** The key ARN of the key that encrypted the data key. */
  KeyId: string;
  /** The data key, encrypted for the `Recipient` of the call. */
  CiphertextForRecipient?: Uint8Array | undefined;
  /** The key material that encrypted the data key, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** What {@link GenerateDataKeyCommand} returns, with the metadata of the call. */
export interface GenerateDataKeyCommandOutput extends GenerateDataKeyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateDataKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html#API_GenerateDataKey_Errors
 */
export type GenerateDataKeyException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/** The declaration of GenerateDataKey. */
export const GenerateDataKey = late(() =>
  operation<GenerateDataKeyCommandInput, GenerateDataKeyCommandOutput>("GenerateDataKey", {
    permissions: "kms:GenerateDataKey on the key",
    input: {
      KeyId: required(keyIdentifier()),
      EncryptionContext: map(),
      NumberOfBytes: integer({ min: 1, max: 1024 }),
      KeySpec: enumeration(DataKeySpec),
      GrantTokens: grantTokens(),
      Recipient: recipientInfo(),
      DryRun: boolean(),
    },
    rules: [dataKeyLength()],
    output: {
      CiphertextBlob: required(blob()),
      Plaintext: blob({ sensitive: true }),
      KeyId: required(string()),
      CiphertextForRecipient: blob(),
      KeyMaterialId: string(),
    },
  }),
);

/**
 * Makes a data key for use outside of KMS, and gives it as it is and encrypted under a KMS key.
 *
 * Encrypt data with `Plaintext`, store `CiphertextBlob` beside it, and get the data key back with
 * {@link DecryptCommand}. {@link ReEncryptCommand} moves `CiphertextBlob` to another KMS key while the data stays as it
 * is.
 *
 * The caller needs `kms:GenerateDataKey` on the key.
 *
 * @example
 * ```ts
 * const { Plaintext, CiphertextBlob } = await client.send(
 *   new GenerateDataKeyCommand({ KeyId: "alias/app", KeySpec: "AES_256", EncryptionContext: { tenant: "a" } }),
 * );
 * ```
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
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
 */
export class GenerateDataKeyCommand extends command(GenerateDataKey) {}
