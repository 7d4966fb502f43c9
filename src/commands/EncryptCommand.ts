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
import { EncryptionAlgorithmSpec } from "../models/EncryptionAlgorithmSpec.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { blob, boolean, enumeration, map, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { contextOnlyWhenSymmetric, grantTokens, keyIdentifier } from "./inputs.js";

/** The members of an Encrypt input; {@link EncryptCommandInput} adds the rule between them. */
export interface EncryptMembers {
  /**
   * The key that encrypts: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. A key of
   * another account is named by its ARN. Its usage must be `ENCRYPT_DECRYPT`.
   */
  KeyId: string;
  /**
   * The data to encrypt: 1 to 4096 bytes for symmetric keys. RSA keys take less: 214, 342 or 470 bytes
   * (RSA_2048, 3072, 4096) with `RSAES_OAEP_SHA_1`, and 190, 318 or 446 with `RSAES_OAEP_SHA_256`; SM2 keys take
   * 1024. Never logged.
   */
  Plaintext: Uint8Array;
  /**
   * The encryption context that the ciphertext is bound to; whoever decrypts it has to give the same pairs.
   * For symmetric keys only. Not secret: it appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /** The algorithm to encrypt with. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`. */
  EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException` when
   * there is nothing to object to. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** An asymmetric key takes no encryption context. */
export type EncryptContextRule =
  | { EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined; EncryptionContext?: undefined }
  | { EncryptionAlgorithm?: "SYMMETRIC_DEFAULT" | undefined };

/**
 * What {@link EncryptCommand} takes. An asymmetric algorithm takes no encryption context, at compile time too.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html#API_Encrypt_RequestSyntax
 */
export type EncryptCommandInput = EncryptMembers & EncryptContextRule;

/** What {@link EncryptCommand} takes, under its name in the API reference. */
export type EncryptRequest = EncryptCommandInput;

/**
 * What {@link EncryptCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html#API_Encrypt_ResponseSyntax
 */
export interface EncryptResponse {
  /** The ciphertext, 1 to 6144 bytes. */
  CiphertextBlob: Uint8Array;
  /** The key ARN of the key that encrypted the data. */
  KeyId: string;
  /** The algorithm that encrypted the data. */
  EncryptionAlgorithm: EncryptionAlgorithmSpec;
}

/** What {@link EncryptCommand} returns, with the metadata of the call. */
export interface EncryptCommandOutput extends EncryptResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for Encrypt, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html#API_Encrypt_Errors
 */
export type EncryptException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/** The declaration of Encrypt. */
export const Encrypt = late(() =>
  operation<EncryptCommandInput, EncryptCommandOutput>("Encrypt", {
    permissions: "kms:Encrypt on the key",
    input: {
      KeyId: required(keyIdentifier()),
      Plaintext: required(blob({ min: 1, max: 4096, sensitive: true })),
      EncryptionContext: map(),
      GrantTokens: grantTokens(),
      EncryptionAlgorithm: enumeration(EncryptionAlgorithmSpec),
      DryRun: boolean(),
    },
    rules: [contextOnlyWhenSymmetric("EncryptionContext", "EncryptionAlgorithm")],
    output: {
      CiphertextBlob: required(blob()),
      KeyId: required(string()),
      EncryptionAlgorithm: required(enumeration(EncryptionAlgorithmSpec)),
    },
  }),
);

/**
 * Encrypts up to 4096 bytes under a KMS key.
 *
 * The caller needs `kms:Encrypt` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
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
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html
 */
export class EncryptCommand extends command(Encrypt) {}
