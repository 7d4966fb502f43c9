import type { MetadataBearer } from "@smithy/types";
import type { InvalidArnException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { KeyState } from "../models/KeyState.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { enumeration, integer, required, string, timestamp } from "../protocol/shapes.js";
import { command } from "./command.js";
import { keyIdentifier, pendingWindow } from "./inputs.js";

/**
 * What {@link ScheduleKeyDeletionCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html#API_ScheduleKeyDeletion_RequestSyntax
 */
export interface ScheduleKeyDeletionCommandInput {
  /**
   * The key: key id or key ARN, 1 to 2048 characters; an alias is not taken. It belongs to the account of the
   * caller.
   */
  KeyId: string;
  /**
   * How many days the key waits before it is gone for good, 7 to 30. A multi-Region primary key begins to wait when
   * the last of its replicas is gone. Default: 30.
   */
  PendingWindowInDays?: number | undefined;
}

/** What {@link ScheduleKeyDeletionCommand} takes, under its name in the API reference. */
export type ScheduleKeyDeletionRequest = ScheduleKeyDeletionCommandInput;

/**
 * What {@link ScheduleKeyDeletionCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html#API_ScheduleKeyDeletion_ResponseSyntax
 */
export interface ScheduleKeyDeletionResponse {
  /** The key ARN of the key. */
  KeyId: string;
  /** When the key will be gone; absent for a multi-Region primary key that waits for its replicas to be deleted. */
  DeletionDate?: Date | undefined;
  /** The state of the key: `PendingDeletion`, or `PendingReplicaDeletion`. */
  KeyState: KeyState;
  /** How many days the key waits. */
  PendingWindowInDays?: number | undefined;
}

/** What {@link ScheduleKeyDeletionCommand} returns, with the metadata of the call. */
export interface ScheduleKeyDeletionCommandOutput extends ScheduleKeyDeletionResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ScheduleKeyDeletion, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html#API_ScheduleKeyDeletion_Errors
 */
export type ScheduleKeyDeletionException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/** The declaration of ScheduleKeyDeletion. */
export const ScheduleKeyDeletion = late(() =>
  operation<ScheduleKeyDeletionCommandInput, ScheduleKeyDeletionCommandOutput>("ScheduleKeyDeletion", {
    permissions: "kms:ScheduleKeyDeletion on the key",
    input: {
      KeyId: required(keyIdentifier()),
      PendingWindowInDays: integer({ min: 1, max: 365 }),
    },
    rules: [pendingWindow()],
    output: {
      KeyId: required(string()),
      DeletionDate: timestamp(),
      KeyState: required(enumeration(KeyState)),
      PendingWindowInDays: integer(),
    },
  }),
);

/**
 * Takes a key out of use and deletes it when its time is up. After that nobody can read what it has encrypted. Until
 * then {@link CancelKeyDeletionCommand} brings it back.
 *
 * The caller needs `kms:ScheduleKeyDeletion` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of the key, such as pending deletion, forbids it.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
 */
export class ScheduleKeyDeletionCommand extends command(ScheduleKeyDeletion) {}
