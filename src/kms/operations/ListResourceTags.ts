import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import { InvalidMarkerException, type KMSInternalException, type NotFoundException } from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, pageRequest, pageResponse } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";
import { pageLimit } from "../rules.js";
import { type Tag, tagList } from "../structures.js";

/**
 * The input of {@link ListResourceTagsCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html#API_ListResourceTags_RequestSyntax
 */
export interface ListResourceTagsRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** The maximum number of items per page, 1 to 50. Default: 50. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The input of {@link ListResourceTagsCommand}. */
export interface ListResourceTagsCommandInput extends ListResourceTagsRequest {}

/**
 * The output of {@link ListResourceTagsCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html#API_ListResourceTags_ResponseSyntax
 */
export interface ListResourceTagsResponse {
  /** The tags of this page. */
  Tags: Tag[];
  /** The `Marker` of the next page. Missing on the last page. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** The output of {@link ListResourceTagsCommand}, with the metadata of the call. */
export interface ListResourceTagsCommandOutput extends ListResourceTagsResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListResourceTags, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html#API_ListResourceTags_Errors
 */
export type ListResourceTagsException =
  | InvalidArnException
  | InvalidMarkerException
  | KMSInternalException
  | NotFoundException;

/**
 * Lists the tags of a key, one page per call; {@link paginateListResourceTags} iterates over all pages.
 *
 * The caller needs `kms:ListResourceTags` on the key.
 *
 * Idempotent: it only reads.
 *
 * @example
 * ```ts
 * for await (const { Tags } of paginateListResourceTags({ client }, { KeyId })) {
 *   for (const { TagKey, TagValue } of Tags) console.log(TagKey, TagValue);
 * }
 * ```
 *
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not a `NextMarker` that KMS returned.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html
 */
export class ListResourceTagsCommand extends KMSCommand<
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ListResourceTagsCommandInput, ListResourceTagsCommandOutput> {
    return {
      name: "ListResourceTags",
      permissions: "kms:ListResourceTags on the key",
      idempotent: true,
      advice: ownAccountOnly,
      errors: [InvalidMarkerException],
      input: {
        KeyId: required(keyIdentifier()),
        ...pageRequest(),
      },
      rules: [pageLimit(50)],
      output: {
        Tags: required(tagList()),
        ...pageResponse(),
      },
    };
  }
}
