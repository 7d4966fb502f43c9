import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, map, required, string } from "../../shapes/shapes.js";
import { EncryptionAlgorithmSpec } from "../enums.js";
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
import { encryptionKey } from "../operationAdvice.js";
import { contextOnlyWhenSymmetric } from "../rules.js";

/**
 * The input of {@link EncryptCommand}. An asymmetric algorithm excludes an encryption context; the client
 * checks this rule before it sends the call.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html#API_Encrypt_RequestSyntax
 */
export interface EncryptRequest {
  /**
   * The key that encrypts: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use
   * the key ARN or alias ARN for a key of another account. Its usage must be `ENCRYPT_DECRYPT`.
   */
  KeyId: string;
  /**
   * The data to encrypt: 1 to 4096 bytes for symmetric keys. RSA keys encrypt less: 214, 342 or 470 bytes
   * (RSA_2048, 3072, 4096) with `RSAES_OAEP_SHA_1`, and 190, 318 or 446 bytes with `RSAES_OAEP_SHA_256`. SM2
   * keys encrypt up to 1024 bytes. Never logged.
   */
  Plaintext: Uint8Array;
  /**
   * The encryption context of the ciphertext. Decryption requires the same pairs. For symmetric keys only.
   * Not secret: it appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /** The algorithm to encrypt with. Required for asymmetric keys. Default: `SYMMETRIC_DEFAULT`. */
  EncryptionAlgorithm?: EncryptionAlgorithmSpec | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link EncryptCommand}. */
export interface EncryptCommandInput extends EncryptRequest {}

/**
 * The output of {@link EncryptCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html#API_Encrypt_ResponseSyntax
 */
export interface EncryptResponse {
  /** The ciphertext, 1 to 6144 bytes. */
  CiphertextBlob: Bytes;
  /** The key ARN of the key that encrypted the data. */
  KeyId: string;
  /** The algorithm that encrypted the data. */
  EncryptionAlgorithm: EncryptionAlgorithmSpec;
}

/** The output of {@link EncryptCommand}, with the metadata of the call. */
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

/**
 * Encrypts up to 4096 bytes under a KMS key.
 *
 * The caller needs `kms:Encrypt` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not an encryption key, or does not support the algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html
 */
export class EncryptCommand extends KMSCommand<EncryptCommandInput, EncryptCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<EncryptCommandInput, EncryptCommandOutput> {
    return {
      name: "Encrypt",
      permissions: "kms:Encrypt on the key",
      idempotent: true,
      advice: encryptionKey("EncryptionAlgorithm"),
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
    };
  }
}
