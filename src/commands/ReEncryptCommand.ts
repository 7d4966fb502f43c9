import type { MetadataBearer } from "@smithy/types";
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
} from "../exceptions/documented.js";
import { DryRunModifierType } from "../models/DryRunModifierType.js";
import { EncryptionAlgorithmSpec } from "../models/EncryptionAlgorithmSpec.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { blob, boolean, enumeration, list, map, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import {
  ciphertextUnlessIgnored,
  contextOnlyWhenSymmetric,
  grantTokens,
  keyIdentifier,
  keyWhenAsymmetric,
} from "./inputs.js";

/** The members of a ReEncrypt input; {@link ReEncryptCommandInput} adds the rules between them. */
export interface ReEncryptMembers {
  /**
   * The ciphertext to re-encrypt: 1 to 6144 bytes, as KMS returned them, not base64 text.
   * Required, except in a dry run with `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`.
   */
  CiphertextBlob?: Uint8Array | undefined;
  /**
   * The encryption context that the ciphertext was made with: the same pairs, case included, in any order.
   * For symmetric source keys only. Not secret: it appears in CloudTrail. Default: none.
   */
  SourceEncryptionContext?: Record<string, string> | undefined;
  /**
   * The key that decrypts the ciphertext: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. A key of another account is named by its ARN.
   * Required for asymmetric keys. For symmetric keys KMS finds it in the ciphertext; naming it makes the call fail
   * with `IncorrectKeyException` when the ciphertext belongs to another key.
   */
  SourceKeyId?: string | undefined;
  /**
   * The key that encrypts the data anew: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. A key of another account is named by its ARN. Its usage must be `ENCRYPT_DECRYPT`.
   */
  DestinationKeyId: string;
  /**
   * The encryption context of the new ciphertext; whoever decrypts it has to give the same pairs.
   * For symmetric destination keys only. Not secret: it appears in CloudTrail. Default: none.
   */
  DestinationEncryptionContext?: Record<string, string> | undefined;
  /** The algorithm that the ciphertext was made with. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`. */
  SourceEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  /** The algorithm of the new ciphertext. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`. */
  DestinationEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException` when
   * there is nothing to object to, else what the real call would throw. It costs as much as the real one.
   * Default: `false`.
   */
  DryRun?: boolean | undefined;
  /** Changes to the dry run; valid only with `DryRun: true`. Default: none. */
  DryRunModifiers?: DryRunModifierType[] | undefined;
}

/** The ciphertext may be left out only of a dry run that ignores it; the source key then has to be named. */
export type ReEncryptCiphertextRule =
  | { CiphertextBlob?: undefined; DryRun: true; DryRunModifiers: DryRunModifierType[]; SourceKeyId: string }
  | { CiphertextBlob: Uint8Array };

/** An asymmetric source key has to be named and takes no encryption context. */
export type ReEncryptSourceRule =
  | {
      SourceEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
      SourceKeyId: string;
      SourceEncryptionContext?: undefined;
    }
  | { SourceEncryptionAlgorithm?: "SYMMETRIC_DEFAULT" | undefined };

/** An asymmetric destination key takes no encryption context. */
export type ReEncryptDestinationRule =
  | {
      DestinationEncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
      DestinationEncryptionContext?: undefined;
    }
  | { DestinationEncryptionAlgorithm?: "SYMMETRIC_DEFAULT" | undefined };

/**
 * What {@link ReEncryptCommand} takes. The rules that KMS documents between the members hold at compile time:
 *
 * - an asymmetric algorithm takes no encryption context, and on the source side needs `SourceKeyId`;
 * - `CiphertextBlob` may be left out only with `DryRun: true` and `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`, and
 *   then `SourceKeyId` is required.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html#API_ReEncrypt_RequestSyntax
 */
export type ReEncryptCommandInput = ReEncryptMembers &
  ReEncryptCiphertextRule &
  ReEncryptSourceRule &
  ReEncryptDestinationRule;

/** What {@link ReEncryptCommand} takes, under its name in the API reference. */
export type ReEncryptRequest = ReEncryptCommandInput;

/**
 * What {@link ReEncryptCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html#API_ReEncrypt_ResponseSyntax
 */
export interface ReEncryptResponse {
  /** The new ciphertext, 1 to 6144 bytes. */
  CiphertextBlob: Uint8Array;
  /** The key ARN of the key that decrypted the old ciphertext. Compare it when it matters who encrypted the data. */
  SourceKeyId: string;
  /** The key ARN of the key that encrypted the new ciphertext. */
  KeyId: string;
  /** The algorithm that decrypted the old ciphertext. */
  SourceEncryptionAlgorithm: EncryptionAlgorithmSpec;
  /** The algorithm that encrypted the new ciphertext. */
  DestinationEncryptionAlgorithm: EncryptionAlgorithmSpec;
  /** The key material that decrypted the old ciphertext, 64 hexadecimal characters. Symmetric source keys only. */
  SourceKeyMaterialId?: string | undefined;
  /**
   * The key material that encrypted the new ciphertext, 64 hexadecimal characters. Symmetric destination keys only.
   * Where it equals `SourceKeyMaterialId` and the context is unchanged, the old ciphertext was already current.
   */
  DestinationKeyMaterialId?: string | undefined;
}

/** What {@link ReEncryptCommand} returns, with the metadata of the call. */
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

/** The declaration of ReEncrypt. */
export const ReEncrypt = late(() =>
  operation<ReEncryptCommandInput, ReEncryptCommandOutput>("ReEncrypt", {
    permissions: "kms:ReEncryptFrom on the source key and kms:ReEncryptTo on the destination key",
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
  }),
);

/**
 * Decrypts a ciphertext and encrypts the data anew under another key, algorithm or encryption context. All of it
 * happens inside KMS: the plaintext never leaves it.
 *
 * Source and destination may be the same key: after a rotation of its material, the new ciphertext is made with the
 * latest. Two permissions are needed: `kms:ReEncryptFrom` for the source key, `kms:ReEncryptTo` for the destination.
 * The call is safe to repeat.
 *
 * @example
 * ```ts
 * const { CiphertextBlob, KeyId } = await client.send(
 *   new ReEncryptCommand({ CiphertextBlob: old, SourceKeyId: "alias/old", DestinationKeyId: "alias/new" }),
 * );
 * ```
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link DisabledException}: one of the keys is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link IncorrectKeyException}: the ciphertext belongs to another key than `SourceKeyId`.
 * @throws (client fault) {@link InvalidCiphertextException}: the ciphertext or its context is wrong.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: a key is not for encryption, or not with this algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: a key is not available at the moment; retried.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of a key, such as pending deletion, forbids it.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 */
export class ReEncryptCommand extends command(ReEncrypt) {}
