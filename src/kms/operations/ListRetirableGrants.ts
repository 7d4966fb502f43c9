import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { list, required } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import {
  type DependencyTimeoutException,
  InvalidMarkerException,
  type KMSInternalException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { pageRequest, pageResponse, principalId, servicePrincipal } from "../members.js";
import { oneRetirerFilter, pageLimit } from "../rules.js";
import { grantListEntry } from "../structures.js";
import type { ListGrantsResponse } from "./ListGrants.js";

/**
 * The input of {@link ListRetirableGrantsCommand}. Exactly one of `RetiringPrincipal` and
 * `RetiringServicePrincipal` is required.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html#API_ListRetirableGrants_RequestSyntax
 */
export interface ListRetirableGrantsRequest {
  /** The maximum number of items per page, 1 to 100. Default: 50. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
  /** The ARN of the principal, 1 to 256 characters. It must belong to the account of the caller. */
  RetiringPrincipal?: string | undefined;
  /** The AWS service, 1 to 128 characters. Only AWS services can use it. */
  RetiringServicePrincipal?: string | undefined;
}

/** The input of {@link ListRetirableGrantsCommand}. */
export interface ListRetirableGrantsCommandInput extends ListRetirableGrantsRequest {}

/** The output of {@link ListRetirableGrantsCommand}, with the metadata of the call. */
export interface ListRetirableGrantsCommandOutput extends ListGrantsResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListRetirableGrants, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html#API_ListRetirableGrants_Errors
 */
export type ListRetirableGrantsException =
  | DependencyTimeoutException
  | InvalidArnException
  | InvalidMarkerException
  | KMSInternalException
  | NotFoundException;

/**
 * Lists the grants that name a retiring principal, one page per call; {@link paginateListRetirableGrants}
 * iterates over all pages. The grants can be on keys of other accounts. {@link RetireGrantCommand} retires a
 * grant.
 *
 * The caller needs `kms:ListRetirableGrants` on the retiring principal.
 *
 * Idempotent: it only reads.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not a `NextMarker` that KMS returned.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link NotFoundException}: a resource of the request does not exist.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html
 */
export class ListRetirableGrantsCommand extends KMSCommand<
  ListRetirableGrantsCommandInput,
  ListRetirableGrantsCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ListRetirableGrantsCommandInput, ListRetirableGrantsCommandOutput> {
    return {
      name: "ListRetirableGrants",
      permissions: "kms:ListRetirableGrants on the retiring principal",
      idempotent: true,
      errors: [InvalidMarkerException],
      input: {
        ...pageRequest(),
        RetiringPrincipal: principalId(),
        RetiringServicePrincipal: servicePrincipal(),
      },
      rules: [oneRetirerFilter(), pageLimit(100)],
      output: {
        Grants: required(list(grantListEntry())),
        ...pageResponse(),
      },
    };
  }
}
