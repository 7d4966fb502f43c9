/** The operations of KMS on aliases, grants, key policies, tags and custom key stores. To add one, see CONTRIBUTING.md. */

import type { CommandsOf } from "./CommandsOf.js";
import type { CallbackArguments, MethodOptions, OptionsAndCallbackArguments } from "./MethodOptions.js";
import {
  ConnectCustomKeyStoreCommand,
  type ConnectCustomKeyStoreCommandInput,
  type ConnectCustomKeyStoreCommandOutput,
} from "./operations/ConnectCustomKeyStore.js";
import {
  CreateAliasCommand,
  type CreateAliasCommandInput,
  type CreateAliasCommandOutput,
} from "./operations/CreateAlias.js";
import {
  CreateCustomKeyStoreCommand,
  type CreateCustomKeyStoreCommandInput,
  type CreateCustomKeyStoreCommandOutput,
} from "./operations/CreateCustomKeyStore.js";
import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  type CreateGrantCommandOutput,
} from "./operations/CreateGrant.js";
import {
  DeleteAliasCommand,
  type DeleteAliasCommandInput,
  type DeleteAliasCommandOutput,
} from "./operations/DeleteAlias.js";
import {
  DeleteCustomKeyStoreCommand,
  type DeleteCustomKeyStoreCommandInput,
  type DeleteCustomKeyStoreCommandOutput,
} from "./operations/DeleteCustomKeyStore.js";
import {
  DescribeCustomKeyStoresCommand,
  type DescribeCustomKeyStoresCommandInput,
  type DescribeCustomKeyStoresCommandOutput,
} from "./operations/DescribeCustomKeyStores.js";
import {
  DisconnectCustomKeyStoreCommand,
  type DisconnectCustomKeyStoreCommandInput,
  type DisconnectCustomKeyStoreCommandOutput,
} from "./operations/DisconnectCustomKeyStore.js";
import {
  GetKeyPolicyCommand,
  type GetKeyPolicyCommandInput,
  type GetKeyPolicyCommandOutput,
} from "./operations/GetKeyPolicy.js";
import {
  ListAliasesCommand,
  type ListAliasesCommandInput,
  type ListAliasesCommandOutput,
} from "./operations/ListAliases.js";
import {
  ListGrantsCommand,
  type ListGrantsCommandInput,
  type ListGrantsCommandOutput,
} from "./operations/ListGrants.js";
import {
  ListKeyPoliciesCommand,
  type ListKeyPoliciesCommandInput,
  type ListKeyPoliciesCommandOutput,
} from "./operations/ListKeyPolicies.js";
import {
  ListResourceTagsCommand,
  type ListResourceTagsCommandInput,
  type ListResourceTagsCommandOutput,
} from "./operations/ListResourceTags.js";
import {
  ListRetirableGrantsCommand,
  type ListRetirableGrantsCommandInput,
  type ListRetirableGrantsCommandOutput,
} from "./operations/ListRetirableGrants.js";
import {
  PutKeyPolicyCommand,
  type PutKeyPolicyCommandInput,
  type PutKeyPolicyCommandOutput,
} from "./operations/PutKeyPolicy.js";
import {
  RetireGrantCommand,
  type RetireGrantCommandInput,
  type RetireGrantCommandOutput,
} from "./operations/RetireGrant.js";
import {
  RevokeGrantCommand,
  type RevokeGrantCommandInput,
  type RevokeGrantCommandOutput,
} from "./operations/RevokeGrant.js";
import {
  TagResourceCommand,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from "./operations/TagResource.js";
import {
  UntagResourceCommand,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from "./operations/UntagResource.js";
import {
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
  type UpdateAliasCommandOutput,
} from "./operations/UpdateAlias.js";
import {
  UpdateCustomKeyStoreCommand,
  type UpdateCustomKeyStoreCommandInput,
  type UpdateCustomKeyStoreCommandOutput,
} from "./operations/UpdateCustomKeyStore.js";

export * from "./operations/ConnectCustomKeyStore.js";
export * from "./operations/CreateAlias.js";
export * from "./operations/CreateCustomKeyStore.js";
export * from "./operations/CreateGrant.js";
export * from "./operations/DeleteAlias.js";
export * from "./operations/DeleteCustomKeyStore.js";
export * from "./operations/DescribeCustomKeyStores.js";
export * from "./operations/DisconnectCustomKeyStore.js";
export * from "./operations/GetKeyPolicy.js";
export * from "./operations/ListAliases.js";
export * from "./operations/ListGrants.js";
export * from "./operations/ListKeyPolicies.js";
export * from "./operations/ListResourceTags.js";
export * from "./operations/ListRetirableGrants.js";
export * from "./operations/PutKeyPolicy.js";
export * from "./operations/RetireGrant.js";
export * from "./operations/RevokeGrant.js";
export * from "./operations/TagResource.js";
export * from "./operations/UntagResource.js";
export * from "./operations/UpdateAlias.js";
export * from "./operations/UpdateCustomKeyStore.js";

// The compiler reports a method without a command, a command without a method, and signatures that do not fit.
const administrativeOperations = {
  connectCustomKeyStore: ConnectCustomKeyStoreCommand,
  createAlias: CreateAliasCommand,
  createCustomKeyStore: CreateCustomKeyStoreCommand,
  createGrant: CreateGrantCommand,
  deleteAlias: DeleteAliasCommand,
  deleteCustomKeyStore: DeleteCustomKeyStoreCommand,
  describeCustomKeyStores: DescribeCustomKeyStoresCommand,
  disconnectCustomKeyStore: DisconnectCustomKeyStoreCommand,
  getKeyPolicy: GetKeyPolicyCommand,
  listAliases: ListAliasesCommand,
  listGrants: ListGrantsCommand,
  listKeyPolicies: ListKeyPoliciesCommand,
  listResourceTags: ListResourceTagsCommand,
  listRetirableGrants: ListRetirableGrantsCommand,
  putKeyPolicy: PutKeyPolicyCommand,
  retireGrant: RetireGrantCommand,
  revokeGrant: RevokeGrantCommand,
  tagResource: TagResourceCommand,
  untagResource: UntagResourceCommand,
  updateAlias: UpdateAliasCommand,
  updateCustomKeyStore: UpdateCustomKeyStoreCommand,
} as const satisfies CommandsOf<AdministrativeMethods>;

// A default export, so that `export *` publishes the commands and not their list.
export default administrativeOperations;

/** The operations of KMS on aliases, grants, key policies, tags and custom key stores, as methods. */
export interface AdministrativeMethods {
  /** Connects a custom key store: {@link ConnectCustomKeyStoreCommand}. */
  connectCustomKeyStore(
    input: ConnectCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<ConnectCustomKeyStoreCommandOutput>;
  connectCustomKeyStore(...args: CallbackArguments<ConnectCustomKeyStoreCommand>): void;
  connectCustomKeyStore(...args: OptionsAndCallbackArguments<ConnectCustomKeyStoreCommand>): void;
  /** Creates an alias for a key: {@link CreateAliasCommand}. */
  createAlias(input: CreateAliasCommandInput, options?: MethodOptions): Promise<CreateAliasCommandOutput>;
  createAlias(...args: CallbackArguments<CreateAliasCommand>): void;
  createAlias(...args: OptionsAndCallbackArguments<CreateAliasCommand>): void;
  /** Creates a custom key store: {@link CreateCustomKeyStoreCommand}. */
  createCustomKeyStore(
    input: CreateCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<CreateCustomKeyStoreCommandOutput>;
  createCustomKeyStore(...args: CallbackArguments<CreateCustomKeyStoreCommand>): void;
  createCustomKeyStore(...args: OptionsAndCallbackArguments<CreateCustomKeyStoreCommand>): void;
  /** Creates a grant, which lets a principal use a key: {@link CreateGrantCommand}. */
  createGrant(input: CreateGrantCommandInput, options?: MethodOptions): Promise<CreateGrantCommandOutput>;
  createGrant(...args: CallbackArguments<CreateGrantCommand>): void;
  createGrant(...args: OptionsAndCallbackArguments<CreateGrantCommand>): void;
  /** Deletes an alias: {@link DeleteAliasCommand}. */
  deleteAlias(input: DeleteAliasCommandInput, options?: MethodOptions): Promise<DeleteAliasCommandOutput>;
  deleteAlias(...args: CallbackArguments<DeleteAliasCommand>): void;
  deleteAlias(...args: OptionsAndCallbackArguments<DeleteAliasCommand>): void;
  /** Deletes a custom key store: {@link DeleteCustomKeyStoreCommand}. */
  deleteCustomKeyStore(
    input: DeleteCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<DeleteCustomKeyStoreCommandOutput>;
  deleteCustomKeyStore(...args: CallbackArguments<DeleteCustomKeyStoreCommand>): void;
  deleteCustomKeyStore(...args: OptionsAndCallbackArguments<DeleteCustomKeyStoreCommand>): void;
  /** Describes a page of custom key stores: {@link DescribeCustomKeyStoresCommand}. */
  describeCustomKeyStores(
    input?: DescribeCustomKeyStoresCommandInput,
    options?: MethodOptions,
  ): Promise<DescribeCustomKeyStoresCommandOutput>;
  describeCustomKeyStores(...args: CallbackArguments<DescribeCustomKeyStoresCommand>): void;
  describeCustomKeyStores(...args: OptionsAndCallbackArguments<DescribeCustomKeyStoresCommand>): void;
  /** Disconnects a custom key store: {@link DisconnectCustomKeyStoreCommand}. */
  disconnectCustomKeyStore(
    input: DisconnectCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<DisconnectCustomKeyStoreCommandOutput>;
  disconnectCustomKeyStore(...args: CallbackArguments<DisconnectCustomKeyStoreCommand>): void;
  disconnectCustomKeyStore(...args: OptionsAndCallbackArguments<DisconnectCustomKeyStoreCommand>): void;
  /** Returns the key policy of a key: {@link GetKeyPolicyCommand}. */
  getKeyPolicy(input: GetKeyPolicyCommandInput, options?: MethodOptions): Promise<GetKeyPolicyCommandOutput>;
  getKeyPolicy(...args: CallbackArguments<GetKeyPolicyCommand>): void;
  getKeyPolicy(...args: OptionsAndCallbackArguments<GetKeyPolicyCommand>): void;
  /** Lists a page of aliases: {@link ListAliasesCommand}. */
  listAliases(input?: ListAliasesCommandInput, options?: MethodOptions): Promise<ListAliasesCommandOutput>;
  listAliases(...args: CallbackArguments<ListAliasesCommand>): void;
  listAliases(...args: OptionsAndCallbackArguments<ListAliasesCommand>): void;
  /** Lists a page of the grants of a key: {@link ListGrantsCommand}. */
  listGrants(input: ListGrantsCommandInput, options?: MethodOptions): Promise<ListGrantsCommandOutput>;
  listGrants(...args: CallbackArguments<ListGrantsCommand>): void;
  listGrants(...args: OptionsAndCallbackArguments<ListGrantsCommand>): void;
  /** Lists a page of the key policy names of a key: {@link ListKeyPoliciesCommand}. */
  listKeyPolicies(
    input: ListKeyPoliciesCommandInput,
    options?: MethodOptions,
  ): Promise<ListKeyPoliciesCommandOutput>;
  listKeyPolicies(...args: CallbackArguments<ListKeyPoliciesCommand>): void;
  listKeyPolicies(...args: OptionsAndCallbackArguments<ListKeyPoliciesCommand>): void;
  /** Lists a page of the tags of a key: {@link ListResourceTagsCommand}. */
  listResourceTags(
    input: ListResourceTagsCommandInput,
    options?: MethodOptions,
  ): Promise<ListResourceTagsCommandOutput>;
  listResourceTags(...args: CallbackArguments<ListResourceTagsCommand>): void;
  listResourceTags(...args: OptionsAndCallbackArguments<ListResourceTagsCommand>): void;
  /** Lists a page of the grants with a retiring principal: {@link ListRetirableGrantsCommand}. */
  listRetirableGrants(
    input?: ListRetirableGrantsCommandInput,
    options?: MethodOptions,
  ): Promise<ListRetirableGrantsCommandOutput>;
  listRetirableGrants(...args: CallbackArguments<ListRetirableGrantsCommand>): void;
  listRetirableGrants(...args: OptionsAndCallbackArguments<ListRetirableGrantsCommand>): void;
  /** Replaces the key policy of a key: {@link PutKeyPolicyCommand}. */
  putKeyPolicy(input: PutKeyPolicyCommandInput, options?: MethodOptions): Promise<PutKeyPolicyCommandOutput>;
  putKeyPolicy(...args: CallbackArguments<PutKeyPolicyCommand>): void;
  putKeyPolicy(...args: OptionsAndCallbackArguments<PutKeyPolicyCommand>): void;
  /** Deletes a grant that is no longer needed: {@link RetireGrantCommand}. */
  retireGrant(input?: RetireGrantCommandInput, options?: MethodOptions): Promise<RetireGrantCommandOutput>;
  retireGrant(...args: CallbackArguments<RetireGrantCommand>): void;
  retireGrant(...args: OptionsAndCallbackArguments<RetireGrantCommand>): void;
  /** Deletes a grant of a key: {@link RevokeGrantCommand}. */
  revokeGrant(input: RevokeGrantCommandInput, options?: MethodOptions): Promise<RevokeGrantCommandOutput>;
  revokeGrant(...args: CallbackArguments<RevokeGrantCommand>): void;
  revokeGrant(...args: OptionsAndCallbackArguments<RevokeGrantCommand>): void;
  /** Adds tags to a key: {@link TagResourceCommand}. */
  tagResource(input: TagResourceCommandInput, options?: MethodOptions): Promise<TagResourceCommandOutput>;
  tagResource(...args: CallbackArguments<TagResourceCommand>): void;
  tagResource(...args: OptionsAndCallbackArguments<TagResourceCommand>): void;
  /** Removes tags from a key: {@link UntagResourceCommand}. */
  untagResource(
    input: UntagResourceCommandInput,
    options?: MethodOptions,
  ): Promise<UntagResourceCommandOutput>;
  untagResource(...args: CallbackArguments<UntagResourceCommand>): void;
  untagResource(...args: OptionsAndCallbackArguments<UntagResourceCommand>): void;
  /** Points an alias to another key: {@link UpdateAliasCommand}. */
  updateAlias(input: UpdateAliasCommandInput, options?: MethodOptions): Promise<UpdateAliasCommandOutput>;
  updateAlias(...args: CallbackArguments<UpdateAliasCommand>): void;
  updateAlias(...args: OptionsAndCallbackArguments<UpdateAliasCommand>): void;
  /** Changes the properties of a custom key store: {@link UpdateCustomKeyStoreCommand}. */
  updateCustomKeyStore(
    input: UpdateCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<UpdateCustomKeyStoreCommandOutput>;
  updateCustomKeyStore(...args: CallbackArguments<UpdateCustomKeyStoreCommand>): void;
  updateCustomKeyStore(...args: OptionsAndCallbackArguments<UpdateCustomKeyStoreCommand>): void;
}
