import type { MetadataBearer } from "@smithy/types";
import type { InvalidArnException, LimitExceededException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  DryRunOperationException,
  InvalidGrantTokenException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { type GrantConstraints, grantConstraints } from "../models/GrantConstraints.js";
import { GrantOperation } from "../models/GrantOperation.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { boolean, enumeration, list, required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import {
  grantTokens,
  keyIdentifier,
  oneGrantee,
  oneRetirer,
  principalId,
  serviceGrant,
  servicePrincipal,
} from "./inputs.js";

/**
 * What {@link CreateGrantCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html#API_CreateGrant_RequestSyntax
 */
export interface CreateGrantCommandInput {
  /**
   * The key: key id or key ARN, 1 to 2048 characters; an alias is not taken. A key of another account is named by
   * its ARN.
   */
  KeyId: string;
  /**
   * The ARN of who may use the key, 1 to 256 characters. Exactly one of `GranteePrincipal` and
   * `GranteeServicePrincipal` is required.
   */
  GranteePrincipal?: string | undefined;
  /**
   * The ARN of who may retire the grant, 1 to 256 characters; not together with `RetiringServicePrincipal`. Default:
   * the account of the key, and the grantee if the grant allows `RetireGrant`.
   */
  RetiringPrincipal?: string | undefined;
  /**
   * What the grant allows. ReEncrypt needs `ReEncryptFrom` on the source key and `ReEncryptTo` on the destination
   * key.
   */
  Operations: GrantOperation[];
  /** What narrows its use. Default: nothing does. */
  Constraints?: GrantConstraints | undefined;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
  /**
   * A name, 1 to 256 characters. The same call with the same name makes no second grant, which makes it safe to
   * repeat. Not secret: it appears in CloudTrail. Default: none.
   */
  Name?: string | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws `DryRunOperationException`
   * when there is nothing to object to. Default: `false`.
   */
  DryRun?: boolean | undefined;
  /**
   * The AWS service that may use the key, 1 to 128 characters. It needs `Constraints.SourceArn`, and a
   * `RetiringPrincipal` or `RetiringServicePrincipal`.
   */
  GranteeServicePrincipal?: string | undefined;
  /**
   * The AWS service that may retire the grant, 1 to 128 characters; not together with `RetiringPrincipal`.
   * Default: none.
   */
  RetiringServicePrincipal?: string | undefined;
}

/** What {@link CreateGrantCommand} takes, under its name in the API reference. */
export type CreateGrantRequest = CreateGrantCommandInput;

/**
 * What {@link CreateGrantCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html#API_CreateGrant_ResponseSyntax
 */
export interface CreateGrantResponse {
  /** A token by which the grant is valid at once; without it, grants take some minutes to spread. Not secret. */
  GrantToken: string;
  /** The id of the grant. */
  GrantId: string;
}

/** What {@link CreateGrantCommand} returns, with the metadata of the call. */
export interface CreateGrantCommandOutput extends CreateGrantResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for CreateGrant, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html#API_CreateGrant_Errors
 */
export type CreateGrantException =
  | DependencyTimeoutException
  | DisabledException
  | DryRunOperationException
  | InvalidArnException
  | InvalidGrantTokenException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | NotFoundException;

/** The declaration of CreateGrant. */
export const CreateGrant = late(() =>
  operation<CreateGrantCommandInput, CreateGrantCommandOutput>("CreateGrant", {
    permissions: "kms:CreateGrant on the key",
    input: {
      KeyId: required(keyIdentifier()),
      GranteePrincipal: principalId(),
      RetiringPrincipal: principalId(),
      Operations: required(list(enumeration(GrantOperation))),
      Constraints: grantConstraints(),
      GrantTokens: grantTokens(),
      Name: string({ min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ }),
      DryRun: boolean(),
      GranteeServicePrincipal: servicePrincipal(),
      RetiringServicePrincipal: servicePrincipal(),
    },
    rules: [oneGrantee(), oneRetirer(), serviceGrant()],
    output: {
      GrantToken: required(string()),
      GrantId: required(string()),
    },
  }),
);

/**
 * Lets somebody use a key, without a change of policies.
 *
 * The caller needs `kms:CreateGrant` on the key.
 *
 * @example
 * ```ts
 * await client.send(
 *   new CreateGrantCommand({
 *     KeyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
 *     GranteePrincipal: "arn:aws:iam::111122223333:role/ReEncrypter",
 *     Operations: ["ReEncryptFrom", "ReEncryptTo"],
 *   }),
 * );
 * ```
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
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
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
 */
export class CreateGrantCommand extends command(CreateGrant) {}
