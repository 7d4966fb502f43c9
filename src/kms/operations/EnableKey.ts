import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { InvalidArnException, LimitExceededException } from "../commonErrors.js";
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
 * The input of {@link EnableKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html#API_EnableKey_RequestSyntax
 */
export interface EnableKeyRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
}

/** The input of {@link EnableKeyCommand}. */
export interface EnableKeyCommandInput extends EnableKeyRequest {}

/** The output of {@link EnableKeyCommand}: only the metadata of the call. */
export interface EnableKeyCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for EnableKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html#API_EnableKey_Errors
 */
export type EnableKeyException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | NotFoundException;

/**
 * Enables a disabled key, so that it can be used again.
 *
 * The caller needs `kms:EnableKey` on the key.
 *
 * Idempotent: enabling an enabled key changes nothing.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html
 */
export class EnableKeyCommand extends KMSCommand<EnableKeyCommandInput, EnableKeyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<EnableKeyCommandInput, EnableKeyCommandOutput> {
    return {
      name: "EnableKey",
      permissions: "kms:EnableKey on the key",
      idempotent: true,
      advice: {
        ...ownAccountOnly,
        KMSInvalidStateException:
          "DescribeKey shows the KeyState. To restore a key that is pending deletion, call CancelKeyDeletion first.",
      },
      input: {
        KeyId: required(keyIdentifier()),
      },
      output: {},
    };
  }
}
