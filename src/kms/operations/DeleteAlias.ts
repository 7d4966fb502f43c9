import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { aliasName } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";
import { aliasNameForm } from "../rules.js";

/**
 * The input of {@link DeleteAliasCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html#API_DeleteAlias_RequestSyntax
 */
export interface DeleteAliasRequest {
  /**
   * The alias name, 1 to 256 characters, including `alias/`. Names that begin with `alias/aws/` belong to AWS
   * and cannot be deleted.
   */
  AliasName: string;
}

/** The input of {@link DeleteAliasCommand}. */
export interface DeleteAliasCommandInput extends DeleteAliasRequest {}

/** The output of {@link DeleteAliasCommand}: only the metadata of the call. */
export interface DeleteAliasCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for DeleteAlias, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html#API_DeleteAlias_Errors
 */
export type DeleteAliasException =
  | DependencyTimeoutException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Deletes an alias. The key and its other aliases stay.
 *
 * The caller needs `kms:DeleteAlias` on the alias and on the key.
 *
 * Not idempotent: a retry would fail with `NotFoundException`, although the call has succeeded.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html
 */
export class DeleteAliasCommand extends KMSCommand<DeleteAliasCommandInput, DeleteAliasCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DeleteAliasCommandInput, DeleteAliasCommandOutput> {
    return {
      name: "DeleteAlias",
      permissions: "kms:DeleteAlias on the alias and on the key",
      idempotent: false,
      advice: ownAccountOnly,
      input: {
        AliasName: required(aliasName()),
      },
      rules: [aliasNameForm()],
      output: {},
    };
  }
}
