import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { LimitExceededException } from "../commonErrors.js";
import {
  AlreadyExistsException,
  type DependencyTimeoutException,
  InvalidAliasNameException,
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { aliasName, keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";
import { aliasNameForm } from "../rules.js";

/**
 * The input of {@link CreateAliasCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html#API_CreateAlias_RequestSyntax
 */
export interface CreateAliasRequest {
  /**
   * The alias name, 1 to 256 characters: `alias/` followed by letters, digits, `/`, `_` and `-`. Names that
   * begin with `alias/aws/` belong to AWS. Not secret: it appears in CloudTrail.
   */
  AliasName: string;
  /**
   * The key to name: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the
   * account of the caller.
   */
  TargetKeyId: string;
}

/** The input of {@link CreateAliasCommand}. */
export interface CreateAliasCommandInput extends CreateAliasRequest {}

/** The output of {@link CreateAliasCommand}: only the metadata of the call. */
export interface CreateAliasCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for CreateAlias, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html#API_CreateAlias_Errors
 */
export type CreateAliasException =
  | AlreadyExistsException
  | DependencyTimeoutException
  | InvalidAliasNameException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | NotFoundException;

/**
 * Creates an alias, a name for a key. An alias names one key; a key can have several aliases.
 *
 * The caller needs `kms:CreateAlias` on the alias and on the key.
 *
 * Not idempotent: a retry would fail with `AlreadyExistsException`, although the call has succeeded.
 *
 * @throws (client fault) {@link AlreadyExistsException}: an alias with this name already exists.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (client fault) {@link InvalidAliasNameException}: the alias name is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 */
export class CreateAliasCommand extends KMSCommand<CreateAliasCommandInput, CreateAliasCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<CreateAliasCommandInput, CreateAliasCommandOutput> {
    return {
      name: "CreateAlias",
      permissions: "kms:CreateAlias on the alias and on the key",
      idempotent: false,
      advice: {
        ...ownAccountOnly,
        AlreadyExistsException: "Choose another alias name, or call UpdateAlias.",
      },
      errors: [AlreadyExistsException, InvalidAliasNameException],
      input: {
        AliasName: required(aliasName()),
        TargetKeyId: required(keyIdentifier()),
      },
      rules: [aliasNameForm()],
      output: {},
    };
  }
}
