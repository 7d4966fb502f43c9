import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, enumeration, list, required, string } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import {
  CustomerMasterKeySpec,
  EncapsulationAlgorithmSpec,
  EncryptionAlgorithmSpec,
  KeyAgreementAlgorithmSpec,
  KeySpec,
  KeyUsageType,
  SigningAlgorithmSpec,
} from "../enums.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { enableThisKey } from "../operationAdvice.js";

/**
 * The input of {@link GetPublicKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html#API_GetPublicKey_RequestSyntax
 */
export interface GetPublicKeyRequest {
  /**
   * The key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use the key ARN or
   * alias ARN for a key of another account. It must be asymmetric.
   */
  KeyId: string;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
}

/** The input of {@link GetPublicKeyCommand}. */
export interface GetPublicKeyCommandInput extends GetPublicKeyRequest {}

/**
 * The output of {@link GetPublicKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html#API_GetPublicKey_ResponseSyntax
 */
export interface GetPublicKeyResponse {
  /** The key ARN. */
  KeyId: string;
  /** The public key: SubjectPublicKeyInfo in DER (RFC 5280). */
  PublicKey: Bytes;
  /**
   * The same as `KeySpec`, under its former name.
   *
   * @deprecated Use `KeySpec`.
   */
  CustomerMasterKeySpec?: CustomerMasterKeySpec | undefined;
  /** The key spec: the kind of key. */
  KeySpec: KeySpec;
  /** The key usage. */
  KeyUsage: KeyUsageType;
  /** The algorithms that the key encrypts with. Only for encryption keys. */
  EncryptionAlgorithms?: EncryptionAlgorithmSpec[] | undefined;
  /** The algorithms that the key signs with. Only for signing keys. */
  SigningAlgorithms?: SigningAlgorithmSpec[] | undefined;
  /** The algorithms that the key derives shared secrets with. Only for key agreement keys. */
  KeyAgreementAlgorithms?: KeyAgreementAlgorithmSpec[] | undefined;
  /** The algorithms that the key encapsulates shared secrets with. Only for ML-KEM keys. */
  EncapsulationAlgorithms?: EncapsulationAlgorithmSpec[] | undefined;
}

/** The output of {@link GetPublicKeyCommand}, with the metadata of the call. */
export interface GetPublicKeyCommandOutput extends GetPublicKeyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GetPublicKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html#API_GetPublicKey_Errors
 */
export type GetPublicKeyException =
  | DependencyTimeoutException
  | DisabledException
  | InvalidArnException
  | InvalidGrantTokenException
  | InvalidKeyUsageException
  | KeyUnavailableException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Returns the public key of an asymmetric key, for use outside of KMS: to encrypt, or to verify signatures.
 * {@link DecryptCommand} and {@link ReEncryptCommand} accept ciphertexts that were encrypted with it, if the
 * call names the key and the algorithm.
 *
 * The caller needs `kms:GetPublicKey` on the key.
 *
 * Idempotent: it only reads.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (client fault) {@link InvalidKeyUsageException}: the key usage does not allow the call.
 * @throws (server fault) {@link KeyUnavailableException}: the key is not available at the moment; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the key is not asymmetric.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html
 */
export class GetPublicKeyCommand extends KMSCommand<GetPublicKeyCommandInput, GetPublicKeyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GetPublicKeyCommandInput, GetPublicKeyCommandOutput> {
    return {
      name: "GetPublicKey",
      permissions: "kms:GetPublicKey on the key",
      idempotent: true,
      advice: {
        ...enableThisKey,
        InvalidKeyUsageException: "Only asymmetric keys have a public key. DescribeKey shows the KeySpec.",
        UnsupportedOperationException:
          "Only asymmetric keys have a public key. DescribeKey shows the KeySpec.",
      },
      input: {
        KeyId: required(keyIdentifier()),
        GrantTokens: grantTokens(),
      },
      output: {
        KeyId: required(string()),
        PublicKey: required(blob()),
        CustomerMasterKeySpec: enumeration(CustomerMasterKeySpec),
        KeySpec: required(enumeration(KeySpec)),
        KeyUsage: required(enumeration(KeyUsageType)),
        EncryptionAlgorithms: list(enumeration(EncryptionAlgorithmSpec)),
        SigningAlgorithms: list(enumeration(SigningAlgorithmSpec)),
        KeyAgreementAlgorithms: list(enumeration(KeyAgreementAlgorithmSpec)),
        EncapsulationAlgorithms: list(enumeration(EncapsulationAlgorithmSpec)),
      },
    };
  }
}
