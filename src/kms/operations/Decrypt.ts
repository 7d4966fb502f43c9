import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, list, map, required, string } from "../../shapes/shapes.js";
import { DryRunModifierType, EncryptionAlgorithmSpec } from "../enums.js";
import type {
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
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { ciphertextOf, enableThisKey, encryptionKey } from "../operationAdvice.js";
import { ciphertextUnlessIgnored, contextOnlyWhenSymmetric, keyWhenAsymmetric } from "../rules.js";
import { type RecipientInfo, recipientInfo } from "../structures.js";

/**
 * The input of {@link DecryptCommand}. The client checks two rules before it sends the call:
 *
 * - An asymmetric algorithm requires `KeyId` and excludes an encryption context.
 * - `CiphertextBlob` may be omitted only with `DryRun: true` and `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`,
 *   which require `KeyId`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_RequestSyntax
 */
export interface DecryptRequest {
  /**
   * The ciphertext to decrypt: 1 to 6144 bytes, as KMS returned them, not base64 text. Required, except in a
   * dry run with `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`.
   */
  CiphertextBlob?: Uint8Array | undefined;
  /**
   * The encryption context of the ciphertext: the same pairs as at encryption, in any order; case matters.
   * For symmetric keys only. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * The key that decrypts: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use
   * the key ARN or alias ARN for a key of another account. Required for asymmetric keys. For symmetric keys,
   * KMS finds the key in the ciphertext; if `KeyId` names another key, the call fails with
   * `IncorrectKeyException`.
   */
  KeyId?: string | undefined;
  /**
   * The algorithm that encrypted the ciphertext. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`.
   */
  EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
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
  /** Modifiers of the dry run; valid only with `DryRun: true`. Default: none. */
  DryRunModifiers?: DryRunModifierType[] | undefined;
}

/** The input of {@link DecryptCommand}. */
export interface DecryptCommandInput extends DecryptRequest {}

/**
 * The output of {@link DecryptCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_ResponseSyntax
 */
export interface DecryptResponse {
  /** The key ARN of the key that decrypted the data. */
  KeyId: string;
  /**
   * The data, 1 to 4096 bytes in memory of their own. Missing if the request has a `Recipient`. Never logged.
   */
  Plaintext?: Bytes | undefined;
  /** The algorithm that decrypted the data. */
  EncryptionAlgorithm: EncryptionAlgorithmSpec;
  /** The data, encrypted for the `Recipient` of the request. */
  CiphertextForRecipient?: Bytes | undefined;
  /** The ID of the key material that decrypted the data, 64 hexadecimal characters. Symmetric keys only. */
  KeyMaterialId?: string | undefined;
}

/** The output of {@link DecryptCommand}, with the metadata of the call. */
export interface DecryptCommandOutput extends DecryptResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for Decrypt, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_Errors
 */
export type DecryptException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | IncorrectKeyException
  | InvalidCiphertextException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Decrypts a ciphertext that KMS encrypted, or that was encrypted outside of KMS with the public key of an
 * asymmetric KMS key.
 *
 * The caller needs `kms:Decrypt` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link IncorrectKeyException}: the ciphertext was encrypted under another key than `KeyId`.
 * @throws (client fault) {@link InvalidCiphertextException}: the ciphertext or its encryption context is wrong.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not an encryption key, or does not support the algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
 */
export class DecryptCommand extends KMSCommand<DecryptCommandInput, DecryptCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DecryptCommandInput, DecryptCommandOutput> {
    return {
      name: "Decrypt",
      permissions: "kms:Decrypt on the key",
      idempotent: true,
      advice: {
        ...enableThisKey,
        ...encryptionKey("EncryptionAlgorithm"),
        ...ciphertextOf("KeyId", "EncryptionAlgorithm"),
      },
      input: {
        CiphertextBlob: blob({ min: 1, max: 6144 }),
        EncryptionContext: map(),
        GrantTokens: grantTokens(),
        KeyId: keyIdentifier(),
        EncryptionAlgorithm: enumeration(EncryptionAlgorithmSpec),
        Recipient: recipientInfo(),
        DryRun: boolean(),
        DryRunModifiers: list(enumeration(DryRunModifierType)),
      },
      rules: [
        ciphertextUnlessIgnored("KeyId"),
        keyWhenAsymmetric("KeyId", "EncryptionAlgorithm"),
        contextOnlyWhenSymmetric("EncryptionContext", "EncryptionAlgorithm"),
      ],
      output: {
        KeyId: required(string()),
        Plaintext: blob({ sensitive: true }),
        EncryptionAlgorithm: required(enumeration(EncryptionAlgorithmSpec)),
        CiphertextForRecipient: blob(),
        KeyMaterialId: string(),
      },
    };
  }
}
