import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { enumeration, required } from "../../shapes/shapes.js";
import { XksProxyConnectivityType } from "../enums.js";
import {
  CloudHsmClusterInvalidConfigurationException,
  CloudHsmClusterNotActiveException,
  CloudHsmClusterNotFoundException,
  CloudHsmClusterNotRelatedException,
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNameInUseException,
  CustomKeyStoreNotFoundException,
  type KMSInternalException,
  XksProxyIncorrectAuthenticationCredentialException,
  XksProxyInvalidConfigurationException,
  XksProxyInvalidResponseException,
  XksProxyUriEndpointInUseException,
  XksProxyUriInUseException,
  XksProxyUriUnreachableException,
  XksProxyVpcEndpointServiceInUseException,
  XksProxyVpcEndpointServiceInvalidConfigurationException,
  XksProxyVpcEndpointServiceNotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import {
  accountId,
  cloudHsmClusterId,
  customKeyStoreId,
  customKeyStoreName,
  keyStorePassword,
  xksProxyUriEndpoint,
  xksProxyUriPath,
  xksProxyVpcEndpointServiceName,
} from "../members.js";
import {
  type XksProxyAuthenticationCredentialType,
  xksProxyAuthenticationCredential,
} from "../structures.js";

/**
 * The input of {@link UpdateCustomKeyStoreCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html#API_UpdateCustomKeyStore_RequestSyntax
 */
export interface UpdateCustomKeyStoreRequest {
  /** The ID of the custom key store, 1 to 64 characters. */
  CustomKeyStoreId: string;
  /**
   * The new name, 1 to 256 characters, unique in the account and Region. Not secret: it appears in
   * CloudTrail. Default: unchanged.
   */
  NewCustomKeyStoreName?: string | undefined;
  /**
   * The password of the crypto user `kmsuser` in the cluster, 7 to 32 characters. The call does not change it
   * in the cluster. Only for AWS CloudHSM key stores. Default: unchanged. Never logged.
   */
  KeyStorePassword?: string | undefined;
  /**
   * The ID of the AWS CloudHSM cluster, 19 to 24 characters: the original cluster, or one with the same
   * cluster certificate. Only for AWS CloudHSM key stores. Default: unchanged.
   */
  CloudHsmClusterId?: string | undefined;
  /**
   * The endpoint of the proxy, 10 to 128 characters: `https://` followed by a host name. With a VPC endpoint
   * service, the host name is its private DNS name. Only for external key stores. Default: unchanged.
   */
  XksProxyUriEndpoint?: string | undefined;
  /**
   * The path of the proxy, 10 to 128 characters: an optional prefix followed by `/kms/xks/v1`, where `v1` is
   * the version of its API. Only for external key stores. Default: unchanged.
   */
  XksProxyUriPath?: string | undefined;
  /**
   * The name of the VPC endpoint service of the proxy, 20 to 64 characters. Required when
   * `XksProxyConnectivity` becomes `VPC_ENDPOINT_SERVICE`. Default: unchanged.
   */
  XksProxyVpcEndpointServiceName?: string | undefined;
  /** The account that owns the VPC endpoint service, 12 digits. Default: unchanged. */
  XksProxyVpcEndpointServiceOwner?: string | undefined;
  /**
   * The credential with which KMS signs its requests to the proxy. The call does not change it at the proxy.
   * Only for external key stores. Default: unchanged. Never logged.
   */
  XksProxyAuthenticationCredential?: XksProxyAuthenticationCredentialType | undefined;
  /**
   * How KMS connects to the proxy. A change requires a new `XksProxyUriEndpoint`. Only for external key
   * stores. Default: unchanged.
   */
  XksProxyConnectivity?: XksProxyConnectivityType | undefined;
}

/** The input of {@link UpdateCustomKeyStoreCommand}. */
export interface UpdateCustomKeyStoreCommandInput extends UpdateCustomKeyStoreRequest {}

/** The output of {@link UpdateCustomKeyStoreCommand}: empty. */
// biome-ignore lint/suspicious/noEmptyInterface: @aws-sdk/client-kms exports it under this name.
export interface UpdateCustomKeyStoreResponse {}

/** The output of {@link UpdateCustomKeyStoreCommand}: only the metadata of the call. */
export interface UpdateCustomKeyStoreCommandOutput extends UpdateCustomKeyStoreResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for UpdateCustomKeyStore, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html#API_UpdateCustomKeyStore_Errors
 */
export type UpdateCustomKeyStoreException =
  | CloudHsmClusterInvalidConfigurationException
  | CloudHsmClusterNotActiveException
  | CloudHsmClusterNotFoundException
  | CloudHsmClusterNotRelatedException
  | CustomKeyStoreInvalidStateException
  | CustomKeyStoreNameInUseException
  | CustomKeyStoreNotFoundException
  | KMSInternalException
  | XksProxyIncorrectAuthenticationCredentialException
  | XksProxyInvalidConfigurationException
  | XksProxyInvalidResponseException
  | XksProxyUriEndpointInUseException
  | XksProxyUriInUseException
  | XksProxyUriUnreachableException
  | XksProxyVpcEndpointServiceInUseException
  | XksProxyVpcEndpointServiceInvalidConfigurationException
  | XksProxyVpcEndpointServiceNotFoundException;

/**
 * Changes the properties of a custom key store. Most changes require that it is disconnected; call
 * {@link DisconnectCustomKeyStoreCommand} first, and {@link ConnectCustomKeyStoreCommand} afterwards. A
 * connected key store can change its name and, if it is external, `XksProxyAuthenticationCredential` and
 * `XksProxyUriPath`.
 *
 * Make sure that the new properties lead to the same keys. If KMS permanently loses access to the keys of a
 * key store, nobody can decrypt the data that they encrypted.
 *
 * The caller needs `kms:UpdateCustomKeyStore`.
 *
 * Not idempotent: KMS does not document how it takes a name or an address that the store already has.
 *
 * @throws (client fault) {@link CloudHsmClusterInvalidConfigurationException}: the CloudHSM cluster does not meet the requirements.
 * @throws (client fault) {@link CloudHsmClusterNotActiveException}: the CloudHSM cluster is not active.
 * @throws (client fault) {@link CloudHsmClusterNotFoundException}: there is no such CloudHSM cluster.
 * @throws (client fault) {@link CloudHsmClusterNotRelatedException}: the CloudHSM cluster is not related to the original cluster.
 * @throws (client fault) {@link CustomKeyStoreInvalidStateException}: the change requires that the custom key store is disconnected.
 * @throws (client fault) {@link CustomKeyStoreNameInUseException}: another custom key store has this name.
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link XksProxyIncorrectAuthenticationCredentialException}: the proxy rejected the credential.
 * @throws (client fault) {@link XksProxyInvalidConfigurationException}: the proxy is not configured correctly.
 * @throws (client fault) {@link XksProxyInvalidResponseException}: KMS cannot read the response of the proxy.
 * @throws (client fault) {@link XksProxyUriEndpointInUseException}: another external key store uses the endpoint.
 * @throws (client fault) {@link XksProxyUriInUseException}: another external key store uses the endpoint and path.
 * @throws (client fault) {@link XksProxyUriUnreachableException}: KMS cannot reach the proxy.
 * @throws (client fault) {@link XksProxyVpcEndpointServiceInUseException}: another external key store uses the VPC endpoint service.
 * @throws (client fault) {@link XksProxyVpcEndpointServiceInvalidConfigurationException}: the VPC endpoint service does not meet the requirements.
 * @throws (client fault) {@link XksProxyVpcEndpointServiceNotFoundException}: KMS cannot find the VPC endpoint service.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html
 */
export class UpdateCustomKeyStoreCommand extends KMSCommand<
  UpdateCustomKeyStoreCommandInput,
  UpdateCustomKeyStoreCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<UpdateCustomKeyStoreCommandInput, UpdateCustomKeyStoreCommandOutput> {
    return {
      name: "UpdateCustomKeyStore",
      permissions: "kms:UpdateCustomKeyStore",
      idempotent: false,
      errors: [
        CloudHsmClusterInvalidConfigurationException,
        CloudHsmClusterNotActiveException,
        CloudHsmClusterNotFoundException,
        CloudHsmClusterNotRelatedException,
        CustomKeyStoreInvalidStateException,
        CustomKeyStoreNameInUseException,
        CustomKeyStoreNotFoundException,
        XksProxyIncorrectAuthenticationCredentialException,
        XksProxyInvalidConfigurationException,
        XksProxyInvalidResponseException,
        XksProxyUriEndpointInUseException,
        XksProxyUriInUseException,
        XksProxyUriUnreachableException,
        XksProxyVpcEndpointServiceInUseException,
        XksProxyVpcEndpointServiceInvalidConfigurationException,
        XksProxyVpcEndpointServiceNotFoundException,
      ],
      input: {
        CustomKeyStoreId: required(customKeyStoreId()),
        NewCustomKeyStoreName: customKeyStoreName(),
        KeyStorePassword: keyStorePassword(),
        CloudHsmClusterId: cloudHsmClusterId(),
        XksProxyUriEndpoint: xksProxyUriEndpoint(),
        XksProxyUriPath: xksProxyUriPath(),
        XksProxyVpcEndpointServiceName: xksProxyVpcEndpointServiceName(),
        XksProxyVpcEndpointServiceOwner: accountId(),
        XksProxyAuthenticationCredential: xksProxyAuthenticationCredential(),
        XksProxyConnectivity: enumeration(XksProxyConnectivityType),
      },
      output: {},
    };
  }
}
