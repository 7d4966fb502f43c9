import { ValidationException } from "../../kms/commonErrors.js";
import { ConnectionStateType } from "../../kms/enums.js";
import { CustomKeyStoreInvalidStateException } from "../../kms/errors.js";
import type { UpdateCustomKeyStoreRequest } from "../../kms/operations/UpdateCustomKeyStore.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { checkCluster, checkProxy, checkStoreName } from "../call/checkCustomKeyStore.js";
import { findCustomKeyStore } from "../call/findCustomKeyStore.js";
import { createException } from "../exceptions.js";
import type { XksProxy } from "../keys/CustomKeyStore.js";

/** UpdateCustomKeyStore: changes a custom key store. LocalKms does not check passwords and credentials. */
export function updateCustomKeyStore(call: Call, request: UpdateCustomKeyStoreRequest): undefined {
  authorizeIdentity(call.principal, "UpdateCustomKeyStore");
  const store = findCustomKeyStore(call, request.CustomKeyStoreId);
  const { NewCustomKeyStoreName: name, CloudHsmClusterId: clusterId, KeyStorePassword: password } = request;
  const proxy = store.proxy === undefined ? undefined : changedProxy(store.proxy, request);
  if (proxy === undefined ? changesProxy(request) : (clusterId ?? password) !== undefined) {
    throw createException(
      ValidationException,
      "The request has members of another type of custom key store.",
    );
  }
  // All but the name of an external key store can be changed only while nothing depends on it.
  const mayBeConnected = proxy !== undefined && (clusterId ?? password) === undefined;
  if (!mayBeConnected && store.state !== ConnectionStateType.DISCONNECTED) {
    throw createException(CustomKeyStoreInvalidStateException);
  }
  checkStoreName(call, name ?? store.name, store);
  if (clusterId !== undefined) {
    checkCluster(call, clusterId, store);
  }
  if (proxy !== undefined) {
    checkProxy(call, proxy, store);
  }
  store.name = name ?? store.name;
  store.cloudHsmClusterId = clusterId ?? store.cloudHsmClusterId;
  store.proxy = proxy;
}

const changedProxy = (proxy: XksProxy, request: UpdateCustomKeyStoreRequest): XksProxy => ({
  connectivity: request.XksProxyConnectivity ?? proxy.connectivity,
  uriEndpoint: request.XksProxyUriEndpoint ?? proxy.uriEndpoint,
  uriPath: request.XksProxyUriPath ?? proxy.uriPath,
  accessKeyId: request.XksProxyAuthenticationCredential?.AccessKeyId ?? proxy.accessKeyId,
  vpcEndpointServiceName: request.XksProxyVpcEndpointServiceName ?? proxy.vpcEndpointServiceName,
  vpcEndpointServiceOwner: request.XksProxyVpcEndpointServiceOwner ?? proxy.vpcEndpointServiceOwner,
});

const changesProxy = (request: UpdateCustomKeyStoreRequest): boolean =>
  Object.entries(request).some(([name, value]) => name.startsWith("XksProxy") && value !== undefined);
