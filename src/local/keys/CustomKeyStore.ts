import { randomBytes } from "node:crypto";
import type { ConnectionStateType, CustomKeyStoreType, XksProxyConnectivityType } from "../../kms/enums.js";

/** A custom key store. */
export interface CustomKeyStore {
  /** The ID, such as `cks-1234567890abcdef0`. */
  readonly id: string;
  /** The ID of the account that owns it. */
  readonly accountId: string;
  /** What it is backed by. */
  readonly type: CustomKeyStoreType;
  /** When it was created. */
  readonly creationDate: Date;
  /** The connection state. */
  state: ConnectionStateType;
  /** The name, unique in its account. */
  name: string;
  /** The ID of its AWS CloudHSM cluster; `undefined` for an external key store. */
  cloudHsmClusterId: string | undefined;
  /** The certificate of its AWS CloudHSM cluster. */
  trustAnchorCertificate: string | undefined;
  /** The proxy of an external key store; `undefined` for other custom key stores. */
  proxy: XksProxy | undefined;
}

/** The proxy of an external key store. LocalKms never calls it. */
export interface XksProxy {
  /** How KMS connects to it. */
  readonly connectivity: XksProxyConnectivityType;
  /** Its URL, without path. */
  readonly uriEndpoint: string;
  /** The path of its API. */
  readonly uriPath: string;
  /** The access key ID that KMS signs requests with. */
  readonly accessKeyId: string;
  /** The name of its VPC endpoint service. */
  readonly vpcEndpointServiceName: string | undefined;
  /** The account that owns the VPC endpoint service. */
  readonly vpcEndpointServiceOwner: string | undefined;
}

/** A random ID of a custom key store. */
export const customKeyStoreId = (): string => `cks-${randomBytes(9).toString("hex").slice(0, 17)}`;
