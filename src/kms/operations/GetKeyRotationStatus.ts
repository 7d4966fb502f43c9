import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, integer, required, string, timestamp } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";

/**
 * The input of {@link GetKeyRotationStatusCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html#API_GetKeyRotationStatus_RequestSyntax
 */
export interface GetKeyRotationStatusRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. Use the key ARN for a key of
   * another account.
   */
  KeyId: string;
}

/** The input of {@link GetKeyRotationStatusCommand}. */
export interface GetKeyRotationStatusCommandInput extends GetKeyRotationStatusRequest {}

/**
 * The output of {@link GetKeyRotationStatusCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html#API_GetKeyRotationStatus_ResponseSyntax
 */
export interface GetKeyRotationStatusResponse {
  /** Whether automatic rotation is on. It is `false` while the key is pending deletion. */
  KeyRotationEnabled: boolean;
  /** The key ARN. */
  KeyId: string;
  /** The number of days between automatic rotations, 90 to 2560. Missing if automatic rotation is off. */
  RotationPeriodInDays?: number | undefined;
  /** When KMS next rotates the key automatically. Missing if automatic rotation is off. */
  NextRotationDate?: Date | undefined;
  /** When the current on-demand rotation started. Missing if none is in progress. */
  OnDemandRotationStartDate?: Date | undefined;
}

/** The output of {@link GetKeyRotationStatusCommand}, with the metadata of the call. */
export interface GetKeyRotationStatusCommandOutput extends GetKeyRotationStatusResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GetKeyRotationStatus, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html#API_GetKeyRotationStatus_Errors
 */
export type GetKeyRotationStatusException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Returns whether KMS rotates a key automatically, how often, and when next. {@link ListKeyRotationsCommand}
 * lists past rotations.
 *
 * The caller needs `kms:GetKeyRotationStatus` on the key.
 *
 * Idempotent: it only reads.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: KMS cannot rotate this key.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
 */
export class GetKeyRotationStatusCommand extends KMSCommand<
  GetKeyRotationStatusCommandInput,
  GetKeyRotationStatusCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GetKeyRotationStatusCommandInput, GetKeyRotationStatusCommandOutput> {
    return {
      name: "GetKeyRotationStatus",
      permissions: "kms:GetKeyRotationStatus on the key",
      idempotent: true,
      input: {
        KeyId: required(keyIdentifier()),
      },
      output: {
        KeyRotationEnabled: required(boolean()),
        KeyId: required(string()),
        RotationPeriodInDays: integer(),
        NextRotationDate: timestamp(),
        OnDemandRotationStartDate: timestamp(),
      },
    };
  }
}
