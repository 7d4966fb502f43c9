import type { Paginator } from "@smithy/types";
import type { SendOptions } from "../client/KMSClient.js";
import {
  ListAliasesCommand,
  type ListAliasesCommandInput,
  type ListAliasesCommandOutput,
} from "../commands/ListAliasesCommand.js";
import { type KMSPaginationConfiguration, paginate } from "./paginate.js";

/**
 * Goes through the aliases of the account, or of one key, page by page; the next page is asked for when the one before is used up.
 *
 * @param config - The client, and how to go through the pages.
 * @param input - The input of {@link ListAliasesCommand}. Default: all aliases.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { Aliases } of paginateListAliases({ client })) {
 *   for (const { AliasName } of Aliases) console.log(AliasName);
 * }
 * ```
 *
 * @throws whatever {@link ListAliasesCommand} throws, from the step that asks for the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
 */
export const paginateListAliases = (
  config: KMSPaginationConfiguration,
  input: ListAliasesCommandInput = {},
  options?: SendOptions,
): Paginator<ListAliasesCommandOutput> =>
  paginate((page) => new ListAliasesCommand({ ...input, ...page }), config, input, options);
