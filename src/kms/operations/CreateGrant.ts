import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, enumeration, list, required, string } from "../../shapes/shapes.js";
import type { InvalidArnException, LimitExceededException } from "../commonErrors.js";
import { GrantOperation } from "../enums.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  DryRunOperationException,
  InvalidGrantTokenException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier, principalId, servicePrincipal } from "../members.js";
import { oneGrantee, oneRetirer, serviceGrant } from "../rules.js";
import { type GrantConstraints, grantConstraints } from "../structures.js";

/**
 * The input of {@link CreateGrantCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html#API_CreateGrant_RequestSyntax
 */
export interface CreateGrantRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. Use the key ARN for a key of
   * another account.
   */
  KeyId: string;
  /**
   * The ARN of the principal that may use the key, 1 to 256 characters. Exactly one of `GranteePrincipal` and
   * `GranteeServicePrincipal` is required.
   */
  GranteePrincipal?: string | undefined;
  /**
   * The ARN of the principal that may retire the grant, 1 to 256 characters; not together with
   * `RetiringServicePrincipal`. Default: only the account of the key, and the grantee if the grant allows
   * `RetireGrant`.
   */
  RetiringPrincipal?: string | undefined;
  /**
   * The operations that the grant allows. ReEncrypt needs `ReEncryptFrom` on the source key and `ReEncryptTo`
   * on the destination key.
   */
  Operations: GrantOperation[];
  /** The conditions under which the grant applies. Default: none. */
  Constraints?: GrantConstraints | undefined;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
  /**
   * The name of the grant, 1 to 256 characters. A repeated call with the same name creates no second grant,
   * so the client retries a call with a name. Not secret: it appears in CloudTrail. Default: none.
   */
  Name?: string | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
  /**
   * The AWS service that may use the key, 1 to 128 characters. It requires `Constraints.SourceArn`, and
   * `RetiringPrincipal` or `RetiringServicePrincipal`.
   */
  GranteeServicePrincipal?: string | undefined;
  /**
   * The AWS service that may retire the grant, 1 to 128 characters; not together with `RetiringPrincipal`.
   * Default: none.
   */
  RetiringServicePrincipal?: string | undefined;
}

/** The input of {@link CreateGrantCommand}. */
export interface CreateGrantCommandInput extends CreateGrantRequest {}

/**
 * The output of {@link CreateGrantCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html#API_CreateGrant_ResponseSyntax
 */
export interface CreateGrantResponse {
  /**
   * A grant token, with which the grant works at once. Without it, a new grant can take some minutes to reach
   * all of KMS. Not secret.
   */
  GrantToken: string;
  /** The grant ID. */
  GrantId: string;
}

/** The output of {@link CreateGrantCommand}, with the metadata of the call. */
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

/**
 * Creates a grant, which lets a principal use a key without a change of policies.
 *
 * The caller needs `kms:CreateGrant` on the key.
 *
 * Idempotent only with a `Name`, for which KMS returns the grant that exists, or as a dry run: a retry
 * without one would create another grant.
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
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries only idempotent calls.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidGrantTokenException}: a grant token is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
 */
export class CreateGrantCommand extends KMSCommand<CreateGrantCommandInput, CreateGrantCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<CreateGrantCommandInput, CreateGrantCommandOutput> {
    return {
      name: "CreateGrant",
      permissions: "kms:CreateGrant on the key",
      idempotent: ({ Name, DryRun }) => Name !== undefined || DryRun === true,
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
    };
  }
}
