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
import { keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link DisableKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html#API_DisableKey_RequestSyntax
 */
export interface DisableKeyRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
}

/** The input of {@link DisableKeyCommand}. */
export interface DisableKeyCommandInput extends DisableKeyRequest {}

/** The output of {@link DisableKeyCommand}: only the metadata of the call. */
export interface DisableKeyCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for DisableKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html#API_DisableKey_Errors
 */
export type DisableKeyException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Disables a key. Until {@link EnableKeyCommand} enables it again, it cannot be used: its ciphertexts can be
 * neither decrypted nor re-encrypted.
 *
 * The caller needs `kms:DisableKey` on the key.
 *
 * Idempotent: disabling a disabled key changes nothing.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html
 */
export class DisableKeyCommand extends KMSCommand<DisableKeyCommandInput, DisableKeyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DisableKeyCommandInput, DisableKeyCommandOutput> {
    return {
      name: "DisableKey",
      permissions: "kms:DisableKey on the key",
      idempotent: true,
      advice: ownAccountOnly,
      input: {
        KeyId: required(keyIdentifier()),
      },
      output: {},
    };
  }
}
