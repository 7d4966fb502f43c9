import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { enumeration, required, string, structure, timestamp } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import { KeyLastUsageTrackingOperation } from "../enums.js";
import type { DependencyTimeoutException, KMSInternalException, NotFoundException } from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";

/**
 * The last successful use of a key. Its members are missing if the key has not been used since tracking
 * began.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyLastUsageData.html
 */
export interface KeyLastUsageData {
  /** The operation. */
  Operation?: KeyLastUsageTrackingOperation | undefined;
  /** When the operation was performed. */
  Timestamp?: Date | undefined;
  /** The ID of its event in CloudTrail. */
  CloudTrailEventId?: string | undefined;
  /** Its request ID. */
  KmsRequestId?: string | undefined;
}

const keyLastUsageData = () =>
  structure<KeyLastUsageData>({
    Operation: enumeration(KeyLastUsageTrackingOperation),
    Timestamp: timestamp(),
    CloudTrailEventId: string(),
    KmsRequestId: string(),
  });

/**
 * The input of {@link GetKeyLastUsageCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html#API_GetKeyLastUsage_RequestSyntax
 */
export interface GetKeyLastUsageRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
}

/** The input of {@link GetKeyLastUsageCommand}. */
export interface GetKeyLastUsageCommandInput extends GetKeyLastUsageRequest {}

/**
 * The output of {@link GetKeyLastUsageCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html#API_GetKeyLastUsage_ResponseSyntax
 */
export interface GetKeyLastUsageResponse {
  /** The key ARN. */
  KeyId: string;
  /** The last successful use. Missing or empty if the key has not been used since `TrackingStartDate`. */
  KeyLastUsage?: KeyLastUsageData | undefined;
  /** Since when KMS has tracked the use of the key. */
  TrackingStartDate: Date;
  /** When the key was created. */
  KeyCreationDate: Date;
}

/** The output of {@link GetKeyLastUsageCommand}, with the metadata of the call. */
export interface GetKeyLastUsageCommandOutput extends GetKeyLastUsageResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GetKeyLastUsage, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html#API_GetKeyLastUsage_Errors
 */
export type GetKeyLastUsageException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | NotFoundException;

/**
 * Returns when a key was last used successfully, and for which operation. If `KeyLastUsage` is missing, the
 * key has not been used since `TrackingStartDate`; a key that was created earlier may have been used before.
 *
 * Do not delete a key because of this alone. Disable it first with {@link DisableKeyCommand}, and watch for
 * callers that still need it.
 *
 * The caller needs `kms:GetKeyLastUsage` on the key.
 *
 * Idempotent: it only reads.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html
 */
export class GetKeyLastUsageCommand extends KMSCommand<
  GetKeyLastUsageCommandInput,
  GetKeyLastUsageCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GetKeyLastUsageCommandInput, GetKeyLastUsageCommandOutput> {
    return {
      name: "GetKeyLastUsage",
      permissions: "kms:GetKeyLastUsage on the key",
      idempotent: true,
      input: {
        KeyId: required(keyIdentifier()),
      },
      output: {
        KeyId: required(string()),
        KeyLastUsage: keyLastUsageData(),
        TrackingStartDate: required(timestamp()),
        KeyCreationDate: required(timestamp()),
      },
    };
  }
}
