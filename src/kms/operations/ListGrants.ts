import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { list, required } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import {
  type DependencyTimeoutException,
  InvalidGrantIdException,
  InvalidMarkerException,
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import {
  grantId,
  keyIdentifier,
  pageRequest,
  pageResponse,
  principalId,
  servicePrincipal,
} from "../members.js";
import { oneGranteeFilter, pageLimit } from "../rules.js";
import { type GrantListEntry, grantListEntry } from "../structures.js";

export type { GrantListEntry } from "../structures.js";

/**
 * The input of {@link ListGrantsCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html#API_ListGrants_RequestSyntax
 */
export interface ListGrantsRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. Use the key ARN for a key of
   * another account.
   */
  KeyId: string;
  /** Lists only the grant with this ID, 1 to 128 characters. Default: all grants of the key. */
  GrantId?: string | undefined;
  /**
   * Lists only grants to the principal with this ARN, 1 to 256 characters; not together with
   * `GranteeServicePrincipal`. Default: all grants of the key.
   */
  GranteePrincipal?: string | undefined;
  /**
   * Lists only grants to this AWS service, 1 to 128 characters; not together with `GranteePrincipal`. Only
   * AWS services can use it. Default: all grants of the key.
   */
  GranteeServicePrincipal?: string | undefined;
  /** The maximum number of items per page, 1 to 100. Default: 50. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The input of {@link ListGrantsCommand}. */
export interface ListGrantsCommandInput extends ListGrantsRequest {}

/**
 * The output of {@link ListGrantsCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html#API_ListGrants_ResponseSyntax
 */
export interface ListGrantsResponse {
  /** The grants of this page. */
  Grants: GrantListEntry[];
  /** The `Marker` of the next page. Missing on the last page. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** The output of {@link ListGrantsCommand}, with the metadata of the call. */
export interface ListGrantsCommandOutput extends ListGrantsResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListGrants, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html#API_ListGrants_Errors
 */
export type ListGrantsException =
  | DependencyTimeoutException
  | InvalidArnException
  | InvalidGrantIdException
  | InvalidMarkerException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Lists the grants of a key, one page per call; {@link paginateListGrants} iterates over all pages.
 *
 * The caller needs `kms:ListGrants` on the key.
 *
 * Idempotent: it only reads.
 *
 * @example
 * ```ts
 * for await (const { Grants } of paginateListGrants({ client }, { KeyId })) {
 *   for (const { GrantId, Operations } of Grants) console.log(GrantId, Operations);
 * }
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidGrantIdException}: the key has no grant with this ID.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not a `NextMarker` that KMS returned.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html
 */
export class ListGrantsCommand extends KMSCommand<ListGrantsCommandInput, ListGrantsCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ListGrantsCommandInput, ListGrantsCommandOutput> {
    return {
      name: "ListGrants",
      permissions: "kms:ListGrants on the key",
      idempotent: true,
      advice: {
        InvalidGrantIdException:
          "Leave GrantId out to list all grants of the key; a new grant may take some minutes to appear.",
      },
      errors: [InvalidGrantIdException, InvalidMarkerException],
      input: {
        ...pageRequest(),
        KeyId: required(keyIdentifier()),
        GrantId: grantId(),
        GranteePrincipal: principalId(),
        GranteeServicePrincipal: servicePrincipal(),
      },
      rules: [oneGranteeFilter(), pageLimit(100)],
      output: {
        Grants: required(list(grantListEntry())),
        ...pageResponse(),
      },
    };
  }
}
