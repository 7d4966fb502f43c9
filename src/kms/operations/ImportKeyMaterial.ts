import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { blob, enumeration, required, string, timestamp } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import { ExpirationModelType, ImportType } from "../enums.js";
import {
  type DependencyTimeoutException,
  ExpiredImportTokenException,
  IncorrectKeyMaterialException,
  type InvalidCiphertextException,
  InvalidImportTokenException,
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, keyMaterialId } from "../members.js";
import { bytesOr, ownAccountOnly } from "../operationAdvice.js";
import { expirationDate, idOfExistingMaterial } from "../rules.js";

/**
 * The input of {@link ImportKeyMaterialCommand}. The client checks two rules before it sends the call:
 *
 * - `ValidTo` is required, unless `ExpirationModel` is `KEY_MATERIAL_DOES_NOT_EXPIRE`; it is then not valid.
 * - `KeyMaterialId` is not valid with `ImportType` `NEW_KEY_MATERIAL`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html#API_ImportKeyMaterial_RequestSyntax
 */
export interface ImportKeyMaterialRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller. It must be the key of the call to GetParametersForImport.
   */
  KeyId: string;
  /** The import token from GetParametersForImport, 1 to 6144 bytes. */
  ImportToken: Uint8Array;
  /**
   * The key material, 1 to 6144 bytes, encrypted with the public key and the algorithm of the same call to
   * GetParametersForImport.
   */
  EncryptedKeyMaterial: Uint8Array;
  /**
   * When the key material expires, at most 365 days from now. KMS then deletes it, and the key cannot be used
   * until the key material is imported again. Required, unless `ExpirationModel` is
   * `KEY_MATERIAL_DOES_NOT_EXPIRE`.
   */
  ValidTo?: Date | undefined;
  /** Whether the key material expires. Default: `KEY_MATERIAL_EXPIRES`. */
  ExpirationModel?: ExpirationModelType | undefined;
  /**
   * Whether the key has had this key material before. Only for symmetric encryption keys. Default:
   * `NEW_KEY_MATERIAL` for the first import, else `EXISTING_KEY_MATERIAL`.
   */
  ImportType?: ImportType | undefined;
  /**
   * The description of the key material, up to 256 characters: letters, digits, whitespace, `:`, `/`, `_`,
   * `.` and `-`. Only for symmetric encryption keys. Default: that of the last import of the same key
   * material.
   */
  KeyMaterialDescription?: string | undefined;
  /**
   * The ID of the existing key material to import, 64 hexadecimal characters; KMS rejects any other. Only for
   * symmetric encryption keys. Default: KMS determines it.
   */
  KeyMaterialId?: string | undefined;
}

/** The input of {@link ImportKeyMaterialCommand}. */
export interface ImportKeyMaterialCommandInput extends ImportKeyMaterialRequest {}

/**
 * The output of {@link ImportKeyMaterialCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html#API_ImportKeyMaterial_ResponseSyntax
 */
export interface ImportKeyMaterialResponse {
  /** The key ARN. */
  KeyId?: string | undefined;
  /** The ID of the imported key material, 64 hexadecimal characters. */
  KeyMaterialId?: string | undefined;
}

/** The output of {@link ImportKeyMaterialCommand}, with the metadata of the call. */
export interface ImportKeyMaterialCommandOutput extends ImportKeyMaterialResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ImportKeyMaterial, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html#API_ImportKeyMaterial_Errors
 */
export type ImportKeyMaterialException =
  | DependencyTimeoutException
  | ExpiredImportTokenException
  | IncorrectKeyMaterialException
  | InvalidArnException
  | InvalidCiphertextException
  | InvalidImportTokenException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Imports key material into a key that was created with `Origin` `EXTERNAL`, or imports it again after it
 * expired or was deleted. The key can be used once all of its key material is imported.
 *
 * Call {@link GetParametersForImportCommand} first, and encrypt the key material with the public key that it
 * returns. Symmetric encryption keys accept new key material later; {@link RotateKeyOnDemandCommand} makes it
 * current. For related multi-Region keys, import new key material into the primary key first, then into each
 * replica key with `ImportType` `EXISTING_KEY_MATERIAL`.
 *
 * The caller needs `kms:ImportKeyMaterial` on the key.
 *
 * Not idempotent: KMS does not document what a second import with the same token does.
 *
 * @example
 * ```ts
 * const KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
 * const { PublicKey, ImportToken } = await client.send(
 *   new GetParametersForImportCommand({
 *     KeyId,
 *     WrappingAlgorithm: "RSAES_OAEP_SHA_256",
 *     WrappingKeySpec: "RSA_4096",
 *   }),
 * );
 * const wrappingKey = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
 * const EncryptedKeyMaterial = publicEncrypt({ key: wrappingKey, oaepHash: "sha256" }, keyMaterial);
 * await client.send(
 *   new ImportKeyMaterialCommand({
 *     KeyId,
 *     ImportToken,
 *     EncryptedKeyMaterial,
 *     ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
 *   }),
 * );
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (client fault) {@link ExpiredImportTokenException}: the import token has expired.
 * @throws (client fault) {@link IncorrectKeyMaterialException}: the key material is not the expected one.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidCiphertextException}: KMS cannot decrypt the key material.
 * @throws (client fault) {@link InvalidImportTokenException}: the import token is not valid, or belongs to another key.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the key does not accept imported key material.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html
 */
export class ImportKeyMaterialCommand extends KMSCommand<
  ImportKeyMaterialCommandInput,
  ImportKeyMaterialCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ImportKeyMaterialCommandInput, ImportKeyMaterialCommandOutput> {
    return {
      name: "ImportKeyMaterial",
      permissions: "kms:ImportKeyMaterial on the key",
      idempotent: false,
      advice: {
        ...ownAccountOnly,
        InvalidCiphertextException: (input) =>
          bytesOr(
            input,
            "EncryptedKeyMaterial",
            "Encrypt the key material with the PublicKey, and with the WrappingAlgorithm, of the GetParametersForImport that returned the ImportToken; pass all bytes.",
          ),
      },
      errors: [ExpiredImportTokenException, IncorrectKeyMaterialException, InvalidImportTokenException],
      input: {
        KeyId: required(keyIdentifier()),
        ImportToken: required(blob({ min: 1, max: 6144 })),
        EncryptedKeyMaterial: required(blob({ min: 1, max: 6144 })),
        ValidTo: timestamp(),
        ExpirationModel: enumeration(ExpirationModelType),
        ImportType: enumeration(ImportType),
        KeyMaterialDescription: string({ min: 0, max: 256, pattern: /^[a-zA-Z0-9:/_\s.-]+$/ }),
        KeyMaterialId: keyMaterialId(),
      },
      rules: [expirationDate(), idOfExistingMaterial()],
      output: {
        KeyId: string(),
        KeyMaterialId: string(),
      },
    };
  }
}
