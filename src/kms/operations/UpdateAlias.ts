import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { LimitExceededException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { aliasName, keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";
import { aliasNameForm } from "../rules.js";

/**
 * The input of {@link UpdateAliasCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html#API_UpdateAlias_RequestSyntax
 */
export interface UpdateAliasRequest {
  /**
   * The alias name, 1 to 256 characters: `alias/` followed by letters, digits, `/`, `_` and `-`. Names that
   * begin with `alias/aws/` belong to AWS. Not secret: it appears in CloudTrail.
   */
  AliasName: string;
  /**
   * The new key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must have the same
   * account, Region, usage and kind (symmetric, asymmetric or HMAC) as the current key.
   */
  TargetKeyId: string;
}

/** The input of {@link UpdateAliasCommand}. */
export interface UpdateAliasCommandInput extends UpdateAliasRequest {}

/** The output of {@link UpdateAliasCommand}: only the metadata of the call. */
export interface UpdateAliasCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for UpdateAlias, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html#API_UpdateAlias_Errors
 */
export type UpdateAliasException =
  | DependencyTimeoutException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | NotFoundException;

/**
 * Points an alias to another key. Callers that encrypt with the alias use the new key from then on. Existing
 * ciphertexts stay under the previous key until {@link ReEncryptCommand} re-encrypts them.
 *
 * The caller needs `kms:UpdateAlias` on the alias, on the current key and on the new key.
 *
 * Idempotent: pointing an alias to its own key changes nothing.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html
 */
export class UpdateAliasCommand extends KMSCommand<UpdateAliasCommandInput, UpdateAliasCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<UpdateAliasCommandInput, UpdateAliasCommandOutput> {
    return {
      name: "UpdateAlias",
      permissions: "kms:UpdateAlias on the alias and on both keys",
      idempotent: true,
      advice: ownAccountOnly,
      input: {
        AliasName: required(aliasName()),
        TargetKeyId: required(keyIdentifier()),
      },
      rules: [aliasNameForm()],
      output: {},
    };
  }
}
