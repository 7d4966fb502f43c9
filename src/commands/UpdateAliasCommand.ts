import type { MetadataBearer } from "@smithy/types";
import type { LimitExceededException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { required } from "../protocol/shapes.js";
import { command } from "./command.js";
import { aliasName, aliasNameForm, keyIdentifier } from "./inputs.js";

/**
 * What {@link UpdateAliasCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html#API_UpdateAlias_RequestSyntax
 */
export interface UpdateAliasCommandInput {
  /**
   * The name of the alias, 1 to 256 characters: `alias/` and letters, digits, `/`, `_` and `-`. Names that begin
   * with `alias/aws/` belong to AWS. Not secret: it appears in CloudTrail.
   */
  AliasName: string;
  /**
   * The key that it names from now on: key id or key ARN, 1 to 2048 characters. It belongs to the same account and
   * Region, and is of the same kind (symmetric, asymmetric or HMAC) and usage as the key before.
   */
  TargetKeyId: string;
}

/** What {@link UpdateAliasCommand} takes, under its name in the API reference. */
export type UpdateAliasRequest = UpdateAliasCommandInput;

/** What {@link UpdateAliasCommand} returns: nothing but the metadata of the call. */
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

/** The declaration of UpdateAlias. */
export const UpdateAlias = late(() =>
  operation<UpdateAliasCommandInput, UpdateAliasCommandOutput>("UpdateAlias", {
    permissions: "kms:UpdateAlias on the alias and on both keys",
    input: {
      AliasName: required(aliasName()),
      TargetKeyId: required(keyIdentifier()),
    },
    rules: [aliasNameForm()],
    output: {},
  }),
);

/**
 * Points an alias to another key. Whoever encrypts by the alias uses the new key from then on; old ciphertexts
 * still belong to the old key, until {@link ReEncryptCommand} moves them.
 *
 * The caller needs `kms:UpdateAlias` on the alias, on the key before and on the key after.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of the key, such as pending deletion, forbids it.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html
 */
export class UpdateAliasCommand extends command(UpdateAlias) {}
