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
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { blob, boolean, enumeration, integer, map, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { type DataKeyLengthRule, dataKeyLength, grantTokens, keyIdentifier } from "./inputs.js";

/**
 * The members of a GenerateDataKeyWithoutPlaintext input; {@link GenerateDataKeyWithoutPlaintextCommandInput} adds
 * the rule between them.
 */
export interface GenerateDataKeyWithoutPlaintextMembers {
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
  /**
   * The length of the data key: `AES_256` for 32 bytes, `AES_128` for 16. Exactly one of `KeySpec` and
   * `NumberOfBytes` is required.
   */
  KeySpec?: DataKeySpec | undefined;
  /** The length of the data key in bytes, 1 to 1024, for keys of another kind than AES. */
  NumberOfBytes?: number | undefined;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException`
   * when there is nothing to object to. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/**
 * What {@link GenerateDataKeyWithoutPlaintextCommand} takes. Exactly one of `KeySpec` and `NumberOfBytes` says how
 * long the key is, at compile time too.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html#API_GenerateDataKeyWithoutPlaintext_RequestSyntax
 */
export type GenerateDataKeyWithoutPlaintextCommandInput = GenerateDataKeyWithoutPlaintextMembers &
  DataKeyLengthRule;

/** What {@link GenerateDataKeyWithoutPlaintextCommand} takes, under its name in the API reference. */
export type GenerateDataKeyWithoutPlaintextRequest = GenerateDataKeyWithoutPlaintextCommandInput;

/**
 * What {@link GenerateDataKeyWithoutPlaintextCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html#API_GenerateDataKeyWithoutPlaintext_ResponseSyntax
 */
export interface GenerateDataKeyWithoutPlaintextResponse {
  /** The data key, encrypted. */
  CiphertextBlob: Uint8Array;
  /** The key ARN of the key that encrypted the data key. */
  KeyId: string;
  /** The key material that encrypted the data key, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** What {@link GenerateDataKeyWithoutPlaintextCommand} returns, with the metadata of the call. */
export interface GenerateDataKeyWithoutPlaintextCommandOutput
  extends GenerateDataKeyWithoutPlaintextResponse,
    MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateDataKeyWithoutPlaintext, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html#API_GenerateDataKeyWithoutPlaintext_Errors
 */
export type GenerateDataKeyWithoutPlaintextException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/** The declaration of GenerateDataKeyWithoutPlaintext. */
export const GenerateDataKeyWithoutPlaintext = late(() =>
  operation<GenerateDataKeyWithoutPlaintextCommandInput, GenerateDataKeyWithoutPlaintextCommandOutput>(
    "GenerateDataKeyWithoutPlaintext",
    {
      permissions: "kms:GenerateDataKeyWithoutPlaintext on the key",
      input: {
        KeyId: required(keyIdentifier()),
        EncryptionContext: map(),
        KeySpec: enumeration(DataKeySpec),
        NumberOfBytes: integer({ min: 1, max: 1024 }),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
      },
      rules: [dataKeyLength()],
      output: {
        CiphertextBlob: required(blob()),
        KeyId: required(string()),
        KeyMaterialId: string(),
      },
    },
  ),
);

/**
 * Makes a data key and gives it encrypted only, for those who prepare a place for data that others will encrypt.
 *
 * The caller needs `kms:GenerateDataKeyWithoutPlaintext` on the key.
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
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html
 */
export class GenerateDataKeyWithoutPlaintextCommand extends command(GenerateDataKeyWithoutPlaintext) {}
