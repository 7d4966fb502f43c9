import type { MetadataBearer } from "@smithy/types";
import type { InvalidArnException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { required, string } from "../protocol/shapes.js";
import { command } from "./command.js";
import { keyIdentifier } from "./inputs.js";

/**
 * What {@link CancelKeyDeletionCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html#API_CancelKeyDeletion_RequestSyntax
 */
export interface CancelKeyDeletionCommandInput {
  /**
   * The key: key id or key ARN, 1 to 2048 characters; an alias is not taken. It belongs to the account of the
   * caller.
   */
  KeyId: string;
}

/** What {@link CancelKeyDeletionCommand} takes, under its name in the API reference. */
export type CancelKeyDeletionRequest = CancelKeyDeletionCommandInput;

/**
 * What {@link CancelKeyDeletionCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html#API_CancelKeyDeletion_ResponseSyntax
 */
export interface CancelKeyDeletionResponse {
  /** The key ARN of the key. */
  KeyId: string;
}

/** What {@link CancelKeyDeletionCommand} returns, with the metadata of the call. */
export interface CancelKeyDeletionCommandOutput extends CancelKeyDeletionResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for CancelKeyDeletion, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html#API_CancelKeyDeletion_Errors
 */
export type CancelKeyDeletionException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/** The declaration of CancelKeyDeletion. */
export const CancelKeyDeletion = late(() =>
  operation<CancelKeyDeletionCommandInput, CancelKeyDeletionCommandOutput>("CancelKeyDeletion", {
    permissions: "kms:CancelKeyDeletion on the key",
    input: {
      KeyId: required(keyIdentifier()),
    },
    output: {
      KeyId: required(string()),
    },
  }),
);

/**
 * Keeps a key that waits for its deletion. It is disabled then; {@link EnableKeyCommand} lets it be used again.
 *
 * The caller needs `kms:CancelKeyDeletion` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the key does not wait for its deletion.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html
 */
export class CancelKeyDeletionCommand extends command(CancelKeyDeletion) {}
