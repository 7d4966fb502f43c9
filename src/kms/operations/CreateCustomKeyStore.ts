import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { enumeration, required, string } from "../../shapes/shapes.js";
import type { LimitExceededException } from "../commonErrors.js";
import { CustomKeyStoreType, XksProxyConnectivityType } from "../enums.js";
import {
  CloudHsmClusterInUseException,
  CloudHsmClusterInvalidConfigurationException,
  CloudHsmClusterNotActiveException,
  CloudHsmClusterNotFoundException,
  CustomKeyStoreNameInUseException,
  IncorrectTrustAnchorException,
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
  customKeyStoreName,
  keyStorePassword,
  xksProxyUriEndpoint,
  xksProxyUriPath,
  xksProxyVpcEndpointServiceName,
} from "../members.js";
import { membersOfCustomKeyStore, vpcEndpointService } from "../rules.js";
import {
  type XksProxyAuthenticationCredentialType,
  xksProxyAuthenticationCredential,
} from "../structures.js";

/**
 * The input of {@link CreateCustomKeyStoreCommand}. The client checks two rules before it sends the call:
 *
 * - An AWS CloudHSM key store requires `CloudHsmClusterId`, `KeyStorePassword` and `TrustAnchorCertificate`.
 * - An external key store requires `XksProxyConnectivity`, `XksProxyUriEndpoint`, `XksProxyUriPath` and
 *   `XksProxyAuthenticationCredential`, and with `VPC_ENDPOINT_SERVICE` also
 *   `XksProxyVpcEndpointServiceName`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html#API_CreateCustomKeyStore_RequestSyntax
 */
export interface CreateCustomKeyStoreRequest {
  /**
   * The name of the custom key store, 1 to 256 characters, unique in the account and Region. Not secret: it
   * appears in CloudTrail.
   */
  CustomKeyStoreName: string;
  /**
   * The ID of the AWS CloudHSM cluster, 19 to 24 characters. Required for AWS CloudHSM key stores. Default:
   * none.
   */
  CloudHsmClusterId?: string | undefined;
  /**
   * The certificate with which the cluster was initialized, 1 to 5000 characters: the content of
   * `customerCA.crt`. Required for AWS CloudHSM key stores. Default: none.
   */
  TrustAnchorCertificate?: string | undefined;
  /**
   * The password of the crypto user `kmsuser` in the cluster, 7 to 32 characters. The call does not change it
   * in the cluster. Required for AWS CloudHSM key stores. Default: none. Never logged.
   */
  KeyStorePassword?: string | undefined;
  /** The type of the custom key store. It cannot be changed later. Default: `AWS_CLOUDHSM`. */
  CustomKeyStoreType?: CustomKeyStoreType | undefined;
  /**
   * The endpoint of the proxy, 10 to 128 characters: `https://` followed by a host name. With a VPC endpoint
   * service, the host name is its private DNS name. Required for external key stores. Default: none.
   */
  XksProxyUriEndpoint?: string | undefined;
  /**
   * The path of the proxy, 10 to 128 characters: an optional prefix followed by `/kms/xks/v1`, where `v1` is
   * the version of its API. Required for external key stores. Default: none.
   */
  XksProxyUriPath?: string | undefined;
  /**
   * The name of the VPC endpoint service of the proxy, 20 to 64 characters. Required with
   * `XksProxyConnectivity` `VPC_ENDPOINT_SERVICE`. Default: none.
   */
  XksProxyVpcEndpointServiceName?: string | undefined;
  /** The account that owns the VPC endpoint service, 12 digits. Default: the account of the caller. */
  XksProxyVpcEndpointServiceOwner?: string | undefined;
  /**
   * The credential with which KMS signs its requests to the proxy. The call does not change it at the proxy.
   * Required for external key stores. Default: none. Never logged.
   */
  XksProxyAuthenticationCredential?: XksProxyAuthenticationCredentialType | undefined;
  /** How KMS connects to the proxy. Required for external key stores. Default: none. */
  XksProxyConnectivity?: XksProxyConnectivityType | undefined;
}

