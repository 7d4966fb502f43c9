import type {
  ConnectCustomKeyStoreCommandInput,
  ConnectCustomKeyStoreCommandOutput,
  CreateAliasCommandInput,
  CreateAliasCommandOutput,
  CreateCustomKeyStoreCommandInput,
  CreateCustomKeyStoreCommandOutput,
  CreateGrantCommandInput,
  CreateGrantCommandOutput,
  DeleteAliasCommandInput,
  DeleteAliasCommandOutput,
  DeleteCustomKeyStoreCommandInput,
  DeleteCustomKeyStoreCommandOutput,
  DescribeCustomKeyStoresCommandInput,
  DescribeCustomKeyStoresCommandOutput,
  DisconnectCustomKeyStoreCommandInput,
  DisconnectCustomKeyStoreCommandOutput,
  GetKeyPolicyCommandInput,
  GetKeyPolicyCommandOutput,
  ListAliasesCommandInput,
  ListAliasesCommandOutput,
  ListGrantsCommandInput,
  ListGrantsCommandOutput,
  ListKeyPoliciesCommandInput,
  ListKeyPoliciesCommandOutput,
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput,
  ListRetirableGrantsCommandInput,
  ListRetirableGrantsCommandOutput,
  PutKeyPolicyCommandInput,
  PutKeyPolicyCommandOutput,
  RetireGrantCommandInput,
  RetireGrantCommandOutput,
  RevokeGrantCommandInput,
  RevokeGrantCommandOutput,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
  UpdateAliasCommandInput,
  UpdateAliasCommandOutput,
  UpdateCustomKeyStoreCommandInput,
  UpdateCustomKeyStoreCommandOutput,
} from "../../kms/operations.js";
import type { SendCallback, SendOptions } from "../KMSClient.js";
import type { MethodOptions } from "./MethodOptions.js";

