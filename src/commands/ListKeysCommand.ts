import type { MetadataBearer } from "@smithy/types";
import type { DependencyTimeoutException, KMSInternalException } from "../exceptions/documented.js";
import { InvalidMarkerException } from "../exceptions/management.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { boolean, integer, list, required, string, structure } from "../protocol/shapes.js";
import { command } from "./command.js";

/**
 * A key, as it is listed.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyListEntry.html
 */
export interface KeyListEntry {
  /** The key id. */
  KeyId: string;
  /** The key ARN. */
  KeyArn: string;
}

const keyListEntry = () => structure<KeyListEntry>({ KeyId: required(string()), KeyArn: required(string()) });

/**
 * What {@link ListKeysCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html#API_ListKeys_RequestSyntax
 */
export interface ListKeysCommandInput {
  /** The most items of a page, 1 to 1000. Default: 100. */
  Limit?: number | undefined;
  /** The `NextMarker` of the page before, 1 to 1024 characters. Default: the list begins. */
  Marker?: string | undefined;
}

/** What {@link ListKeysCommand} takes, under its name in the API reference. */
export type ListKeysRequest = ListKeysCommandInput;

/**
 * What {@link ListKeysCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html#API_ListKeys_ResponseSyntax
 */
export interface ListKeysResponse {
  /** The keys of this page. */
  Keys: KeyListEntry[];
  /** What to pass as `Marker` for the next page; only when there is one. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** What {@link ListKeysCommand} returns, with the metadata of the call. */
export interface ListKeysCommandOutput extends ListKeysResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListKeys, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html#API_ListKeys_Errors
 */
export type ListKeysException = DependencyTimeoutException | InvalidMarkerException | KMSInternalException;

/** The declaration of ListKeys. */
export const ListKeys = late(() =>
  operation<ListKeysCommandInput, ListKeysCommandOutput>("ListKeys", {
    permissions: "kms:ListKeys",
    errors: [InvalidMarkerException],
    input: {
      Limit: integer({ min: 1, max: 1000 }),
      Marker: string({ min: 1, max: 1024, pattern: /^[\u0020-\u00FF]*$/ }),
    },
    output: {
      Keys: required(list(keyListEntry())),
      NextMarker: string(),
      Truncated: required(boolean()),
    },
  }),
);

/**
 * Lists a page of the keys of the account in the Region; {@link paginateListKeys} goes through all pages.
 *
 * The caller needs `kms:ListKeys`.
 *
 * @example
 * ```ts
 * for await (const { Keys } of paginateListKeys({ client }, {})) {
 *   for (const { KeyId } of Keys) console.log(KeyId);
 * }
 * ```
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not one that the list gave.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
 */
export class ListKeysCommand extends command(ListKeys) {}
