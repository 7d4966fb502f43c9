import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { list, required, string, structure } from "../../shapes/shapes.js";
import {
  type DependencyTimeoutException,
  InvalidMarkerException,
  type KMSInternalException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { pageRequest, pageResponse } from "../members.js";

/**
 * A key, as listed by {@link ListKeysCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyListEntry.html
 */
export interface KeyListEntry {
  /** The key ID. */
  KeyId: string;
  /** The key ARN. */
  KeyArn?: string | undefined;
}

const keyListEntry = () => structure<KeyListEntry>({ KeyId: required(string()), KeyArn: string() });

/**
 * The input of {@link ListKeysCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html#API_ListKeys_RequestSyntax
 */
export interface ListKeysRequest {
  /** The maximum number of items per page, 1 to 1000. Default: 100. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The input of {@link ListKeysCommand}. */
export interface ListKeysCommandInput extends ListKeysRequest {}

/**
 * The output of {@link ListKeysCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html#API_ListKeys_ResponseSyntax
 */
export interface ListKeysResponse {
  /** The keys of this page. */
  Keys: KeyListEntry[];
  /** The `Marker` of the next page. Missing on the last page. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** The output of {@link ListKeysCommand}, with the metadata of the call. */
export interface ListKeysCommandOutput extends ListKeysResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListKeys, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html#API_ListKeys_Errors
 */
export type ListKeysException = DependencyTimeoutException | InvalidMarkerException | KMSInternalException;

/**
 * Lists the keys of the account in the Region, one page per call; {@link paginateListKeys} iterates over all
 * pages.
 *
 * The caller needs `kms:ListKeys`.
 *
 * Idempotent: it only reads.
 *
 * @example
 * ```ts
 * for await (const { Keys } of paginateListKeys({ client })) {
 *   for (const { KeyId } of Keys) console.log(KeyId);
 * }
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not a `NextMarker` that KMS returned.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
 */
export class ListKeysCommand extends KMSCommand<ListKeysCommandInput, ListKeysCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ListKeysCommandInput, ListKeysCommandOutput> {
    return {
      name: "ListKeys",
      permissions: "kms:ListKeys",
      idempotent: true,
      errors: [InvalidMarkerException],
      input: {
        ...pageRequest(),
      },
      output: {
        Keys: required(list(keyListEntry())),
        ...pageResponse(),
      },
    };
  }
}
