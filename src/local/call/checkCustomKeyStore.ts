/** The checks of the properties of custom key stores. */
import { LimitExceededException } from "../../kms/commonErrors.js";
import {
  CloudHsmClusterInUseException,
  CustomKeyStoreNameInUseException,
  XksProxyUriEndpointInUseException,
  XksProxyUriInUseException,
  XksProxyVpcEndpointServiceInUseException,
} from "../../kms/errors.js";
import { createException } from "../exceptions.js";
import type { CustomKeyStore, XksProxy } from "../keys/CustomKeyStore.js";
import type { Call } from "./Call.js";

const others = ({ keys, principal }: Call, store: CustomKeyStore | undefined): CustomKeyStore[] =>
  [...keys.customKeyStores.values()].filter(
    (other) => other !== store && other.accountId === principal.accountId,
  );

const MAX_STORES = 10;

/**
 * Checks that the account can have one more custom key store.
 *
 * @throws {@link LimitExceededException} when it has 10 in this Region.
 */
export function checkStoreQuota(call: Call): void {
  if (others(call, undefined).length >= MAX_STORES) {
    throw createException(
      LimitExceededException,
      `The account has ${MAX_STORES} custom key stores in this Region already.`,
    );
  }
}

/**
 * Checks that no other custom key store of the account has a name.
 *
 * @throws {@link CustomKeyStoreNameInUseException} when one has.
 */
export function checkStoreName(call: Call, name: string, store?: CustomKeyStore): void {
  if (others(call, store).some((other) => other.name === name)) {
    throw createException(CustomKeyStoreNameInUseException);
  }
}

/**
 * Checks that no other custom key store of the account has a cluster.
 *
 * @throws {@link CloudHsmClusterInUseException} when one has.
 */
export function checkCluster(call: Call, clusterId: string, store?: CustomKeyStore): void {
  if (others(call, store).some(({ cloudHsmClusterId }) => cloudHsmClusterId === clusterId)) {
    throw createException(CloudHsmClusterInUseException);
  }
}

/**
 * Checks that no other external key store of the account has a proxy.
 *
 * @throws {@link XksProxyUriInUseException} when one has its endpoint and path.
 * @throws {@link XksProxyUriEndpointInUseException} when one has its endpoint with another connectivity.
 * @throws {@link XksProxyVpcEndpointServiceInUseException} when one has its VPC endpoint service.
 */
export function checkProxy(call: Call, proxy: XksProxy, store?: CustomKeyStore): void {
  const proxies = others(call, store).flatMap((other) => other.proxy ?? []);
  if (proxies.some((other) => other.uriEndpoint === proxy.uriEndpoint && other.uriPath === proxy.uriPath)) {
    throw createException(XksProxyUriInUseException);
  }
  const { uriEndpoint, connectivity, vpcEndpointServiceName: service } = proxy;
  if (proxies.some((other) => other.uriEndpoint === uriEndpoint && other.connectivity !== connectivity)) {
    throw createException(XksProxyUriEndpointInUseException);
  }
  if (service !== undefined && proxies.some((other) => other.vpcEndpointServiceName === service)) {
    throw createException(XksProxyVpcEndpointServiceInUseException);
  }
}
