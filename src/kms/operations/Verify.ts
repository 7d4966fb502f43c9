import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, required, string } from "../../shapes/shapes.js";
import { MessageType, SigningAlgorithmSpec } from "../enums.js";
import {
  type DependencyTimeoutException,
  type DisabledException,
  type DryRunOperationException,
  type InvalidGrantTokenException,
  type InvalidKeyUsageException,
  type KeyUnavailableException,
  type KMSInternalException,
  KMSInvalidSignatureException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { enableThisKey, keyFor } from "../operationAdvice.js";
import { digestLength, messageType } from "../rules.js";

/**
 * The input of {@link VerifyCommand}. The client checks two rules before it sends the call:
 *
 * - `ED25519_SHA_512` requires the message type `RAW`, `ED25519_PH_SHA_512` requires `DIGEST`, and
 *   `EXTERNAL_MU` requires `ML_DSA_SHAKE_256`.
 * - A digest has the length of the hash function of the algorithm, and μ has 64 bytes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html#API_Verify_RequestSyntax
 */
export interface VerifyRequest {
  /**
   * The key that signed: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use the
   * key ARN or alias ARN for a key of another account. Its usage must be `SIGN_VERIFY`.
   */
  KeyId: string;
  /** The message, its digest or its representative μ, 1 to 4096 bytes. Never logged. */
  Message: Uint8Array;
  /**
   * The form of `Message`: the message itself, its digest or, for ML-DSA, its representative μ. Default:
   * `RAW`.
   */
  MessageType?: MessageType | undefined;
  /** The signature to verify, 1 to 6144 bytes. */
  Signature: Uint8Array;
  /** The algorithm that signed the message. */
  SigningAlgorithm: SigningAlgorithmSpec;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link VerifyCommand}. */
export interface VerifyCommandInput extends VerifyRequest {}

/**
 * The output of {@link VerifyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html#API_Verify_ResponseSyntax
 */
export interface VerifyResponse {
  /** The key ARN. */
  KeyId: string;
  /** Whether the signature is valid: always `true`. */
  SignatureValid: boolean;
  /** The algorithm that verified the signature. */
  SigningAlgorithm: SigningAlgorithmSpec;
}

/** The output of {@link VerifyCommand}, with the metadata of the call. */
export interface VerifyCommandOutput extends VerifyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for Verify, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html#API_Verify_Errors
 */
export type VerifyException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidSignatureException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Verifies a signature from {@link SignCommand}. The call returns only if the signature is valid; otherwise
 * it throws {@link KMSInvalidSignatureException}. Outside of KMS, the public key from
 * {@link GetPublicKeyCommand} verifies signatures as well.
 *
 * The caller needs `kms:Verify` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @example
 * ```ts
 * try {
 *   await client.send(
 *     new VerifyCommand({
 *       KeyId: "alias/signing",
 *       Message: digest,
 *       MessageType: "DIGEST",
 *       Signature: signature,
 *       SigningAlgorithm: "ECDSA_SHA_256",
 *     }),
 *   );
 * } catch (error) {
 *   if (!isKMSException(error, "KMSInvalidSignatureException")) throw error;
 *   console.log("Somebody else signed the message, or it was changed.");
 * }
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not a signing key, or does not support the algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidSignatureException}: the signature is not valid.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html
 */
export class VerifyCommand extends KMSCommand<VerifyCommandInput, VerifyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<VerifyCommandInput, VerifyCommandOutput> {
    return {
      name: "Verify",
      permissions: "kms:Verify on the key",
      idempotent: true,
      advice: {
        ...enableThisKey,
        ...keyFor("SIGN_VERIFY", "SigningAlgorithm"),
      },
      errors: [KMSInvalidSignatureException],
      input: {
        KeyId: required(keyIdentifier()),
        Message: required(blob({ min: 1, max: 4096, sensitive: true })),
        MessageType: enumeration(MessageType),
        Signature: required(blob({ min: 1, max: 6144 })),
        SigningAlgorithm: required(enumeration(SigningAlgorithmSpec)),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
      },
      rules: [messageType(), digestLength()],
      output: {
        KeyId: required(string()),
        SignatureValid: required(boolean()),
        SigningAlgorithm: required(enumeration(SigningAlgorithmSpec)),
      },
    };
  }
}
