import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, string } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import {
  type DependencyTimeoutException,
  type DryRunOperationException,
  InvalidGrantIdException,
  type InvalidGrantTokenException,
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantId, keyIdentifier } from "../members.js";
import { grantToRetire } from "../rules.js";

/**
 * The input of {@link RetireGrantCommand}. Identify the grant by `GrantToken`, or by `KeyId` and `GrantId`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html#API_RetireGrant_RequestSyntax
 */
export interface RetireGrantRequest {
  /**
   * The grant token from CreateGrant, 1 to 8192 characters. It works at once, even for a grant that has not
   * yet reached all of KMS.
   */
  GrantToken?: string | undefined;
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. Use the key ARN for a key of
   * another account.
   */
  KeyId?: string | undefined;
  /** The grant ID, 1 to 128 characters. */
  GrantId?: string | undefined;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link RetireGrantCommand}. */
export interface RetireGrantCommandInput extends RetireGrantRequest {}

/** The output of {@link RetireGrantCommand}: only the metadata of the call. */
export interface RetireGrantCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for RetireGrant, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html#API_RetireGrant_Errors
 */
export type RetireGrantException =
  | DependencyTimeoutException
  | DryRunOperationException
  | InvalidArnException
  | InvalidGrantIdException
  | InvalidGrantTokenException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Deletes a grant that is no longer needed. Three principals can retire a grant:
 *
 * - its retiring principal;
 * - its grantee, if the grant allows `RetireGrant`;
 * - the account that created it.
 *
 * Other callers need `kms:RetireGrant` on the key. Key administrators use {@link RevokeGrantCommand} instead.
 *
 * Idempotent only as a dry run: a retry would fail with `NotFoundException`, although the call has
 * succeeded.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries only idempotent calls.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidGrantIdException}: the key has no grant with this ID.
 * @throws (client fault) {@link InvalidGrantTokenException}: the grant token is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html
 */
export class RetireGrantCommand extends KMSCommand<RetireGrantCommandInput, RetireGrantCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<RetireGrantCommandInput, RetireGrantCommandOutput> {
    return {
      name: "RetireGrant",
      permissions: "kms:RetireGrant on the key, unless the grant lets the caller retire it",
      idempotent: ({ DryRun }) => DryRun === true,
      advice: {
        InvalidGrantTokenException:
          "Pass the GrantToken that CreateGrant returned, or name the grant by KeyId and GrantId.",
      },
      errors: [InvalidGrantIdException],
      input: {
        GrantToken: string({ min: 1, max: 8192 }),
        KeyId: keyIdentifier(),
        GrantId: grantId(),
        DryRun: boolean(),
      },
      rules: [grantToRetire()],
      output: {},
    };
  }
}