/** The operations of KMS on aliases, grants, key policies, tags and custom key stores, as methods. */
export interface AdministrativeMethods {
  /** Connects a custom key store: {@link ConnectCustomKeyStoreCommand}. */
  connectCustomKeyStore(
    input: ConnectCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<ConnectCustomKeyStoreCommandOutput>;
  connectCustomKeyStore(
    input: ConnectCustomKeyStoreCommandInput,
    callback: SendCallback<ConnectCustomKeyStoreCommandOutput>,
  ): void;
  connectCustomKeyStore(
    input: ConnectCustomKeyStoreCommandInput,
    options: SendOptions,
    callback: SendCallback<ConnectCustomKeyStoreCommandOutput>,
  ): void;
  /** Creates an alias for a key: {@link CreateAliasCommand}. */
  createAlias(input: CreateAliasCommandInput, options?: MethodOptions): Promise<CreateAliasCommandOutput>;
  createAlias(input: CreateAliasCommandInput, callback: SendCallback<CreateAliasCommandOutput>): void;
  createAlias(
    input: CreateAliasCommandInput,
    options: SendOptions,
    callback: SendCallback<CreateAliasCommandOutput>,
  ): void;
  /** Creates a custom key store: {@link CreateCustomKeyStoreCommand}. */
  createCustomKeyStore(
    input: CreateCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<CreateCustomKeyStoreCommandOutput>;
  createCustomKeyStore(
    input: CreateCustomKeyStoreCommandInput,
    callback: SendCallback<CreateCustomKeyStoreCommandOutput>,
  ): void;
  createCustomKeyStore(
    input: CreateCustomKeyStoreCommandInput,
    options: SendOptions,
    callback: SendCallback<CreateCustomKeyStoreCommandOutput>,
  ): void;
  /** Creates a grant, which lets a principal use a key: {@link CreateGrantCommand}. */
  createGrant(input: CreateGrantCommandInput, options?: MethodOptions): Promise<CreateGrantCommandOutput>;
  createGrant(input: CreateGrantCommandInput, callback: SendCallback<CreateGrantCommandOutput>): void;
  createGrant(
    input: CreateGrantCommandInput,
    options: SendOptions,
    callback: SendCallback<CreateGrantCommandOutput>,
  ): void;
  /** Deletes an alias: {@link DeleteAliasCommand}. */
  deleteAlias(input: DeleteAliasCommandInput, options?: MethodOptions): Promise<DeleteAliasCommandOutput>;
  deleteAlias(input: DeleteAliasCommandInput, callback: SendCallback<DeleteAliasCommandOutput>): void;
  deleteAlias(
    input: DeleteAliasCommandInput,
    options: SendOptions,
    callback: SendCallback<DeleteAliasCommandOutput>,
  ): void;
  /** Deletes a custom key store: {@link DeleteCustomKeyStoreCommand}. */
  deleteCustomKeyStore(
    input: DeleteCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<DeleteCustomKeyStoreCommandOutput>;
  deleteCustomKeyStore(
    input: DeleteCustomKeyStoreCommandInput,
    callback: SendCallback<DeleteCustomKeyStoreCommandOutput>,
  ): void;
  deleteCustomKeyStore(
    input: DeleteCustomKeyStoreCommandInput,
    options: SendOptions,
    callback: SendCallback<DeleteCustomKeyStoreCommandOutput>,
  ): void;
  /** Describes a page of custom key stores: {@link DescribeCustomKeyStoresCommand}. */
  describeCustomKeyStores(
    input?: DescribeCustomKeyStoresCommandInput,
    options?: MethodOptions,
  ): Promise<DescribeCustomKeyStoresCommandOutput>;
  describeCustomKeyStores(
    input: DescribeCustomKeyStoresCommandInput,
    callback: SendCallback<DescribeCustomKeyStoresCommandOutput>,
  ): void;
  describeCustomKeyStores(
    input: DescribeCustomKeyStoresCommandInput,
    options: SendOptions,
    callback: SendCallback<DescribeCustomKeyStoresCommandOutput>,
  ): void;
  /** Disconnects a custom key store: {@link DisconnectCustomKeyStoreCommand}. */
  disconnectCustomKeyStore(
    input: DisconnectCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<DisconnectCustomKeyStoreCommandOutput>;
  disconnectCustomKeyStore(
    input: DisconnectCustomKeyStoreCommandInput,
    callback: SendCallback<DisconnectCustomKeyStoreCommandOutput>,
  ): void;
  disconnectCustomKeyStore(
    input: DisconnectCustomKeyStoreCommandInput,
    options: SendOptions,
    callback: SendCallback<DisconnectCustomKeyStoreCommandOutput>,
  ): void;
  /** Returns the key policy of a key: {@link GetKeyPolicyCommand}. */
  getKeyPolicy(input: GetKeyPolicyCommandInput, options?: MethodOptions): Promise<GetKeyPolicyCommandOutput>;
  getKeyPolicy(input: GetKeyPolicyCommandInput, callback: SendCallback<GetKeyPolicyCommandOutput>): void;
  getKeyPolicy(
    input: GetKeyPolicyCommandInput,
    options: SendOptions,
    callback: SendCallback<GetKeyPolicyCommandOutput>,
  ): void;
  /** Lists a page of aliases: {@link ListAliasesCommand}. */
  listAliases(input?: ListAliasesCommandInput, options?: MethodOptions): Promise<ListAliasesCommandOutput>;
  listAliases(input: ListAliasesCommandInput, callback: SendCallback<ListAliasesCommandOutput>): void;
  listAliases(
    input: ListAliasesCommandInput,
    options: SendOptions,
    callback: SendCallback<ListAliasesCommandOutput>,
  ): void;
  /** Lists a page of the grants of a key: {@link ListGrantsCommand}. */
  listGrants(input: ListGrantsCommandInput, options?: MethodOptions): Promise<ListGrantsCommandOutput>;
  listGrants(input: ListGrantsCommandInput, callback: SendCallback<ListGrantsCommandOutput>): void;
  listGrants(
    input: ListGrantsCommandInput,
    options: SendOptions,
    callback: SendCallback<ListGrantsCommandOutput>,
  ): void;
  /** Lists a page of the key policy names of a key: {@link ListKeyPoliciesCommand}. */
  listKeyPolicies(
    input: ListKeyPoliciesCommandInput,
    options?: MethodOptions,
  ): Promise<ListKeyPoliciesCommandOutput>;
  listKeyPolicies(
    input: ListKeyPoliciesCommandInput,
    callback: SendCallback<ListKeyPoliciesCommandOutput>,
  ): void;
  listKeyPolicies(
    input: ListKeyPoliciesCommandInput,
    options: SendOptions,
    callback: SendCallback<ListKeyPoliciesCommandOutput>,
  ): void;
  /** Lists a page of the tags of a key: {@link ListResourceTagsCommand}. */
  listResourceTags(
    input: ListResourceTagsCommandInput,
    options?: MethodOptions,
  ): Promise<ListResourceTagsCommandOutput>;
  listResourceTags(
    input: ListResourceTagsCommandInput,
    callback: SendCallback<ListResourceTagsCommandOutput>,
  ): void;
  listResourceTags(
    input: ListResourceTagsCommandInput,
    options: SendOptions,
    callback: SendCallback<ListResourceTagsCommandOutput>,
  ): void;
  /** Lists a page of the grants with a retiring principal: {@link ListRetirableGrantsCommand}. */
  listRetirableGrants(
    input?: ListRetirableGrantsCommandInput,
    options?: MethodOptions,
  ): Promise<ListRetirableGrantsCommandOutput>;
  listRetirableGrants(
    input: ListRetirableGrantsCommandInput,
    callback: SendCallback<ListRetirableGrantsCommandOutput>,
  ): void;
  listRetirableGrants(
    input: ListRetirableGrantsCommandInput,
    options: SendOptions,
    callback: SendCallback<ListRetirableGrantsCommandOutput>,
  ): void;
  /** Replaces the key policy of a key: {@link PutKeyPolicyCommand}. */
  putKeyPolicy(input: PutKeyPolicyCommandInput, options?: MethodOptions): Promise<PutKeyPolicyCommandOutput>;
  putKeyPolicy(input: PutKeyPolicyCommandInput, callback: SendCallback<PutKeyPolicyCommandOutput>): void;
  putKeyPolicy(
    input: PutKeyPolicyCommandInput,
    options: SendOptions,
    callback: SendCallback<PutKeyPolicyCommandOutput>,
  ): void;
  /** Deletes a grant that is no longer needed: {@link RetireGrantCommand}. */
  retireGrant(input?: RetireGrantCommandInput, options?: MethodOptions): Promise<RetireGrantCommandOutput>;
  retireGrant(input: RetireGrantCommandInput, callback: SendCallback<RetireGrantCommandOutput>): void;
  retireGrant(
    input: RetireGrantCommandInput,
    options: SendOptions,
    callback: SendCallback<RetireGrantCommandOutput>,
  ): void;
  /** Deletes a grant of a key: {@link RevokeGrantCommand}. */
  revokeGrant(input: RevokeGrantCommandInput, options?: MethodOptions): Promise<RevokeGrantCommandOutput>;
  revokeGrant(input: RevokeGrantCommandInput, callback: SendCallback<RevokeGrantCommandOutput>): void;
  revokeGrant(
    input: RevokeGrantCommandInput,
    options: SendOptions,
    callback: SendCallback<RevokeGrantCommandOutput>,
  ): void;
  /** Adds tags to a key: {@link TagResourceCommand}. */
  tagResource(input: TagResourceCommandInput, options?: MethodOptions): Promise<TagResourceCommandOutput>;
  tagResource(input: TagResourceCommandInput, callback: SendCallback<TagResourceCommandOutput>): void;
  tagResource(
    input: TagResourceCommandInput,
    options: SendOptions,
    callback: SendCallback<TagResourceCommandOutput>,
  ): void;
  /** Removes tags from a key: {@link UntagResourceCommand}. */
  untagResource(
    input: UntagResourceCommandInput,
    options?: MethodOptions,
  ): Promise<UntagResourceCommandOutput>;
  untagResource(input: UntagResourceCommandInput, callback: SendCallback<UntagResourceCommandOutput>): void;
  untagResource(
    input: UntagResourceCommandInput,
    options: SendOptions,
    callback: SendCallback<UntagResourceCommandOutput>,
  ): void;
  /** Points an alias to another key: {@link UpdateAliasCommand}. */
  updateAlias(input: UpdateAliasCommandInput, options?: MethodOptions): Promise<UpdateAliasCommandOutput>;
  updateAlias(input: UpdateAliasCommandInput, callback: SendCallback<UpdateAliasCommandOutput>): void;
  updateAlias(
    input: UpdateAliasCommandInput,
    options: SendOptions,
    callback: SendCallback<UpdateAliasCommandOutput>,
  ): void;
  /** Changes the properties of a custom key store: {@link UpdateCustomKeyStoreCommand}. */
  updateCustomKeyStore(
    input: UpdateCustomKeyStoreCommandInput,
    options?: MethodOptions,
  ): Promise<UpdateCustomKeyStoreCommandOutput>;
  updateCustomKeyStore(
    input: UpdateCustomKeyStoreCommandInput,
    callback: SendCallback<UpdateCustomKeyStoreCommandOutput>,
  ): void;
  updateCustomKeyStore(
    input: UpdateCustomKeyStoreCommandInput,
    options: SendOptions,
    callback: SendCallback<UpdateCustomKeyStoreCommandOutput>,
  ): void;
}
