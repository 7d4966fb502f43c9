import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import {
  CustomKeyStoreHasCMKsException,
  CustomKeyStoreInvalidStateException,
  CustomKeyStoreNotFoundException,
  type KMSInternalException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { customKeyStoreId } from "../members.js";

/**
 * The input of {@link DeleteCustomKeyStoreCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html#API_DeleteCustomKeyStore_RequestSyntax
 */
export interface DeleteCustomKeyStoreRequest {
  /** The ID of the custom key store, 1 to 64 characters. */
  CustomKeyStoreId: string;
}

/** The input of {@link DeleteCustomKeyStoreCommand}. */
export interface DeleteCustomKeyStoreCommandInput extends DeleteCustomKeyStoreRequest {}

/** The output of {@link DeleteCustomKeyStoreCommand}: empty. */
// biome-ignore lint/suspicious/noEmptyInterface: @aws-sdk/client-kms exports it under this name.
export interface DeleteCustomKeyStoreResponse {}

/** The output of {@link DeleteCustomKeyStoreCommand}: only the metadata of the call. */
export interface DeleteCustomKeyStoreCommandOutput extends DeleteCustomKeyStoreResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for DeleteCustomKeyStore, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html#API_DeleteCustomKeyStore_Errors
 */
export type DeleteCustomKeyStoreException =
  | CustomKeyStoreHasCMKsException
  | CustomKeyStoreInvalidStateException
  | CustomKeyStoreNotFoundException
  | KMSInternalException;

/**
 * Deletes a custom key store, which must be disconnected and contain no KMS keys. The AWS CloudHSM cluster,
 * or the external key manager, and the keys in it stay.
 *
 * Delete its KMS keys with {@link ScheduleKeyDeletionCommand} first. To stop using a custom key store for a
 * while, disconnect it instead with {@link DisconnectCustomKeyStoreCommand}.
 *
 * The caller needs `kms:DeleteCustomKeyStore`.
 *
 * Not idempotent: a retry would fail with `CustomKeyStoreNotFoundException`, although the call has
 * succeeded.
 *
 * @throws (client fault) {@link CustomKeyStoreHasCMKsException}: the custom key store contains KMS keys.
 * @throws (client fault) {@link CustomKeyStoreInvalidStateException}: the custom key store is not disconnected.
 * @throws (client fault) {@link CustomKeyStoreNotFoundException}: there is no such custom key store.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html
 */
export class DeleteCustomKeyStoreCommand extends KMSCommand<
  DeleteCustomKeyStoreCommandInput,
  DeleteCustomKeyStoreCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DeleteCustomKeyStoreCommandInput, DeleteCustomKeyStoreCommandOutput> {
    return {
      name: "DeleteCustomKeyStore",
      permissions: "kms:DeleteCustomKeyStore",
      idempotent: false,
      errors: [
        CustomKeyStoreHasCMKsException,
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
