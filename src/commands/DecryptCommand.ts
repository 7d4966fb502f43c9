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
import { type RecipientInfo, recipientInfo } from "../models/RecipientInfo.js";
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

/** The members of a Decrypt input; {@link DecryptCommandInput} adds the rules between them. */
export interface DecryptMembers {
  /**
   * The ciphertext to decrypt: 1 to 6144 bytes, as KMS returned them, not base64 text.
   * Required, except in a dry run with `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`.
   */
  CiphertextBlob?: Uint8Array | undefined;
  /**
   * The encryption context that the ciphertext was made with: the same pairs, case included, in any order.
   * For symmetric keys only. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /**
   * The key that decrypts: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters.
   * Required for asymmetric keys. For symmetric keys KMS finds it in the ciphertext; naming it makes the call fail
   * with `IncorrectKeyException` when the ciphertext belongs to another key.
   */
  KeyId?: string | undefined;
  /** The algorithm that the ciphertext was made with. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`. */
  EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  /** An enclave to encrypt the answer for; it then has `CiphertextForRecipient` and no `Plaintext`. Default: none. */
  Recipient?: RecipientInfo | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException` when
   * there is nothing to object to. Default: `false`.
   */
  DryRun?: boolean | undefined;
  /** Changes to the dry run; valid only with `DryRun: true`. Default: none. */
  DryRunModifiers?: DryRunModifierType[] | undefined;
}

/** The ciphertext may be left out only of a dry run that ignores it; the key then has to be named. */
export type DecryptCiphertextRule =
  | { CiphertextBlob?: undefined; DryRun: true; DryRunModifiers: DryRunModifierType[]; KeyId: string }
  | { CiphertextBlob: Uint8Array };

/** An asymmetric key has to be named and takes no encryption context. */
export type DecryptKeyRule =
  | {
      EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
      KeyId: string;
      EncryptionContext?: undefined;
    }
  | { EncryptionAlgorithm?: "SYMMETRIC_DEFAULT" | undefined };

/**
 * What {@link DecryptCommand} takes. The rules that KMS documents between the members hold at compile time:
 * an asymmetric algorithm needs `KeyId` and takes no encryption context, and `CiphertextBlob` may be left out only
 * with `DryRun: true` and `DryRunModifiers: ["IGNORE_CIPHERTEXT"]`, which need `KeyId`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_RequestSyntax
 */
export type DecryptCommandInput = DecryptMembers & DecryptCiphertextRule & DecryptKeyRule;

/** What {@link DecryptCommand} takes, under its name in the API reference. */
export type DecryptRequest = DecryptCommandInput;

/**
 * What {@link DecryptCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html#API_Decrypt_ResponseSyntax
 */
export interface DecryptResponse {
  /** The key ARN of the key that decrypted the data. */
  KeyId: string;
  /** The data, 1 to 4096 bytes in memory of their own; absent when the call named a `Recipient`. Never logged. */
  Plaintext?: Uint8Array | undefined;
  /** The algorithm that decrypted the data. */
  EncryptionAlgorithm: EncryptionAlgorithmSpec;
  /** The data, encrypted for the `Recipient` of the call. */
  CiphertextForRecipient?: Uint8Array | undefined;
  /** The key material that decrypted the data, 64 hexadecimal characters. Symmetric keys only. */
  KeyMaterialId?: string | undefined;
}

/** What {@link DecryptCommand} returns, with the metadata of the call. */
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

/** The declaration of Decrypt. */
export const Decrypt = late(() =>
  operation<DecryptCommandInput, DecryptCommandOutput>("Decrypt", {
    permissions: "kms:Decrypt on the key",
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
  }),
);

/**
 * Decrypts a ciphertext that KMS made, or that was made outside with the public key of an asymmetric KMS key.
 *
 * The caller needs `kms:Decrypt` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link IncorrectKeyException}: the ciphertext belongs to another key than `KeyId`.
 * @throws (client fault) {@link InvalidCiphertextException}: the ciphertext or its context is wrong.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not for encryption, or not with this algorithm.
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
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
 */
export class DecryptCommand extends command(Decrypt) {}
