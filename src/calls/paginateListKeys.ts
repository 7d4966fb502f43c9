import type { Paginator } from "@smithy/types";
import type { SendOptions } from "../client/KMSClient.js";
import {
  ListKeysCommand,
  type ListKeysCommandInput,
  type ListKeysCommandOutput,
} from "../commands/ListKeysCommand.js";
import { type KMSPaginationConfiguration, paginate } from "./paginate.js";

/**
 * Goes through the keys of the account, page by page; the next page is asked for when the one before is used up.
 *
 * @param config - The client, and how to go through the pages.
 * @param input - The input of {@link ListKeysCommand}. Default: all keys.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { Keys } of paginateListKeys({ client })) {
 *   for (const { KeyArn } of Keys) console.log(KeyArn);
 * }
 * ```
 *
 * @throws whatever {@link ListKeysCommand} throws, from the step that asks for the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
 */
export const paginateListKeys = (
  config: KMSPaginationConfiguration,
  input: ListKeysCommandInput = {},
  options?: SendOptions,
): Paginator<ListKeysCommandOutput> =>
  paginate((page) => new ListKeysCommand({ ...input, ...page }), config, input, options);
