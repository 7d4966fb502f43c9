import type { MetadataBearer } from "@smithy/types";
import type { Bytes } from "../../shapes/Bytes.js";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, enumeration, required, string, timestamp } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import { AlgorithmSpec, WrappingKeySpec } from "../enums.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link GetParametersForImportCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html#API_GetParametersForImport_RequestSyntax
 */
export interface GetParametersForImportRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller. Its `Origin` must be `EXTERNAL`.
   */
  KeyId: string;
  /**
   * The algorithm that you will encrypt the key material with. RSA private keys require an `RSA_AES`
   * algorithm.
   */
  WrappingAlgorithm: AlgorithmSpec;
  /**
   * The wrapping key spec: the kind of public key. Choose the longest RSA key that is practical. `SM2` exists
   * in China Regions only.
   */
  WrappingKeySpec: WrappingKeySpec;
}

/** The input of {@link GetParametersForImportCommand}. */
export interface GetParametersForImportCommandInput extends GetParametersForImportRequest {}

/**
 * The output of {@link GetParametersForImportCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html#API_GetParametersForImport_ResponseSyntax
 */
export interface GetParametersForImportResponse {
  /** The key ARN. */
  KeyId: string;
  /** The import token. It belongs to `PublicKey`: use both together. */
  ImportToken: Bytes;
  /**
   * The public key to encrypt the key material with: SubjectPublicKeyInfo in DER (RFC 5280). Never logged.
   */
  PublicKey: Bytes;
  /** When the import token and the public key expire. */
  ParametersValidTo: Date;
}

/** The output of {@link GetParametersForImportCommand}, with the metadata of the call. */
export interface GetParametersForImportCommandOutput extends GetParametersForImportResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GetParametersForImport, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html#API_GetParametersForImport_Errors
 */
export type GetParametersForImportException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Returns a public key and an import token, with which {@link ImportKeyMaterialCommand} imports key material.
 * Encrypt the key material with the public key, and import it within 24 hours.
 *
 * The caller needs `kms:GetParametersForImport` on the key.
 *
 * Idempotent: a wrapping key and an import token whose response is lost expire unused.
 *
 * @example
 * ```ts
 * const { PublicKey, ImportToken } = await client.send(
 *   new GetParametersForImportCommand({
 *     KeyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
 *     WrappingAlgorithm: "RSAES_OAEP_SHA_256",
 *     WrappingKeySpec: "RSA_4096",
 *   }),
 * );
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the key does not accept imported key material.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html
 */
export class GetParametersForImportCommand extends KMSCommand<
  GetParametersForImportCommandInput,
  GetParametersForImportCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<
    GetParametersForImportCommandInput,
    GetParametersForImportCommandOutput
  > {
    return {
      name: "GetParametersForImport",
      permissions: "kms:GetParametersForImport on the key",
      idempotent: true,
      advice: ownAccountOnly,
      input: {
        KeyId: required(keyIdentifier()),
        WrappingAlgorithm: required(enumeration(AlgorithmSpec)),
        WrappingKeySpec: required(enumeration(WrappingKeySpec)),
      },
      output: {
        KeyId: required(string()),
        ImportToken: required(blob()),
        PublicKey: required(blob({ sensitive: true })),
        ParametersValidTo: required(timestamp()),
      },
    };
  }
}
