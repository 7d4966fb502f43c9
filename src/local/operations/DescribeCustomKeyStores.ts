import { ValidationException } from "../../kms/commonErrors.js";
import { CustomKeyStoreNotFoundException } from "../../kms/errors.js";
import type {
  CustomKeyStoresListEntry,
  DescribeCustomKeyStoresRequest,
  DescribeCustomKeyStoresResponse,
} from "../../kms/operations/DescribeCustomKeyStores.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { findCustomKeyStore } from "../call/findCustomKeyStore.js";
import { paginate } from "../call/paginate.js";
import { createException } from "../exceptions.js";
import type { CustomKeyStore } from "../keys/CustomKeyStore.js";

/** DescribeCustomKeyStores: lists the custom key stores of the account, or one of them. */
export function describeCustomKeyStores(
  call: Call,
  request: DescribeCustomKeyStoresRequest,
): DescribeCustomKeyStoresResponse {
  authorizeIdentity(call.principal, "DescribeCustomKeyStores");
  const { items, ...page } = paginate(storesOf(call, request), request, {
    list: `DescribeCustomKeyStores ${call.principal.accountId}`,
    idOf: ({ id }) => id,
    defaultLimit: 50,
    maxLimit: 1000,
  });
  return { CustomKeyStores: items.map(entryOf), ...page };
}

function storesOf(call: Call, request: DescribeCustomKeyStoresRequest): CustomKeyStore[] {
  const { CustomKeyStoreId: id, CustomKeyStoreName: name } = request;
  if (id !== undefined && name !== undefined) {
    throw createException(
      ValidationException,
      "You cannot specify CustomKeyStoreId and CustomKeyStoreName in the same request.",
    );
  }
  if (id !== undefined) {
    return [findCustomKeyStore(call, id)];
  }
  const { accountId } = call.principal;
  const stores = [...call.keys.customKeyStores.values()].filter((store) => store.accountId === accountId);
  if (name === undefined) {
    return stores;
  }
  const named = stores.filter((store) => store.name === name);
  if (named.length === 0) {
    throw createException(CustomKeyStoreNotFoundException, `Custom key store ${name} is not found.`);
  }
  return named;
}

const entryOf = ({ proxy, ...store }: CustomKeyStore): CustomKeyStoresListEntry => ({
  CustomKeyStoreId: store.id,
  CustomKeyStoreName: store.name,
  CloudHsmClusterId: store.cloudHsmClusterId,
  TrustAnchorCertificate: store.trustAnchorCertificate,
  ConnectionState: store.state,
  CreationDate: new Date(store.creationDate),
  CustomKeyStoreType: store.type,
  ...(proxy === undefined
    ? {}
    : {
        XksProxyConfiguration: {
          Connectivity: proxy.connectivity,
          AccessKeyId: proxy.accessKeyId,
          UriEndpoint: proxy.uriEndpoint,
          UriPath: proxy.uriPath,
          VpcEndpointServiceName: proxy.vpcEndpointServiceName,
          VpcEndpointServiceOwner: proxy.vpcEndpointServiceOwner,
        },
      }),
});
