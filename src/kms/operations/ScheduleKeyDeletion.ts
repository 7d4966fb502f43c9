import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { enumeration, integer, required, string, timestamp } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import { KeyState } from "../enums.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";
import { pendingWindow } from "../rules.js";

/**
 * The input of {@link ScheduleKeyDeletionCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html#API_ScheduleKeyDeletion_RequestSyntax
 */
export interface ScheduleKeyDeletionRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /**
   * The number of days that the key is pending deletion, 7 to 30. For a multi-Region primary key, they start
   * when its last replica key is deleted. Default: 30.
   */
  PendingWindowInDays?: number | undefined;
}

/** The input of {@link ScheduleKeyDeletionCommand}. */
export interface ScheduleKeyDeletionCommandInput extends ScheduleKeyDeletionRequest {}

/**
 * The output of {@link ScheduleKeyDeletionCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html#API_ScheduleKeyDeletion_ResponseSyntax
 */
export interface ScheduleKeyDeletionResponse {
  /** The key ARN. */
  KeyId: string;
  /** When KMS deletes the key. Missing for a multi-Region primary key that still has replica keys. */
  DeletionDate?: Date | undefined;
  /** The key state: `PendingDeletion` or `PendingReplicaDeletion`. */
  KeyState: KeyState;
  /** The number of days that the key is pending deletion. */
  PendingWindowInDays?: number | undefined;
}

/** The output of {@link ScheduleKeyDeletionCommand}, with the metadata of the call. */
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

/**
 * Schedules the deletion of a key. Until then it is pending deletion: it cannot be used, and
 * {@link CancelKeyDeletionCommand} can cancel the deletion. Once the key is deleted, nobody can decrypt the
 * data that it encrypted.
 *
 * The caller needs `kms:ScheduleKeyDeletion` on the key.
 *
 * Not idempotent: a retry would fail with `KMSInvalidStateException`, although the call has succeeded.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
 */
export class ScheduleKeyDeletionCommand extends KMSCommand<
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ScheduleKeyDeletionCommandInput, ScheduleKeyDeletionCommandOutput> {
    return {
      name: "ScheduleKeyDeletion",
      permissions: "kms:ScheduleKeyDeletion on the key",
      idempotent: false,
      advice: {
        ...ownAccountOnly,
        KMSInvalidStateException:
          "The key may be pending deletion already: DescribeKey shows KeyState and DeletionDate. For another date, call CancelKeyDeletion first.",
      },
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
    };
  }
}
