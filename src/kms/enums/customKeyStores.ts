/** The enumerations of custom key stores. */

/**
 * The reasons why a custom key store cannot connect.
 *
 * For all custom key stores:
 *
 * - `INTERNAL_ERROR`: KMS failed internally. Disconnect the custom key store, then connect it again.
 * - `NETWORK_ERRORS`: the network prevents the connection.
 * - `INVALID_CREDENTIALS`: the password of `kmsuser`, or the credential of the proxy, is wrong.
 *
 * For AWS CloudHSM key stores:
 *
 * - `CLUSTER_NOT_FOUND`: there is no cluster with this ID.
 * - `INSUFFICIENT_CLOUDHSM_HSMS`: the cluster has no active HSM.
 * - `INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET`: a private subnet of the cluster has no free IP address.
 * - `SUBNET_NOT_FOUND`: a subnet of the cluster was deleted.
 * - `USER_LOCKED_OUT`: `kmsuser` is locked out after too many wrong passwords.
 * - `USER_LOGGED_IN`: `kmsuser` is logged in; log it out.
 * - `USER_NOT_FOUND`: the cluster has no user `kmsuser`.
 *
 * For external key stores:
 *
 * - `XKS_PROXY_ACCESS_DENIED`: the proxy denies access to KMS.
 * - `XKS_PROXY_INVALID_CONFIGURATION`: the configuration is wrong; check the path of the proxy.
 * - `XKS_PROXY_INVALID_RESPONSE`: KMS cannot read the response of the proxy.
 * - `XKS_PROXY_INVALID_TLS_CONFIGURATION`: the proxy does not support TLS 1.2 or 1.3, or its certificate is
 *   not valid.
 * - `XKS_PROXY_NOT_REACHABLE`: KMS cannot reach the proxy, or the proxy cannot reach the external key
 *   manager.
 * - `XKS_PROXY_TIMED_OUT`: the proxy does not respond in time.
 * - `XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION`: the VPC endpoint service does not meet the
 *   requirements.
 * - `XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND`: KMS cannot find the VPC endpoint service.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CustomKeyStoresListEntry.html
 */
export const ConnectionErrorCodeType = {
  CLUSTER_NOT_FOUND: "CLUSTER_NOT_FOUND",
  INSUFFICIENT_CLOUDHSM_HSMS: "INSUFFICIENT_CLOUDHSM_HSMS",
  INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET: "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET",
  INTERNAL_ERROR: "INTERNAL_ERROR",
  INVALID_CREDENTIALS: "INVALID_CREDENTIALS",
  NETWORK_ERRORS: "NETWORK_ERRORS",
  SUBNET_NOT_FOUND: "SUBNET_NOT_FOUND",
  USER_LOCKED_OUT: "USER_LOCKED_OUT",
  USER_LOGGED_IN: "USER_LOGGED_IN",
  USER_NOT_FOUND: "USER_NOT_FOUND",
  XKS_PROXY_ACCESS_DENIED: "XKS_PROXY_ACCESS_DENIED",
  XKS_PROXY_INVALID_CONFIGURATION: "XKS_PROXY_INVALID_CONFIGURATION",
  XKS_PROXY_INVALID_RESPONSE: "XKS_PROXY_INVALID_RESPONSE",
  XKS_PROXY_INVALID_TLS_CONFIGURATION: "XKS_PROXY_INVALID_TLS_CONFIGURATION",
  XKS_PROXY_NOT_REACHABLE: "XKS_PROXY_NOT_REACHABLE",
  XKS_PROXY_TIMED_OUT: "XKS_PROXY_TIMED_OUT",
  XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION: "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION",
  XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND: "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND",
} as const;
/** A reason why a custom key store cannot connect. */
export type ConnectionErrorCodeType = (typeof ConnectionErrorCodeType)[keyof typeof ConnectionErrorCodeType];

/**
 * The connection states of a custom key store. Its keys can be created and used only while it is `CONNECTED`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CustomKeyStoresListEntry.html
 */
export const ConnectionStateType = {
  CONNECTED: "CONNECTED",
  CONNECTING: "CONNECTING",
  DISCONNECTED: "DISCONNECTED",
  DISCONNECTING: "DISCONNECTING",
  FAILED: "FAILED",
} as const;
/** A connection state of a custom key store. */
export type ConnectionStateType = (typeof ConnectionStateType)[keyof typeof ConnectionStateType];

/**
 * The types of custom key stores: backed by an AWS CloudHSM cluster, or by an external key manager.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CustomKeyStoresListEntry.html
 */
export const CustomKeyStoreType = {
  AWS_CLOUDHSM: "AWS_CLOUDHSM",
  EXTERNAL_KEY_STORE: "EXTERNAL_KEY_STORE",
} as const;
/** A type of custom key store. */
export type CustomKeyStoreType = (typeof CustomKeyStoreType)[keyof typeof CustomKeyStoreType];

/**
 * How KMS connects to the proxy of an external key store: over the internet, or through a VPC endpoint
 * service.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyConfigurationType.html
 */
export const XksProxyConnectivityType = {
  PUBLIC_ENDPOINT: "PUBLIC_ENDPOINT",
  VPC_ENDPOINT_SERVICE: "VPC_ENDPOINT_SERVICE",
} as const;
/** A way to connect to the proxy of an external key store. */
export type XksProxyConnectivityType =
  (typeof XksProxyConnectivityType)[keyof typeof XksProxyConnectivityType];
