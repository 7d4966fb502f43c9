import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required, string } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link CancelKeyDeletionCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html#API_CancelKeyDeletion_RequestSyntax
 */
export interface CancelKeyDeletionRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
}

/** The input of {@link CancelKeyDeletionCommand}. */
export interface CancelKeyDeletionCommandInput extends CancelKeyDeletionRequest {}

/**
 * The output of {@link CancelKeyDeletionCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html#API_CancelKeyDeletion_ResponseSyntax
 */
export interface CancelKeyDeletionResponse {
  /** The key ARN. */
  KeyId: string;
}

/** The output of {@link CancelKeyDeletionCommand}, with the metadata of the call. */
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

/**
 * Cancels the deletion of a key that is pending deletion. The key is then disabled; {@link EnableKeyCommand}
 * enables it again.
 *
 * The caller needs `kms:CancelKeyDeletion` on the key.
 *
 * Not idempotent: a retry would fail with `KMSInvalidStateException`, although the call has succeeded.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key is not pending deletion.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html
 */
export class CancelKeyDeletionCommand extends KMSCommand<
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<CancelKeyDeletionCommandInput, CancelKeyDeletionCommandOutput> {
    return {
      name: "CancelKeyDeletion",
      permissions: "kms:CancelKeyDeletion on the key",
      idempotent: false,
      advice: {
        ...ownAccountOnly,
        KMSInvalidStateException:
          "Only a key that is pending deletion can be restored. DescribeKey shows the KeyState.",
      },
      input: {
        KeyId: required(keyIdentifier()),
      },
      output: {
        KeyId: required(string()),
      },
    };
  }
}
