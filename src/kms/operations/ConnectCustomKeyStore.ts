import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import {
  CloudHsmClusterInvalidConfigurationException,
  CloudHsmClusterNotActiveException,
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  type KMSInternalException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { customKeyStoreId } from "../members.js";

/**
 * The input of {@link ConnectCustomKeyStoreCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html#API_ConnectCustomKeyStore_RequestSyntax
 */
export interface ConnectCustomKeyStoreRequest {
  /** The ID of the custom key store, 1 to 64 characters. */
  CustomKeyStoreId: string;
}

/** The input of {@link ConnectCustomKeyStoreCommand}. */
export interface ConnectCustomKeyStoreCommandInput extends ConnectCustomKeyStoreRequest {}

/** The output of {@link ConnectCustomKeyStoreCommand}: empty. */
// biome-ignore lint/suspicious/noEmptyInterface: @aws-sdk/client-kms exports it under this name.
export interface ConnectCustomKeyStoreResponse {}

/** The output of {@link ConnectCustomKeyStoreCommand}: only the metadata of the call. */
export interface ConnectCustomKeyStoreCommandOutput extends ConnectCustomKeyStoreResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ConnectCustomKeyStore, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html#API_ConnectCustomKeyStore_Errors
 */
export type ConnectCustomKeyStoreException =
  | CloudHsmClusterInvalidConfigurationException
  | CloudHsmClusterNotActiveException
  | CustomKeyStoreInvalidStateException
  | CustomKeyStoreNotFoundException
  | KMSInternalException;

/**
 * Connects a custom key store to its AWS CloudHSM cluster, or to the proxy of its external key manager. The
 * keys of a custom key store can be created and used only while it is connected.
 *
 * The call starts the connection and does not wait for it, which can take a long time.
 * {@link DescribeCustomKeyStoresCommand} shows its progress in `ConnectionState`, and the reason of a failure
 * in `ConnectionErrorCode`. After a failure, call {@link DisconnectCustomKeyStoreCommand}, correct the cause,
 * and connect again.
 *
 * The caller needs `kms:ConnectCustomKeyStore`.
 *
 * Not idempotent: a retry could fail with `CustomKeyStoreInvalidStateException`, although the call has
 * succeeded.
 *
 * @throws (client fault) {@link CloudHsmClusterInvalidConfigurationException}: the CloudHSM cluster does not meet the requirements.
 * @throws (client fault) {@link CloudHsmClusterNotActiveException}: the CloudHSM cluster is not active.
 * @throws (client fault) {@link CustomKeyStoreInvalidStateException}: the custom key store is disconnecting, or an earlier attempt failed.
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html
 */
export class ConnectCustomKeyStoreCommand extends KMSCommand<
  ConnectCustomKeyStoreCommandInput,
  ConnectCustomKeyStoreCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ConnectCustomKeyStoreCommandInput, ConnectCustomKeyStoreCommandOutput> {
    return {
      name: "ConnectCustomKeyStore",
      permissions: "kms:ConnectCustomKeyStore",
      idempotent: false,
      errors: [
        CloudHsmClusterInvalidConfigurationException,
        CloudHsmClusterNotActiveException,
        CustomKeyStoreInvalidStateException,
        CustomKeyStoreNotFoundException,
      ],
      input: {
        CustomKeyStoreId: required(customKeyStoreId()),
      },
      output: {},
    };
  }
}
