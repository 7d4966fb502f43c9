import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyDescription, keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link UpdateKeyDescriptionCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html#API_UpdateKeyDescription_RequestSyntax
 */
export interface UpdateKeyDescriptionRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** The new description, up to 8192 characters; may be empty. Not secret: it appears in CloudTrail. */
  Description: string;
}

/** The input of {@link UpdateKeyDescriptionCommand}. */
export interface UpdateKeyDescriptionCommandInput extends UpdateKeyDescriptionRequest {}

/** The output of {@link UpdateKeyDescriptionCommand}: only the metadata of the call. */
export interface UpdateKeyDescriptionCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for UpdateKeyDescription, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html#API_UpdateKeyDescription_Errors
 */
export type UpdateKeyDescriptionException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Replaces the description of a key. {@link DescribeKeyCommand} returns it.
 *
 * The caller needs `kms:UpdateKeyDescription` on the key.
 *
 * Idempotent: the same description replaces itself.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html
 */
export class UpdateKeyDescriptionCommand extends KMSCommand<
  UpdateKeyDescriptionCommandInput,
  UpdateKeyDescriptionCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<UpdateKeyDescriptionCommandInput, UpdateKeyDescriptionCommandOutput> {
    return {
      name: "UpdateKeyDescription",
      permissions: "kms:UpdateKeyDescription on the key",
      idempotent: true,
      advice: ownAccountOnly,
      input: {
        KeyId: required(keyIdentifier()),
        Description: required(keyDescription()),
      },
      output: {},
    };
  }
}
