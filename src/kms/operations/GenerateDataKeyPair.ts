import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, boolean, enumeration, map, required, string } from "../../shapes/shapes.js";
import type { UnsupportedOperationException } from "../commonErrors.js";
import { DataKeyPairSpec } from "../enums.js";
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
import { type RecipientInfo, recipientInfo } from "../structures.js";

/**
 * The input of {@link GenerateDataKeyPairCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html#API_GenerateDataKeyPair_RequestSyntax
 */
export interface GenerateDataKeyPairRequest {
  /**
   * The encryption context of the encrypted private key. Decryption requires the same pairs. Not secret: it
   * appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /**
   * The key that encrypts the private key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. Use the key ARN or alias ARN for a key of another account. It must be a symmetric encryption
   * key.
   */
  KeyId: string;
  /** The key pair spec: the kind of key pair. `SM2` exists in China Regions only. */
  KeyPairSpec: DataKeyPairSpec;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * The enclave to encrypt the response for. The response then contains `CiphertextForRecipient` and no
   * `PrivateKeyPlaintext`. Default: none.
   */
  Recipient?: RecipientInfo | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link GenerateDataKeyPairCommand}. */
export interface GenerateDataKeyPairCommandInput extends GenerateDataKeyPairRequest {}

/**
 * The output of {@link GenerateDataKeyPairCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html#API_GenerateDataKeyPair_ResponseSyntax
 */
export interface GenerateDataKeyPairResponse {
  /**
   * The encrypted private key. {@link DecryptCommand} decrypts it; {@link ReEncryptCommand} re-encrypts it
   * under another KMS key.
   */
  PrivateKeyCiphertextBlob: Bytes;
  /**
   * The private key: PKCS #8 in DER (RFC 5958), in memory of its own. Missing if the request has a
   * `Recipient`. Never logged.
   */
  PrivateKeyPlaintext?: Bytes | undefined;
  /** The public key: SubjectPublicKeyInfo in DER (RFC 5280). */
  PublicKey: Bytes;
  /** The key ARN of the key that encrypted the private key. */
  KeyId: string;
  /** The key pair spec: the kind of key pair. */
  KeyPairSpec: DataKeyPairSpec;
  /** The private key, encrypted for the `Recipient` of the request. */
  CiphertextForRecipient?: Bytes | undefined;
  /** The ID of the key material that encrypted the private key, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** The output of {@link GenerateDataKeyPairCommand}, with the metadata of the call. */
export interface GenerateDataKeyPairCommandOutput extends GenerateDataKeyPairResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateDataKeyPair, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html#API_GenerateDataKeyPair_Errors
 */
export type GenerateDataKeyPairException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Generates a key pair for use outside of KMS. Returns the public key, and the private key both in plaintext
 * and encrypted under a KMS key.
 *
 * The caller needs `kms:GenerateDataKeyPair` on the key.
 *
 * Idempotent: KMS does not store data key pairs, so one whose response is lost was never used.
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
 * @throws (client fault) {@link UnsupportedOperationException}: the Region does not support this kind of key pair.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html
 */
export class GenerateDataKeyPairCommand extends KMSCommand<
  GenerateDataKeyPairCommandInput,
  GenerateDataKeyPairCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GenerateDataKeyPairCommandInput, GenerateDataKeyPairCommandOutput> {
    return {
      name: "GenerateDataKeyPair",
      permissions: "kms:GenerateDataKeyPair on the key",
      idempotent: true,
      advice: {
        ...symmetricKeyOnly,
        UnsupportedOperationException:
          "The Region or the custom key store of the key does not support it, or not with this KeyPairSpec.",
      },
      input: {
        EncryptionContext: map(),
        KeyId: required(keyIdentifier()),
        KeyPairSpec: required(enumeration(DataKeyPairSpec)),
        GrantTokens: grantTokens(),
        Recipient: recipientInfo(),
        DryRun: boolean(),
      },
      output: {
        PrivateKeyCiphertextBlob: required(blob()),
        PrivateKeyPlaintext: blob({ sensitive: true }),
        PublicKey: required(blob()),
        KeyId: required(string()),
        KeyPairSpec: required(enumeration(DataKeyPairSpec)),
        CiphertextForRecipient: blob(),
        KeyMaterialId: string(),
      },
    };
  }
}
