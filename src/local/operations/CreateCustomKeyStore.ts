import { ValidationException } from "../../kms/commonErrors.js";
import { ConnectionStateType, CustomKeyStoreType } from "../../kms/enums.js";
import type {
  CreateCustomKeyStoreRequest,
  CreateCustomKeyStoreResponse,
} from "../../kms/operations/CreateCustomKeyStore.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { checkCluster, checkProxy, checkStoreName, checkStoreQuota } from "../call/checkCustomKeyStore.js";
import { createException } from "../exceptions.js";
import { type CustomKeyStore, customKeyStoreId, type XksProxy } from "../keys/CustomKeyStore.js";

/** CreateCustomKeyStore: creates a custom key store, which is disconnected. LocalKms calls no cluster and no proxy. */
export function createCustomKeyStore(
  call: Call,
  request: CreateCustomKeyStoreRequest,
): CreateCustomKeyStoreResponse {
  const { CustomKeyStoreType: type = CustomKeyStoreType.AWS_CLOUDHSM } = request;
  authorizeIdentity(call.principal, "CreateCustomKeyStore");
  checkStoreName(call, request.CustomKeyStoreName);
  const backing =
    type === CustomKeyStoreType.AWS_CLOUDHSM ? clusterOf(call, request) : proxyOf(call, request);
  const store: CustomKeyStore = {
    id: customKeyStoreId(),
    accountId: call.principal.accountId,
    type,
    creationDate: call.keys.now(),
    state: ConnectionStateType.DISCONNECTED,
    name: request.CustomKeyStoreName,
    cloudHsmClusterId: undefined,
    trustAnchorCertificate: undefined,
    proxy: undefined,
    ...backing,
  };
  checkStoreQuota(call);
  call.keys.customKeyStores.set(store.id, store);
  return { CustomKeyStoreId: store.id };
}

function clusterOf(call: Call, request: CreateCustomKeyStoreRequest): Partial<CustomKeyStore> {
  const cloudHsmClusterId = need(request.CloudHsmClusterId, "CloudHsmClusterId");
  need(request.KeyStorePassword, "KeyStorePassword");
  const trustAnchorCertificate = need(request.TrustAnchorCertificate, "TrustAnchorCertificate");
  checkCluster(call, cloudHsmClusterId);
  return { cloudHsmClusterId, trustAnchorCertificate };
}

function proxyOf(call: Call, request: CreateCustomKeyStoreRequest): Partial<CustomKeyStore> {
  const { AccessKeyId } = need(request.XksProxyAuthenticationCredential, "XksProxyAuthenticationCredential");
  const proxy: XksProxy = {
    connectivity: need(request.XksProxyConnectivity, "XksProxyConnectivity"),
    uriEndpoint: need(request.XksProxyUriEndpoint, "XksProxyUriEndpoint"),
    uriPath: need(request.XksProxyUriPath, "XksProxyUriPath"),
    accessKeyId: AccessKeyId,
    vpcEndpointServiceName: request.XksProxyVpcEndpointServiceName,
    vpcEndpointServiceOwner: request.XksProxyVpcEndpointServiceOwner,
  };
  if (proxy.connectivity === "VPC_ENDPOINT_SERVICE") {
    need(proxy.vpcEndpointServiceName, "XksProxyVpcEndpointServiceName");
  }
  checkProxy(call, proxy);
  return { proxy };
}

function need<Value>(value: Value | undefined, member: string): Value {
  if (value === undefined) {
    throw createException(ValidationException, `${member} is required for this type of custom key store.`);
  }
  return value;
}
