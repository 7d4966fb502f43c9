import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, required, string } from "../../shapes/shapes.js";
import { MessageType, SigningAlgorithmSpec } from "../enums.js";
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
import { keyFor } from "../operationAdvice.js";
import { digestLength, messageType } from "../rules.js";

/**
 * The input of {@link SignCommand}. The client checks two rules before it sends the call:
 *
 * - `ED25519_SHA_512` requires the message type `RAW`, `ED25519_PH_SHA_512` requires `DIGEST`, and
 *   `EXTERNAL_MU` requires `ML_DSA_SHAKE_256`.
 * - A digest has the length of the hash function of the algorithm, and μ has 64 bytes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html#API_Sign_RequestSyntax
 */
export interface SignRequest {
  /**
   * The key that signs: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use the
   * key ARN or alias ARN for a key of another account. Its usage must be `SIGN_VERIFY`.
   */
  KeyId: string;
  /**
   * The message, its digest or its representative μ, 1 to 4096 bytes. For a longer message, pass its digest.
   * Never logged.
   */
  Message: Uint8Array;
  /**
   * The form of `Message`: the message itself, its digest or, for ML-DSA, its representative μ. Default:
   * `RAW`.
   */
  MessageType?: MessageType | undefined;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * The algorithm to sign with. The key must support it. For RSA keys, prefer the `RSASSA_PSS` algorithms.
   */
  SigningAlgorithm: SigningAlgorithmSpec;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link SignCommand}. */
export interface SignCommandInput extends SignRequest {}

/**
 * The output of {@link SignCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html#API_Sign_ResponseSyntax
 */
export interface SignResponse {
  /** The key ARN. */
  KeyId: string;
  /**
   * The signature. RSA signatures are encoded as in PKCS #1 (RFC 8017), ECDSA signatures in DER (RFC 3279,
   * section 2.2.3).
   */
  Signature: Bytes;
  /** The algorithm that signed the message. */
  SigningAlgorithm: SigningAlgorithmSpec;
}

/** The output of {@link SignCommand}, with the metadata of the call. */
export interface SignCommandOutput extends SignResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for Sign, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html#API_Sign_Errors
 */
export type SignException =
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
 * Signs a message, or the digest of a message, with the private key of an asymmetric key.
 * {@link VerifyCommand} verifies the signature; so does anybody who has the public key from
 * {@link GetPublicKeyCommand}.
 *
 * A signature contains no time. To limit how long it is valid, include a time in the message.
 *
 * The caller needs `kms:Sign` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @example
 * ```ts
 * const { Signature } = await client.send(
 *   new SignCommand({
 *     KeyId: "alias/signing",
 *     Message: digest,
 *     MessageType: "DIGEST",
 *     SigningAlgorithm: "ECDSA_SHA_256",
 *   }),
 * );
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not a signing key, or does not support the algorithm.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
export class SignCommand extends KMSCommand<SignCommandInput, SignCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<SignCommandInput, SignCommandOutput> {
    return {
      name: "Sign",
      permissions: "kms:Sign on the key",
      idempotent: true,
      advice: keyFor("SIGN_VERIFY", "SigningAlgorithm"),
      input: {
        KeyId: required(keyIdentifier()),
        Message: required(blob({ min: 1, max: 4096, sensitive: true })),
        MessageType: enumeration(MessageType),
        GrantTokens: grantTokens(),
        SigningAlgorithm: required(enumeration(SigningAlgorithmSpec)),
        DryRun: boolean(),
      },
      rules: [messageType(), digestLength()],
      output: {
        KeyId: required(string()),
        Signature: required(blob()),
        SigningAlgorithm: required(enumeration(SigningAlgorithmSpec)),
      },
    };
  }
}
