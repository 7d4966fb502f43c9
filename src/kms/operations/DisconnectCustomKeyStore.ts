import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import {
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  type KMSInternalException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { customKeyStoreId } from "../members.js";

/**
 * The input of {@link DisconnectCustomKeyStoreCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html#API_DisconnectCustomKeyStore_RequestSyntax
 */
export interface DisconnectCustomKeyStoreRequest {
  /** The ID of the custom key store, 1 to 64 characters. */
  CustomKeyStoreId: string;
}

/** The input of {@link DisconnectCustomKeyStoreCommand}. */
export interface DisconnectCustomKeyStoreCommandInput extends DisconnectCustomKeyStoreRequest {}

/** The output of {@link DisconnectCustomKeyStoreCommand}: empty. */
// biome-ignore lint/suspicious/noEmptyInterface: @aws-sdk/client-kms exports it under this name.
export interface DisconnectCustomKeyStoreResponse {}

/** The output of {@link DisconnectCustomKeyStoreCommand}: only the metadata of the call. */
export interface DisconnectCustomKeyStoreCommandOutput
  extends DisconnectCustomKeyStoreResponse,
    MetadataBearer {}

/**
 * The exceptions that KMS documents for DisconnectCustomKeyStore, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html#API_DisconnectCustomKeyStore_Errors
 */
export type DisconnectCustomKeyStoreException =
  | CustomKeyStoreInvalidStateException
  | CustomKeyStoreNotFoundException
  | KMSInternalException;

/**
 * Disconnects a custom key store. Its keys can neither be created nor used until
 * {@link ConnectCustomKeyStoreCommand} connects it again.
 *
 * The caller needs `kms:DisconnectCustomKeyStore`.
 *
 * Not idempotent: a retry could fail with `CustomKeyStoreInvalidStateException`, although the call has
 * succeeded.
 *
 * @throws (client fault) {@link CustomKeyStoreInvalidStateException}: the custom key store is disconnected or disconnecting.
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html
 */
export class DisconnectCustomKeyStoreCommand extends KMSCommand<
  DisconnectCustomKeyStoreCommandInput,
  DisconnectCustomKeyStoreCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<
    DisconnectCustomKeyStoreCommandInput,
    DisconnectCustomKeyStoreCommandOutput
  > {
    return {
      name: "DisconnectCustomKeyStore",
      permissions: "kms:DisconnectCustomKeyStore",
      idempotent: false,
      errors: [CustomKeyStoreInvalidStateException, CustomKeyStoreNotFoundException],
      input: {
        CustomKeyStoreId: required(customKeyStoreId()),
      },
      output: {},
    };
  }
}
