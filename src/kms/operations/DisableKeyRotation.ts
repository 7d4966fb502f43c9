import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  DisabledException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";
import { enableThisKey, ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link DisableKeyRotationCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html#API_DisableKeyRotation_RequestSyntax
 */
export interface DisableKeyRotationRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
}

/** The input of {@link DisableKeyRotationCommand}. */
export interface DisableKeyRotationCommandInput extends DisableKeyRotationRequest {}

/** The output of {@link DisableKeyRotationCommand}: only the metadata of the call. */
export interface DisableKeyRotationCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for DisableKeyRotation, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html#API_DisableKeyRotation_Errors
 */
export type DisableKeyRotationException =
  | DependencyTimeoutException
  | DisabledException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Turns off automatic rotation of a symmetric encryption key. The key keeps its key material, and
 * {@link RotateKeyOnDemandCommand} still works. {@link EnableKeyRotationCommand} turns automatic rotation on
 * again.
 *
 * For related multi-Region keys, call it on the primary key.
 *
 * The caller needs `kms:DisableKeyRotation` on the key.
 *
 * Idempotent: disabling a disabled rotation changes nothing.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: KMS cannot rotate this key automatically.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html
 */
export class DisableKeyRotationCommand extends KMSCommand<
  DisableKeyRotationCommandInput,
  DisableKeyRotationCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DisableKeyRotationCommandInput, DisableKeyRotationCommandOutput> {
    return {
      name: "DisableKeyRotation",
      permissions: "kms:DisableKeyRotation on the key",
      idempotent: true,
      advice: {
        ...ownAccountOnly,
        ...enableThisKey,
      },
      input: {
        KeyId: required(keyIdentifier()),
      },
      output: {},
    };
  }
}
