import type { MetadataBearer, Paginator } from "@smithy/types";
import type { CommandClass } from "../kms/KMSCommand.js";
import type {
  DescribeCustomKeyStoresCommandInput,
  DescribeCustomKeyStoresCommandOutput,
} from "../kms/operations/DescribeCustomKeyStores.js";
import type { ListAliasesCommandInput, ListAliasesCommandOutput } from "../kms/operations/ListAliases.js";
import type { ListGrantsCommandInput, ListGrantsCommandOutput } from "../kms/operations/ListGrants.js";
import type {
  ListKeyPoliciesCommandInput,
  ListKeyPoliciesCommandOutput,
} from "../kms/operations/ListKeyPolicies.js";
import type {
  ListKeyRotationsCommandInput,
  ListKeyRotationsCommandOutput,
} from "../kms/operations/ListKeyRotations.js";
import type { ListKeysCommandInput, ListKeysCommandOutput } from "../kms/operations/ListKeys.js";
import type {
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput,
} from "../kms/operations/ListResourceTags.js";
import type {
  ListRetirableGrantsCommandInput,
  ListRetirableGrantsCommandOutput,
} from "../kms/operations/ListRetirableGrants.js";
import { type KMSMethods, type Operations, operations } from "../kms/operations.js";
import type { KMSClientConfig } from "./config/KMSClientConfig.js";
import { KMSClient, type SendCallback, type SendOptions } from "./KMSClient.js";
import type { KMSPaginationConfiguration } from "./paginate.js";
import {
  paginateDescribeCustomKeyStores,
  paginateListAliases,
  paginateListGrants,
  paginateListKeyPolicies,
  paginateListKeyRotations,
  paginateListKeys,
  paginateListResourceTags,
  paginateListRetirableGrants,
} from "./paginators.js";

/** A client with a method for each operation. */
function withMethods(commands: Operations): new (config?: KMSClientConfig) => KMSClient & KMSMethods;
function withMethods(
  commands: Readonly<Record<string, unknown>>,
): new (
  config?: KMSClientConfig,
) => KMSClient {
  class KMSWithMethods extends KMSClient {}
  for (const [name, Command] of Object.entries(commands)) {
    if (isCommandClass(Command)) {
      // As the methods of a class are: on the prototype, and not enumerable.
      const value = methodOf(Command);
      Object.defineProperty(KMSWithMethods.prototype, name, { value, writable: true, configurable: true });
    }
  }
  return KMSWithMethods;
}

const isCommandClass = (value: unknown): value is CommandClass<object, MetadataBearer> =>
  typeof value === "function";

const methodOf = (Command: CommandClass<object, MetadataBearer>) =>
  function (
    this: KMSClient,
    input?: object,
    options?: SendOptions | SendCallback<MetadataBearer>,
    callback?: SendCallback<MetadataBearer>,
  ) {
    const command = new Command(input);
    if (typeof options === "function") {
      return this.send(command, options);
    }
    // Without options of its own, a call takes part in `cacheMiddleware`.
    return typeof callback === "function"
      ? this.send(command, options ?? {}, callback)
      : this.send(command, options);
  };

/**
 * {@link KMSClient} with a method for each operation. It brings all commands into a bundle; where size counts, send the
 * commands you need with a `KMSClient`.
 *
 * @example
 * ```ts
 * const kms = new KMS({ region: "us-east-2" });
 * const { CiphertextBlob } = await kms.reEncrypt({ CiphertextBlob: old, DestinationKeyId: "alias/new" });
 * ```
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
// Without this annotation for bundlers, every bundle would contain every command.
export class KMS extends /* @__PURE__ */ withMethods(operations) {
  /** Iterates over the pages of the custom key stores: {@link paginateDescribeCustomKeyStores} with this client. */
  paginateDescribeCustomKeyStores(
    input?: DescribeCustomKeyStoresCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<DescribeCustomKeyStoresCommandOutput> {
    return paginateDescribeCustomKeyStores({ ...configuration, client: this }, input);
  }

  /** Iterates over the pages of the aliases: {@link paginateListAliases} with this client. */
  paginateListAliases(
    input?: ListAliasesCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListAliasesCommandOutput> {
    return paginateListAliases({ ...configuration, client: this }, input);
  }

  /** Iterates over the pages of the grants of a key: {@link paginateListGrants} with this client. */
  paginateListGrants(
    input: ListGrantsCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListGrantsCommandOutput> {
    return paginateListGrants({ ...configuration, client: this }, input);
  }

  /** Iterates over the key policy names of a key: {@link paginateListKeyPolicies} with this client. */
  paginateListKeyPolicies(
    input: ListKeyPoliciesCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListKeyPoliciesCommandOutput> {
    return paginateListKeyPolicies({ ...configuration, client: this }, input);
  }

  /** Iterates over the pages of the rotations of a key: {@link paginateListKeyRotations} with this client. */
  paginateListKeyRotations(
    input: ListKeyRotationsCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListKeyRotationsCommandOutput> {
    return paginateListKeyRotations({ ...configuration, client: this }, input);
  }

  /** Iterates over the pages of the keys: {@link paginateListKeys} with this client. */
  paginateListKeys(
    input?: ListKeysCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListKeysCommandOutput> {
    return paginateListKeys({ ...configuration, client: this }, input);
  }

  /** Iterates over the pages of the tags of a key: {@link paginateListResourceTags} with this client. */
  paginateListResourceTags(
    input: ListResourceTagsCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListResourceTagsCommandOutput> {
    return paginateListResourceTags({ ...configuration, client: this }, input);
  }

  /** Iterates over the grants with a retiring principal: {@link paginateListRetirableGrants} with this client. */
  paginateListRetirableGrants(
    input: ListRetirableGrantsCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListRetirableGrantsCommandOutput> {
    return paginateListRetirableGrants({ ...configuration, client: this }, input);
  }
}
