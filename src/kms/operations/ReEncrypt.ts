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
import { ciphertextOf, encryptionKey } from "../operationAdvice.js";
import { ciphertextUnlessIgnored, contextOnlyWhenSymmetric, keyWhenAsymmetric } from "../rules.js";

/**
 * The input of {@link ReEncryptCommand}. The client checks two rules before it sends the call:
 *
 * - An asymmetric algorithm excludes an encryption context, and on the source side requires `SourceKeyId`.
 * - `CiphertextBlob` may be omitted only with `DryRun: true` and `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`,
 *   which require `SourceKeyId`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html#API_ReEncrypt_RequestSyntax
 */
export interface ReEncryptRequest {
  /**
   * The ciphertext to re-encrypt: 1 to 6144 bytes, as KMS returned them, not base64 text. Required, except in
   * a dry run with `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`.
   */
  CiphertextBlob?: Uint8Array | undefined;
  /**
   * The encryption context of the ciphertext: the same pairs as at encryption, in any order; case matters.
   * For symmetric source keys only. Not secret: it appears in CloudTrail. Default: none.
   */
  SourceEncryptionContext?: Record<string, string> | undefined;
  /**
   * The key that decrypts the ciphertext: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. Use the key ARN or alias ARN for a key of another account. Required for asymmetric keys. For
   * symmetric keys, KMS finds the key in the ciphertext; if `SourceKeyId` names another key, the call fails
   * with `IncorrectKeyException`.
   */
  SourceKeyId?: string | undefined;
  /**
   * The key that encrypts the new ciphertext: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. Use the key ARN or alias ARN for a key of another account. Its usage must be
   * `ENCRYPT_DECRYPT`.
   */
  DestinationKeyId: string;
  /**
   * The encryption context of the new ciphertext. Decryption requires the same pairs. For symmetric
   * destination keys only. Not secret: it appears in CloudTrail. Default: none.
   */
  DestinationEncryptionContext?: Record<string, string> | undefined;
  /**
   * The algorithm that encrypted the ciphertext. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`.
   */
  SourceEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  /** The algorithm of the new ciphertext. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`. */
  DestinationEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed, else the error of the real call. It costs as
   * much as the real call. Default: `false`.
   */
  DryRun?: boolean | undefined;
  /** Modifiers of the dry run; valid only with `DryRun: true`. Default: none. */
  DryRunModifiers?: DryRunModifierType[] | undefined;
}

/** The input of {@link ReEncryptCommand}. */
export interface ReEncryptCommandInput extends ReEncryptRequest {}

/**
 * The output of {@link ReEncryptCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html#API_ReEncrypt_ResponseSyntax
 */
export interface ReEncryptResponse {
  /** The new ciphertext, 1 to 6144 bytes. */
  CiphertextBlob: Bytes;
  /**
   * The key ARN of the key that decrypted the old ciphertext. Compare it if it matters who encrypted the
   * data.
   */
  SourceKeyId: string;
  /** The key ARN of the key that encrypted the new ciphertext. */
  KeyId: string;
  /** The algorithm that decrypted the old ciphertext. */
  SourceEncryptionAlgorithm: EncryptionAlgorithmSpec;
  /** The algorithm that encrypted the new ciphertext. */
  DestinationEncryptionAlgorithm: EncryptionAlgorithmSpec;
  /**
   * The ID of the key material that decrypted the old ciphertext, 64 hexadecimal characters. Symmetric source
   * keys only.
   */
  SourceKeyMaterialId?: string | undefined;
  /**
   * The ID of the key material that encrypted the new ciphertext, 64 hexadecimal characters. Symmetric
   * destination keys only. If it equals `SourceKeyMaterialId` and the encryption context is unchanged, the
   * old ciphertext was already up to date.
   */
  DestinationKeyMaterialId?: string | undefined;
}

/** The output of {@link ReEncryptCommand}, with the metadata of the call. */
export interface ReEncryptCommandOutput extends ReEncryptResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ReEncrypt, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html#API_ReEncrypt_Errors
 */
export type ReEncryptException =
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
 * Decrypts a ciphertext and encrypts the data again under another key, algorithm or encryption context. Both
 * steps happen inside KMS: the plaintext never leaves it.
 *
 * Source and destination can be the same key: after a rotation, the new ciphertext is encrypted under the
 * current key material.
 *
 * The caller needs `kms:ReEncryptFrom` on the source key and `kms:ReEncryptTo` on the destination key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @example
 * ```ts
 * const { CiphertextBlob, KeyId } = await client.send(
 *   new ReEncryptCommand({ CiphertextBlob: old, SourceKeyId: "alias/old", DestinationKeyId: "alias/new" }),
 * );
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: one of the keys is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link IncorrectKeyException}: the ciphertext was encrypted under another key than `SourceKeyId`.
 * @throws (client fault) {@link InvalidCiphertextException}: the ciphertext or its encryption context is wrong.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: a key is not an encryption key, or does not support the algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: a key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of a key does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 */
export class ReEncryptCommand extends KMSCommand<ReEncryptCommandInput, ReEncryptCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ReEncryptCommandInput, ReEncryptCommandOutput> {
    return {
      name: "ReEncrypt",
      permissions: "kms:ReEncryptFrom on the source key and kms:ReEncryptTo on the destination key",
      idempotent: true,
      advice: {
        ...encryptionKey("SourceEncryptionAlgorithm", "DestinationEncryptionAlgorithm"),
        ...ciphertextOf("SourceKeyId", "SourceEncryptionAlgorithm"),
      },
      input: {
        CiphertextBlob: blob({ min: 1, max: 6144 }),
        SourceEncryptionContext: map(),
        SourceKeyId: keyIdentifier(),
        DestinationKeyId: required(keyIdentifier()),
        DestinationEncryptionContext: map(),
        SourceEncryptionAlgorithm: enumeration(EncryptionAlgorithmSpec),
        DestinationEncryptionAlgorithm: enumeration(EncryptionAlgorithmSpec),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
        DryRunModifiers: list(enumeration(DryRunModifierType)),
      },
      rules: [
        ciphertextUnlessIgnored("SourceKeyId"),
        keyWhenAsymmetric("SourceKeyId", "SourceEncryptionAlgorithm"),
        contextOnlyWhenSymmetric("SourceEncryptionContext", "SourceEncryptionAlgorithm"),
        contextOnlyWhenSymmetric("DestinationEncryptionContext", "DestinationEncryptionAlgorithm"),
      ],
      output: {
        CiphertextBlob: required(blob()),
        SourceKeyId: required(string()),
        KeyId: required(string()),
        SourceEncryptionAlgorithm: required(enumeration(EncryptionAlgorithmSpec)),
        DestinationEncryptionAlgorithm: required(enumeration(EncryptionAlgorithmSpec)),
        SourceKeyMaterialId: string(),
        DestinationKeyMaterialId: string(),
      },
    };
  }
}
