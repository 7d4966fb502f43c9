import type { MetadataBearer } from "@smithy/types";
import type { UnsupportedOperationException } from "../exceptions/common.js";
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
import { DataKeyPairSpec } from "../models/DataKeyPairSpec.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { blob, boolean, enumeration, map, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { grantTokens, keyIdentifier } from "./inputs.js";

/**
 * What {@link GenerateDataKeyPairWithoutPlaintextCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html#API_GenerateDataKeyPairWithoutPlaintext_RequestSyntax
 */
export interface GenerateDataKeyPairWithoutPlaintextCommandInput {
  /**
   * The encryption context that the private key is bound to; whoever decrypts it has to give the same pairs. Not
   * secret: it appears in CloudTrail. Default: none.
   */
  EncryptionContext?: Record<string, string> | undefined;
  /**
   * The key that encrypts the private key: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048
   * characters. A key of another account is named by its ARN. It must be a symmetric encryption key.
   */
  KeyId: string;
  /** The kind of the key pair. `SM2` exists in China Regions only. */
  KeyPairSpec: DataKeyPairSpec;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException`
   * when there is nothing to object to. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** What {@link GenerateDataKeyPairWithoutPlaintextCommand} takes, under its name in the API reference. */
export type GenerateDataKeyPairWithoutPlaintextRequest = GenerateDataKeyPairWithoutPlaintextCommandInput;

/**
 * What {@link GenerateDataKeyPairWithoutPlaintextCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html#API_GenerateDataKeyPairWithoutPlaintext_ResponseSyntax
 */
export interface GenerateDataKeyPairWithoutPlaintextResponse {
  /**
   * The private key, encrypted; {@link DecryptCommand} gives it back, {@link ReEncryptCommand} moves it to another
   * KMS key.
   */
  PrivateKeyCiphertextBlob: Uint8Array;
  /** The public key: SubjectPublicKeyInfo in DER (RFC 5280). */
  PublicKey: Uint8Array;
  /** The key ARN of the key that encrypted the private key. */
  KeyId: string;
  /** The kind of the key pair. */
  KeyPairSpec: DataKeyPairSpec;
  /** The key material that encrypted the private key, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** What {@link GenerateDataKeyPairWithoutPlaintextCommand} returns, with the metadata of the call. */
export interface GenerateDataKeyPairWithoutPlaintextCommandOutput
  extends GenerateDataKeyPairWithoutPlaintextResponse,
    MetadataBearer {}

/**
 * The exceptions that KMS documents for GenerateDataKeyPairWithoutPlaintext, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html#API_GenerateDataKeyPairWithoutPlaintext_Errors
 */
export type GenerateDataKeyPairWithoutPlaintextException =
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

/** The declaration of GenerateDataKeyPairWithoutPlaintext. */
export const GenerateDataKeyPairWithoutPlaintext = late(() =>
  operation<
    GenerateDataKeyPairWithoutPlaintextCommandInput,
    GenerateDataKeyPairWithoutPlaintextCommandOutput
  >("GenerateDataKeyPairWithoutPlaintext", {
    permissions: "kms:GenerateDataKeyPairWithoutPlaintext on the key",
    input: {
      EncryptionContext: map(),
      KeyId: required(keyIdentifier()),
      KeyPairSpec: required(enumeration(DataKeyPairSpec)),
      GrantTokens: grantTokens(),
      DryRun: boolean(),
    },
    output: {
      PrivateKeyCiphertextBlob: required(blob()),
      PublicKey: required(blob()),
      KeyId: required(string()),
      KeyPairSpec: required(enumeration(DataKeyPairSpec)),
      KeyMaterialId: string(),
    },
  }),
);

/**
 * Makes a key pair for use outside of KMS: the public key, and the private key encrypted under a KMS key only.
 *
 * The caller needs `kms:GenerateDataKeyPairWithoutPlaintext` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key is not for encryption, or not symmetric.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; retried.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of the key, such as pending deletion, forbids it.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the kind of the key pair is not to be had in this Region.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html
 */
export class GenerateDataKeyPairWithoutPlaintextCommand extends command(
  GenerateDataKeyPairWithoutPlaintext,
) {}
