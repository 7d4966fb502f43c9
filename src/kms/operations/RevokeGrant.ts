import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, required } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import {
  type DependencyTimeoutException,
  type DryRunOperationException,
  InvalidGrantIdException,
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantId, keyIdentifier } from "../members.js";

/**
 * The input of {@link RevokeGrantCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html#API_RevokeGrant_RequestSyntax
 */
export interface RevokeGrantRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. Use the key ARN for a key of
   * another account.
   */
  KeyId: string;
  /** The grant ID, 1 to 128 characters. */
  GrantId: string;
  /**
   * Whether to check the call without making it. Such a call never returns: it throws
   * `DryRunOperationException` if the real call would succeed. Default: `false`.
   */
  DryRun?: boolean | undefined;
}

/** The input of {@link RevokeGrantCommand}. */
export interface RevokeGrantCommandInput extends RevokeGrantRequest {}

/** The output of {@link RevokeGrantCommand}: only the metadata of the call. */
export interface RevokeGrantCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for RevokeGrant, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html#API_RevokeGrant_Errors
 */
export type RevokeGrantException =
  | DependencyTimeoutException
  | DryRunOperationException
  | InvalidArnException
  | InvalidGrantIdException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Deletes a grant, so that it no longer allows anything. The change can take some minutes to reach all of
 * KMS.
 *
 * The caller needs `kms:RevokeGrant` on the key.
 *
 * Idempotent only as a dry run: a retry would fail with `NotFoundException`, although the call has
 * succeeded.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries only idempotent calls.
 * @throws (client fault) {@link DryRunOperationException}: the dry run succeeded.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidGrantIdException}: the key has no grant with this ID.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html
 */
export class RevokeGrantCommand extends KMSCommand<RevokeGrantCommandInput, RevokeGrantCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<RevokeGrantCommandInput, RevokeGrantCommandOutput> {
    return {
      name: "RevokeGrant",
      permissions: "kms:RevokeGrant on the key",
      idempotent: ({ DryRun }) => DryRun === true,
      errors: [InvalidGrantIdException],
      input: {
        KeyId: required(keyIdentifier()),
        GrantId: required(grantId()),
        DryRun: boolean(),
      },
      output: {},
    };
  }
}
