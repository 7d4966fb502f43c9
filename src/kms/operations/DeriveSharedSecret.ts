import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, required, string } from "../../shapes/shapes.js";
import { KeyAgreementAlgorithmSpec, OriginType } from "../enums.js";
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
import { enableThisKey, keyFor } from "../operationAdvice.js";
import { type RecipientInfo, recipientInfo } from "../structures.js";

/**
 * The input of {@link DeriveSharedSecretCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html#API_DeriveSharedSecret_RequestSyntax
 */
export interface DeriveSharedSecretRequest {
  /**
   * The key with the private key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters.
   * Use the key ARN or alias ARN for a key of another account. Its usage must be `KEY_AGREEMENT`.
   */
  KeyId: string;
  /** The algorithm; `ECDH` is the only one. */
  KeyAgreementAlgorithm: KeyAgreementAlgorithmSpec;
  /**
   * The public key of the other party, on the same curve: SubjectPublicKeyInfo in DER (RFC 5280), 1 to 8192
   * bytes.
   */
  PublicKey: Uint8Array;
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
  /**
   * The enclave to encrypt the response for. The response then contains `CiphertextForRecipient` and no
   * `SharedSecret`. Default: none.
   */
  Recipient?: RecipientInfo | undefined;
}

/** The input of {@link DeriveSharedSecretCommand}. */
export interface DeriveSharedSecretCommandInput extends DeriveSharedSecretRequest {}

/**
 * The output of {@link DeriveSharedSecretCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html#API_DeriveSharedSecret_ResponseSyntax
 */
export interface DeriveSharedSecretResponse {
  /** The key ARN. */
  KeyId: string;
  /** The shared secret, in memory of its own. Missing if the request has a `Recipient`. Never logged. */
  SharedSecret?: Bytes | undefined;
  /** The shared secret, encrypted for the `Recipient` of the request. */
  CiphertextForRecipient?: Bytes | undefined;
  /** The algorithm that derived the shared secret. */
  KeyAgreementAlgorithm: KeyAgreementAlgorithmSpec;
  /** Where the key material of the key comes from. */
  KeyOrigin?: OriginType | undefined;
}

/** The output of {@link DeriveSharedSecretCommand}, with the metadata of the call. */
export interface DeriveSharedSecretCommandOutput extends DeriveSharedSecretResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for DeriveSharedSecret, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html#API_DeriveSharedSecret_Errors
 */
export type DeriveSharedSecretException =
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
 * Derives a secret that two parties share, from the private key of one and the public key of the other
 * (ECDH). Derive a symmetric key from it; do not use it as a key itself. Verify that the public key comes
 * from the other party.
 *
 * The caller needs `kms:DeriveSharedSecret` on the key.
 *
 * Idempotent: KMS stores nothing, so a retry leaves nothing behind.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not a key agreement key.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html
 */
export class DeriveSharedSecretCommand extends KMSCommand<
  DeriveSharedSecretCommandInput,
  DeriveSharedSecretCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DeriveSharedSecretCommandInput, DeriveSharedSecretCommandOutput> {
    return {
      name: "DeriveSharedSecret",
      permissions: "kms:DeriveSharedSecret on the key",
      idempotent: true,
      advice: {
        ...enableThisKey,
        ...keyFor("KEY_AGREEMENT", "KeyAgreementAlgorithm"),
      },
      input: {
        KeyId: required(keyIdentifier()),
        KeyAgreementAlgorithm: required(enumeration(KeyAgreementAlgorithmSpec)),
        PublicKey: required(blob({ min: 1, max: 8192 })),
        GrantTokens: grantTokens(),
        DryRun: boolean(),
        Recipient: recipientInfo(),
      },
      output: {
        KeyId: required(string()),
        SharedSecret: blob({ sensitive: true }),
        CiphertextForRecipient: blob(),
        KeyAgreementAlgorithm: required(enumeration(KeyAgreementAlgorithmSpec)),
        KeyOrigin: enumeration(OriginType),
      },
    };
  }
}
