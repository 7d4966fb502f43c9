/** The paginators of the operations that list something, under their names in `@aws-sdk/client-kms`. */
import type { Paginator } from "@smithy/types";
import {
  DescribeCustomKeyStoresCommand,
  type DescribeCustomKeyStoresCommandInput,
  type DescribeCustomKeyStoresCommandOutput,
} from "../kms/operations/DescribeCustomKeyStores.js";
import {
  ListAliasesCommand,
  type ListAliasesCommandInput,
  type ListAliasesCommandOutput,
} from "../kms/operations/ListAliases.js";
import {
  ListGrantsCommand,
  type ListGrantsCommandInput,
  type ListGrantsCommandOutput,
} from "../kms/operations/ListGrants.js";
import {
  ListKeyPoliciesCommand,
  type ListKeyPoliciesCommandInput,
  type ListKeyPoliciesCommandOutput,
} from "../kms/operations/ListKeyPolicies.js";
import {
  ListKeyRotationsCommand,
  type ListKeyRotationsCommandInput,
  type ListKeyRotationsCommandOutput,
} from "../kms/operations/ListKeyRotations.js";
import {
  ListKeysCommand,
  type ListKeysCommandInput,
  type ListKeysCommandOutput,
} from "../kms/operations/ListKeys.js";
import {
  ListResourceTagsCommand,
  type ListResourceTagsCommandInput,
  type ListResourceTagsCommandOutput,
} from "../kms/operations/ListResourceTags.js";
import {
  ListRetirableGrantsCommand,
  type ListRetirableGrantsCommandInput,
  type ListRetirableGrantsCommandOutput,
} from "../kms/operations/ListRetirableGrants.js";
import type { SendOptions } from "./KMSClient.js";
import { type KMSPaginationConfiguration, paginate } from "./paginate.js";

/**
 * Iterates over the pages of the custom key stores of the account.
 *
 * @param config - The client, and how to iterate.
 * @param input - The input of {@link DescribeCustomKeyStoresCommand}. Default: all custom key stores.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { CustomKeyStores } of paginateDescribeCustomKeyStores({ client })) {
 *   for (const { CustomKeyStoreName } of CustomKeyStores) console.log(CustomKeyStoreName);
 * }
 * ```
 *
 * @throws everything that {@link DescribeCustomKeyStoresCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html
 */
export const paginateDescribeCustomKeyStores = (
  config: KMSPaginationConfiguration,
  input: DescribeCustomKeyStoresCommandInput = {},
  options?: SendOptions,
): Paginator<DescribeCustomKeyStoresCommandOutput> =>
  paginate(DescribeCustomKeyStoresCommand, config, input, options);

/**
 * Iterates over the pages of the aliases of the account, or of one key.
 *
 * @param config - The client, and how to iterate.
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
 * @throws everything that {@link ListAliasesCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
 */
export const paginateListAliases = (
  config: KMSPaginationConfiguration,
  input: ListAliasesCommandInput = {},
  options?: SendOptions,
): Paginator<ListAliasesCommandOutput> => paginate(ListAliasesCommand, config, input, options);

/**
 * Iterates over the pages of the grants of a key.
 *
 * @param config - The client, and how to iterate.
 * @param input - The input of {@link ListGrantsCommand}; `KeyId` is required.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { Grants } of paginateListGrants({ client }, { KeyId })) {
 *   for (const { GrantId, GranteePrincipal } of Grants) console.log(GrantId, GranteePrincipal);
 * }
 * ```
 *
 * @throws everything that {@link ListGrantsCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html
 */
export const paginateListGrants = (
  config: KMSPaginationConfiguration,
  input: ListGrantsCommandInput,
  options?: SendOptions,
): Paginator<ListGrantsCommandOutput> => paginate(ListGrantsCommand, config, input, options);

/**
 * Iterates over the pages of the key policy names of a key.
 *
 * @param config - The client, and how to iterate.
 * @param input - The input of {@link ListKeyPoliciesCommand}; `KeyId` is required.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { PolicyNames } of paginateListKeyPolicies({ client }, { KeyId })) {
 *   console.log(PolicyNames);
 * }
 * ```
 *
 * @throws everything that {@link ListKeyPoliciesCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html
 */
export const paginateListKeyPolicies = (
  config: KMSPaginationConfiguration,
  input: ListKeyPoliciesCommandInput,
  options?: SendOptions,
): Paginator<ListKeyPoliciesCommandOutput> => paginate(ListKeyPoliciesCommand, config, input, options);

/**
 * Iterates over the pages of the rotations of a key.
 *
 * @param config - The client, and how to iterate.
 * @param input - The input of {@link ListKeyRotationsCommand}; `KeyId` is required.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { Rotations } of paginateListKeyRotations({ client }, { KeyId })) {
 *   for (const { RotationDate } of Rotations) console.log(RotationDate);
 * }
 * ```
 *
 * @throws everything that {@link ListKeyRotationsCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html
 */
export const paginateListKeyRotations = (
  config: KMSPaginationConfiguration,
  input: ListKeyRotationsCommandInput,
  options?: SendOptions,
): Paginator<ListKeyRotationsCommandOutput> => paginate(ListKeyRotationsCommand, config, input, options);

/**
 * Iterates over the pages of the keys of the account.
 *
 * @param config - The client, and how to iterate.
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
 * @throws everything that {@link ListKeysCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
 */
export const paginateListKeys = (
  config: KMSPaginationConfiguration,
  input: ListKeysCommandInput = {},
  options?: SendOptions,
): Paginator<ListKeysCommandOutput> => paginate(ListKeysCommand, config, input, options);

/**
 * Iterates over the pages of the tags of a key.
 *
 * @param config - The client, and how to iterate.
 * @param input - The input of {@link ListResourceTagsCommand}; `KeyId` is required.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { Tags } of paginateListResourceTags({ client }, { KeyId })) {
 *   for (const { TagKey, TagValue } of Tags) console.log(TagKey, TagValue);
 * }
 * ```
 *
 * @throws everything that {@link ListResourceTagsCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html
 */
export const paginateListResourceTags = (
  config: KMSPaginationConfiguration,
  input: ListResourceTagsCommandInput,
  options?: SendOptions,
): Paginator<ListResourceTagsCommandOutput> => paginate(ListResourceTagsCommand, config, input, options);

/**
 * Iterates over the pages of the grants with a retiring principal.
 *
 * @param config - The client, and how to iterate.
 * @param input - The input of {@link ListRetirableGrantsCommand}; `RetiringPrincipal` is required.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { Grants } of paginateListRetirableGrants({ client }, { RetiringPrincipal })) {
 *   for (const { KeyId, GrantId } of Grants) console.log(KeyId, GrantId);
 * }
 * ```
 *
 * @throws everything that {@link ListRetirableGrantsCommand} throws, from the step that requests the page.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html
 */
export const paginateListRetirableGrants = (
  config: KMSPaginationConfiguration,
  input: ListRetirableGrantsCommandInput,
  options?: SendOptions,
): Paginator<ListRetirableGrantsCommandOutput> =>
  paginate(ListRetirableGrantsCommand, config, input, options);
