import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { list, required, string, structure, timestamp } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import {
  type DependencyTimeoutException,
  InvalidMarkerException,
  type KMSInternalException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, pageRequest, pageResponse } from "../members.js";
import { pageLimit } from "../rules.js";

/**
 * An alias, as listed by {@link ListAliasesCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_AliasListEntry.html
 */
export interface AliasListEntry {
  /** The alias name, including `alias/`. */
  AliasName: string;
  /** The alias ARN. */
  AliasArn?: string | undefined;
  /**
   * The key ID of the key that the alias names. Missing for a predefined alias, such as `alias/aws/s3`, whose
   * key AWS has not yet created.
   */
  TargetKeyId?: string | undefined;
  /** When the alias was created. Missing for predefined aliases without a key. */
  CreationDate?: Date | undefined;
  /** When the alias was last pointed to a key. Missing for predefined aliases without a key. */
  LastUpdatedDate?: Date | undefined;
}

const aliasListEntry = () =>
  structure<AliasListEntry>({
    AliasName: required(string()),
    AliasArn: string(),
    TargetKeyId: string(),
    CreationDate: timestamp(),
    LastUpdatedDate: timestamp(),
  });

/**
 * The input of {@link ListAliasesCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html#API_ListAliases_RequestSyntax
 */
export interface ListAliasesRequest {
  /**
   * Lists only the aliases of this key: key ID or key ARN, 1 to 2048 characters. Default: all aliases of the
   * account.
   */
  KeyId?: string | undefined;
  /** The maximum number of items per page, 1 to 100. Default: 50. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The input of {@link ListAliasesCommand}. */
export interface ListAliasesCommandInput extends ListAliasesRequest {}

/**
 * The output of {@link ListAliasesCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html#API_ListAliases_ResponseSyntax
 */
export interface ListAliasesResponse {
  /** The aliases of this page. */
  Aliases: AliasListEntry[];
  /** The `Marker` of the next page. Missing on the last page. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** The output of {@link ListAliasesCommand}, with the metadata of the call. */
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

/**
 * Lists the aliases of the account in the Region, or of one key, one page per call;
 * {@link paginateListAliases} iterates over all pages.
 *
 * The caller needs `kms:ListAliases`.
 *
 * Idempotent: it only reads.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not a `NextMarker` that KMS returned.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
 */
export class ListAliasesCommand extends KMSCommand<ListAliasesCommandInput, ListAliasesCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ListAliasesCommandInput, ListAliasesCommandOutput> {
    return {
      name: "ListAliases",
      permissions: "kms:ListAliases",
      idempotent: true,
      errors: [InvalidMarkerException],
      input: {
        KeyId: keyIdentifier(),
        ...pageRequest(),
      },
      rules: [pageLimit(100)],
      output: {
        Aliases: required(list(aliasListEntry())),
        ...pageResponse(),
      },
    };
  }
}
