import type { MetadataBearer } from "@smithy/types";
import type { LimitExceededException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { AlreadyExistsException, InvalidAliasNameException } from "../exceptions/management.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { required } from "../protocol/shapes.js";
import { command } from "./command.js";
import { aliasName, aliasNameForm, keyIdentifier } from "./inputs.js";

/**
 * What {@link CreateAliasCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html#API_CreateAlias_RequestSyntax
 */
export interface CreateAliasCommandInput {
  /**
   * The name of the alias, 1 to 256 characters: `alias/` and letters, digits, `/`, `_` and `-`. Names that begin
   * with `alias/aws/` belong to AWS. Not secret: it appears in CloudTrail.
   */
  AliasName: string;
  /** The key that it names: key id or key ARN, 1 to 2048 characters. It belongs to the account of the caller. */
  TargetKeyId: string;
}

/** What {@link CreateAliasCommand} takes, under its name in the API reference. */
export type CreateAliasRequest = CreateAliasCommandInput;

/** What {@link CreateAliasCommand} returns: nothing but the metadata of the call. */
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

/** The declaration of CreateAlias. */
export const CreateAlias = late(() =>
  operation<CreateAliasCommandInput, CreateAliasCommandOutput>("CreateAlias", {
    permissions: "kms:CreateAlias on the alias and on the key",
    errors: [AlreadyExistsException, InvalidAliasNameException],
    input: {
      AliasName: required(aliasName()),
      TargetKeyId: required(keyIdentifier()),
    },
    rules: [aliasNameForm()],
    output: {},
  }),
);

/**
 * Gives a key a name. An alias names one key, and a key may have several.
 *
 * The caller needs `kms:CreateAlias` on the alias and on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (client fault) {@link AlreadyExistsException}: there is an alias of this name already.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidAliasNameException}: the name of the alias is not valid.
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
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 */
export class CreateAliasCommand extends command(CreateAlias) {}
