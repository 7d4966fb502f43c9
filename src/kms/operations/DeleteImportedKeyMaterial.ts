import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required, string } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, keyMaterialId } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link DeleteImportedKeyMaterialCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html#API_DeleteImportedKeyMaterial_RequestSyntax
 */
export interface DeleteImportedKeyMaterialRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller. Its `Origin` must be `EXTERNAL`.
   */
  KeyId: string;
  /**
   * The ID of the key material to delete, 64 hexadecimal characters. {@link ListKeyRotationsCommand} lists
   * the IDs. Default: the current key material.
   */
  KeyMaterialId?: string | undefined;
}

/** The input of {@link DeleteImportedKeyMaterialCommand}. */
export interface DeleteImportedKeyMaterialCommandInput extends DeleteImportedKeyMaterialRequest {}

/**
 * The output of {@link DeleteImportedKeyMaterialCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html#API_DeleteImportedKeyMaterial_ResponseSyntax
 */
export interface DeleteImportedKeyMaterialResponse {
  /** The key ARN. */
  KeyId?: string | undefined;
  /** The ID of the deleted key material. */
  KeyMaterialId?: string | undefined;
}

/** The output of {@link DeleteImportedKeyMaterialCommand}, with the metadata of the call. */
export interface DeleteImportedKeyMaterialCommandOutput
  extends DeleteImportedKeyMaterialResponse,
    MetadataBearer {}

/**
 * The exceptions that KMS documents for DeleteImportedKeyMaterial, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html#API_DeleteImportedKeyMaterial_Errors
 */
export type DeleteImportedKeyMaterialException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Deletes imported key material of a key. The key cannot be used until {@link ImportKeyMaterialCommand}
 * imports the same key material again: its state becomes `PendingImport`, unless it is pending deletion.
 *
 * The caller needs `kms:DeleteImportedKeyMaterial` on the key.
 *
 * Not idempotent: a retry could delete material that was imported in the meantime.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the key has no imported key material.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html
 */
export class DeleteImportedKeyMaterialCommand extends KMSCommand<
  DeleteImportedKeyMaterialCommandInput,
  DeleteImportedKeyMaterialCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<
    DeleteImportedKeyMaterialCommandInput,
    DeleteImportedKeyMaterialCommandOutput
  > {
    return {
      name: "DeleteImportedKeyMaterial",
      permissions: "kms:DeleteImportedKeyMaterial on the key",
      idempotent: false,
      advice: ownAccountOnly,
      input: {
        KeyId: required(keyIdentifier()),
        KeyMaterialId: keyMaterialId(),
      },
      output: {
        KeyId: string(),
        KeyMaterialId: string(),
      },
    };
  }
}
