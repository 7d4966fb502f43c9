import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, integer, map, required, string } from "../../shapes/shapes.js";
import { DataKeySpec } from "../enums.js";
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
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { symmetricKeyOnly } from "../operationAdvice.js";
import { dataKeyLength } from "../rules.js";
import { type RecipientInfo, recipientInfo } from "../structures.js";

/**
 * The input of {@link GenerateDataKeyCommand}. Exactly one of `KeySpec` and `NumberOfBytes` is required.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html#API_GenerateDataKey_RequestSyntax
 */
export interface GenerateDataKeyRequest {
  /**
   * The key that encrypts the data key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. Use the key ARN or alias ARN for a key of another account. It must be a symmetric encryption
   * key.
   */
  KeyId: string;
  /**
   * The encryption context of the encrypted data key. Decryption requires the same pairs. Not secret: it
   * appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /** The length of the data key in bytes, 1 to 1024. Use it for data keys that are not AES keys. */
  NumberOfBytes?: number | undefined;
  /**
   * The length of the data key: `AES_256` for 32 bytes, `AES_128` for 16. Exactly one of `KeySpec` and
   * `NumberOfBytes` is required.
   */
  KeySpec?: DataKeySpec | undefined;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * The enclave to encrypt the response for. The response then contains `CiphertextForRecipient` and no
   * `Plaintext`. Default: none.
   */
  Recipient?: RecipientInfo | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link GenerateDataKeyCommand}. */
export interface GenerateDataKeyCommandInput extends GenerateDataKeyRequest {}

/**
 * The output of {@link GenerateDataKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html#API_GenerateDataKey_ResponseSyntax
 */
export interface GenerateDataKeyResponse {
  /** The encrypted data key. Store it with the data. */
  CiphertextBlob: Bytes;
  /**
   * The data key, in memory of its own. Missing if the request has a `Recipient`. Overwrite it after use.
   * Never logged.
   */
  Plaintext?: Bytes | undefined;
  /** The key ARN of the key that encrypted the data key. */
  KeyId: string;
  /** The data key, encrypted for the `Recipient` of the request. */
  CiphertextForRecipient?: Bytes | undefined;
  /** The ID of the key material that encrypted the data key, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** The output of {@link GenerateDataKeyCommand}, with the metadata of the call. */
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

/**
 * Generates a data key for use outside of KMS. Returns it both in plaintext and encrypted under a KMS key.
 *
 * Encrypt data with `Plaintext` and store `CiphertextBlob` with the data. {@link DecryptCommand} returns the
 * data key again. {@link ReEncryptCommand} re-encrypts `CiphertextBlob` under another KMS key; the data stays
 * unchanged.
 *
 * The caller needs `kms:GenerateDataKey` on the key.
 *
 * Idempotent: KMS does not store data keys, so one whose response is lost was never used.
 *
 * @example
 * ```ts
 * const { Plaintext, CiphertextBlob } = await client.send(
 *   new GenerateDataKeyCommand({ KeyId: "alias/app", KeySpec: "AES_256", EncryptionContext: { tenant: "a" } }),
 * );
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not a symmetric encryption key.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
 */
export class GenerateDataKeyCommand extends KMSCommand<
  GenerateDataKeyCommandInput,
  GenerateDataKeyCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GenerateDataKeyCommandInput, GenerateDataKeyCommandOutput> {
    return {
      name: "GenerateDataKey",
      permissions: "kms:GenerateDataKey on the key",
      idempotent: true,
      advice: symmetricKeyOnly,
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
    };
  }
}
