import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, enumeration, list, required, string, structure, timestamp } from "../../shapes/shapes.js";
import {
  ConnectionErrorCodeType,
  ConnectionStateType,
  CustomKeyStoreType,
  XksProxyConnectivityType,
} from "../enums.js";
import {
  CustomKeyStoreNotFoundException,
  InvalidMarkerException,
  type KMSInternalException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { customKeyStoreId, customKeyStoreName, pageRequest } from "../members.js";
import { oneCustomKeyStoreFilter } from "../rules.js";

/**
 * How KMS connects to the proxy of an external key store.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyConfigurationType.html
 */
export interface XksProxyConfigurationType {
  /** How KMS connects to the proxy. */
  Connectivity?: XksProxyConnectivityType | undefined;
  /** The ID of the secret access key with which KMS signs its requests to the proxy. Never logged. */
  AccessKeyId?: string | undefined;
  /** The endpoint of the proxy. With a VPC endpoint service, its private DNS name. */
  UriEndpoint?: string | undefined;
  /** The path of the proxy. */
  UriPath?: string | undefined;
  /** The name of the VPC endpoint service. Missing unless KMS connects through one. */
  VpcEndpointServiceName?: string | undefined;
  /** The account that owns the VPC endpoint service, 12 digits. Missing unless KMS connects through one. */
  VpcEndpointServiceOwner?: string | undefined;
}

const xksProxyConfiguration = () =>
  structure<XksProxyConfigurationType>({
    Connectivity: enumeration(XksProxyConnectivityType),
    AccessKeyId: string({ sensitive: true }),
    UriEndpoint: string(),
    UriPath: string(),
    VpcEndpointServiceName: string(),
    VpcEndpointServiceOwner: string(),
  });

/**
 * A custom key store, as described by {@link DescribeCustomKeyStoresCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CustomKeyStoresListEntry.html
 */
export interface CustomKeyStoresListEntry {
  /** The ID of the custom key store. */
  CustomKeyStoreId: string;
  /** The name of the custom key store. */
  CustomKeyStoreName?: string | undefined;
  /** The ID of the AWS CloudHSM cluster. Only for AWS CloudHSM key stores. */
  CloudHsmClusterId?: string | undefined;
  /** The certificate with which the cluster was initialized. Only for AWS CloudHSM key stores. */
  TrustAnchorCertificate?: string | undefined;
  /** The connection state. */
  ConnectionState?: ConnectionStateType | undefined;
  /** Why the last attempt to connect failed. Only if `ConnectionState` is `FAILED`. */
  ConnectionErrorCode?: ConnectionErrorCodeType | undefined;
  /** When the custom key store was created. */
  CreationDate?: Date | undefined;
  /** The type of the custom key store. */
  CustomKeyStoreType?: CustomKeyStoreType | undefined;
  /** How KMS connects to the proxy. Only for external key stores. */
  XksProxyConfiguration?: XksProxyConfigurationType | undefined;
}

const customKeyStoresListEntry = () =>
  structure<CustomKeyStoresListEntry>({
    CustomKeyStoreId: required(string()),
    CustomKeyStoreName: string(),
    CloudHsmClusterId: string(),
    TrustAnchorCertificate: string(),
    ConnectionState: enumeration(ConnectionStateType),
    ConnectionErrorCode: enumeration(ConnectionErrorCodeType),
    CreationDate: timestamp(),
    CustomKeyStoreType: enumeration(CustomKeyStoreType),
    XksProxyConfiguration: xksProxyConfiguration(),
  });

/**
 * The input of {@link DescribeCustomKeyStoresCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html#API_DescribeCustomKeyStores_RequestSyntax
 */
export interface DescribeCustomKeyStoresRequest {
  /**
   * Describes only the custom key store with this ID, 1 to 64 characters; not together with
   * `CustomKeyStoreName`. Default: all custom key stores.
   */
  CustomKeyStoreId?: string | undefined;
  /**
   * Describes only the custom key store with this name, 1 to 256 characters; not together with
   * `CustomKeyStoreId`. Default: all custom key stores.
   */
  CustomKeyStoreName?: string | undefined;
  /** The maximum number of items per page, 1 to 1000. Default: that of KMS. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The input of {@link DescribeCustomKeyStoresCommand}. */
export interface DescribeCustomKeyStoresCommandInput extends DescribeCustomKeyStoresRequest {}

/**
 * The output of {@link DescribeCustomKeyStoresCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html#API_DescribeCustomKeyStores_ResponseSyntax
 */
export interface DescribeCustomKeyStoresResponse {
  /** The custom key stores of this page. */
  CustomKeyStores: CustomKeyStoresListEntry[];
  /** The `Marker` of the next page. Missing on the last page. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated?: boolean | undefined;
}

/** The output of {@link DescribeCustomKeyStoresCommand}, with the metadata of the call. */
export interface DescribeCustomKeyStoresCommandOutput
  extends DescribeCustomKeyStoresResponse,
    MetadataBearer {}

/**
 * The exceptions that KMS documents for DescribeCustomKeyStores, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html#API_DescribeCustomKeyStores_Errors
 */
export type DescribeCustomKeyStoresException =
  | CustomKeyStoreNotFoundException
  | InvalidMarkerException
  | KMSInternalException;

/**
 * Describes the custom key stores of the account in the Region, or one of them, one page per call;
 * {@link paginateDescribeCustomKeyStores} iterates over all pages.
 *
 * The caller needs `kms:DescribeCustomKeyStores`.
 *
 * Idempotent: it only reads.
 *
 * @example
 * ```ts
 * for await (const { CustomKeyStores } of paginateDescribeCustomKeyStores({ client })) {
 *   for (const { CustomKeyStoreName, ConnectionState } of CustomKeyStores) {
 *     console.log(CustomKeyStoreName, ConnectionState);
 *   }
 * }
 * ```
 *
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (client fault) {@link InvalidMarkerException}: `Marker` is not a `NextMarker` that KMS returned.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html
 */
export class DescribeCustomKeyStoresCommand extends KMSCommand<
  DescribeCustomKeyStoresCommandInput,
  DescribeCustomKeyStoresCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<
    DescribeCustomKeyStoresCommandInput,
    DescribeCustomKeyStoresCommandOutput
  > {
    return {
      name: "DescribeCustomKeyStores",
      permissions: "kms:DescribeCustomKeyStores",
      idempotent: true,
      errors: [CustomKeyStoreNotFoundException, InvalidMarkerException],
      input: {
        CustomKeyStoreId: customKeyStoreId(),
        CustomKeyStoreName: customKeyStoreName(),
        ...pageRequest(),
      },
      rules: [oneCustomKeyStoreFilter()],
      output: {
        CustomKeyStores: required(list(customKeyStoresListEntry())),
        NextMarker: string(),
        Truncated: boolean(),
      },
    };
  }
}
