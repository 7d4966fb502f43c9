import type { MetadataBearer } from "@smithy/types";
import type { InvalidArnException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  NotFoundException,
} from "../exceptions/documented.js";
import { InvalidMarkerException } from "../exceptions/management.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { boolean, integer, list, required, string, structure, timestamp } from "../protocol/shapes.js";
import { command } from "./command.js";
import { keyIdentifier, pageOfAliases } from "./inputs.js";

/**
 * An alias, as it is listed.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_AliasListEntry.html
 */
export interface AliasListEntry {
  /** The name of the alias, with its `alias/`. */
  AliasName: string;
  /** The ARN of the alias. */
  AliasArn: string;
  /** The key id of its key; absent while AWS has made no key for a predefined alias such as `alias/aws/s3`. */
  TargetKeyId?: string | undefined;
  /** When the alias was made; absent for predefined aliases without a key. */
  CreationDate?: Date | undefined;
  /** When the alias was last pointed to a key; absent for predefined aliases without a key. */
  LastUpdatedDate?: Date | undefined;
}

const aliasListEntry = () =>
  structure<AliasListEntry>({
    AliasName: required(string()),
    AliasArn: required(string()),
    TargetKeyId: string(),
    CreationDate: timestamp(),
    LastUpdatedDate: timestamp(),
  });

/**
 * What {@link ListAliasesCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html#API_ListAliases_RequestSyntax
 */
export interface ListAliasesCommandInput {
  /** Only the aliases of this key: key id or key ARN, 1 to 2048 characters. Default: all aliases of the account. */
  KeyId?: string | undefined;
  /** The most items of a page, 1 to 100. Default: 50. */
  Limit?: number | undefined;
  /** The `NextMarker` of the page before, 1 to 1024 characters. Default: the list begins. */
  Marker?: string | undefined;
}

/** What {@link ListAliasesCommand} takes, under its name in the API reference. */
export type ListAliasesRequest = ListAliasesCommandInput;

/**
 * What {@link ListAliasesCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html#API_ListAliases_ResponseSyntax
 */
export interface ListAliasesResponse {
  /** The aliases of this page. */
  Aliases: AliasListEntry[];
  /** What to pass as `Marker` for the next page; only when there is one. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** What {@link ListAliasesCommand} returns, with the metadata of the call. */
export interface ListAliasesCommandOutput extends ListAliasesResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListAliases, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html#API_ListAliases_Errors
 */
export type ListAliasesException =
  | DependencyTimeoutException
  | InvalidArnException
  | InvalidMarkerException
  | KMSInternalException
  | NotFoundException;

/** The declaration of ListAliases. */
export const ListAliases = late(() =>
  operation<ListAliasesCommandInput, ListAliasesCommandOutput>("ListAliases", {
    permissions: "kms:ListAliases",
    errors: [InvalidMarkerException],
    input: {
      KeyId: keyIdentifier(),
      Limit: integer({ min: 1, max: 1000 }),
      Marker: string({ min: 1, max: 1024, pattern: /^[\u0020-\u00FF]*$/ }),
    },
    rules: [pageOfAliases()],
    output: {
      Aliases: required(list(aliasListEntry())),
      NextMarker: string(),
      Truncated: required(boolean()),
    },
  }),
);

/**
 * Lists a page of the aliases of the account in the Region, or of one key; {@link paginateListAliases} goes
 * through all pages.
 *
 * The caller needs `kms:ListAliases`.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not one that the list gave.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
 */
export class ListAliasesCommand extends command(ListAliases) {}