/** The input of {@link CreateCustomKeyStoreCommand}. */
export interface CreateCustomKeyStoreCommandInput extends CreateCustomKeyStoreRequest {}

/**
 * The output of {@link CreateCustomKeyStoreCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html#API_CreateCustomKeyStore_ResponseSyntax
 */
export interface CreateCustomKeyStoreResponse {
  /** The ID of the new custom key store. */
  CustomKeyStoreId: string;
}

/** The output of {@link CreateCustomKeyStoreCommand}, with the metadata of the call. */
export interface CreateCustomKeyStoreCommandOutput extends CreateCustomKeyStoreResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for CreateCustomKeyStore, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html#API_CreateCustomKeyStore_Errors
 */
export type CreateCustomKeyStoreException =
  | CloudHsmClusterInUseException
  | CloudHsmClusterInvalidConfigurationException
  | CloudHsmClusterNotActiveException
  | CloudHsmClusterNotFoundException
  | CustomKeyStoreNameInUseException
  | IncorrectTrustAnchorException
  | KMSInternalException
  | LimitExceededException
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
 * Creates a custom key store, which keeps the key material of its KMS keys in an AWS CloudHSM cluster or in
 * an external key manager. {@link ConnectCustomKeyStoreCommand} connects it before its first use.
 *
 * The cluster, or the external key manager and its proxy, must be running.
 *
 * The caller needs `kms:CreateCustomKeyStore`.
 *
 * Not idempotent: a retry would fail with `CustomKeyStoreNameInUseException`, although the call has
 * succeeded.
 *
 * @throws (client fault) {@link CloudHsmClusterInUseException}: another custom key store uses the CloudHSM cluster.
 * @throws (client fault) {@link CloudHsmClusterInvalidConfigurationException}: the CloudHSM cluster does not meet the requirements.
 * @throws (client fault) {@link CloudHsmClusterNotActiveException}: the CloudHSM cluster is not active.
 * @throws (client fault) {@link CloudHsmClusterNotFoundException}: there is no such CloudHSM cluster.
 * @throws (client fault) {@link CustomKeyStoreNameInUseException}: another custom key store has this name.
 * @throws (client fault) {@link IncorrectTrustAnchorException}: the certificate does not belong to the CloudHSM cluster.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
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
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html
 */
export class CreateCustomKeyStoreCommand extends KMSCommand<
  CreateCustomKeyStoreCommandInput,
  CreateCustomKeyStoreCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<CreateCustomKeyStoreCommandInput, CreateCustomKeyStoreCommandOutput> {
    return {
      name: "CreateCustomKeyStore",
      permissions: "kms:CreateCustomKeyStore",
      idempotent: false,
      errors: [
        CloudHsmClusterInUseException,
        CloudHsmClusterInvalidConfigurationException,
        CloudHsmClusterNotActiveException,
        CloudHsmClusterNotFoundException,
        CustomKeyStoreNameInUseException,
        IncorrectTrustAnchorException,
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
        CustomKeyStoreName: required(customKeyStoreName()),
        CloudHsmClusterId: cloudHsmClusterId(),
        TrustAnchorCertificate: string({ min: 1, max: 5000 }),
        KeyStorePassword: keyStorePassword(),
        CustomKeyStoreType: enumeration(CustomKeyStoreType),
        XksProxyUriEndpoint: xksProxyUriEndpoint(),
        XksProxyUriPath: xksProxyUriPath(),
        XksProxyVpcEndpointServiceName: xksProxyVpcEndpointServiceName(),
        XksProxyVpcEndpointServiceOwner: accountId(),
        XksProxyAuthenticationCredential: xksProxyAuthenticationCredential(),
        XksProxyConnectivity: enumeration(XksProxyConnectivityType),
      },
      rules: [membersOfCustomKeyStore(), vpcEndpointService()],
      output: {
        CustomKeyStoreId: required(string()),
      },
    };
  }
}
