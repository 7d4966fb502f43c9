import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { integer, required } from "../../shapes/shapes.js";
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
 * The input of {@link EnableKeyRotationCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html#API_EnableKeyRotation_RequestSyntax
 */
export interface EnableKeyRotationRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** The number of days between rotations, 90 to 2560. Default: 365. */
  RotationPeriodInDays?: number | undefined;
}

/** The input of {@link EnableKeyRotationCommand}. */
export interface EnableKeyRotationCommandInput extends EnableKeyRotationRequest {}

/** The output of {@link EnableKeyRotationCommand}: only the metadata of the call. */
export interface EnableKeyRotationCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for EnableKeyRotation, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html#API_EnableKeyRotation_Errors
 */
export type EnableKeyRotationException =
  | DependencyTimeoutException
  | DisabledException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Turns on automatic rotation of a symmetric encryption key, or changes its rotation period. A rotation gives
 * the key new key material. KMS keeps the previous key material, so existing ciphertexts can still be
 * decrypted; {@link ReEncryptCommand} encrypts them under the new key material.
 *
 * KMS must have generated the key material (`Origin` `AWS_KMS`). For related multi-Region keys, call it on
 * the primary key.
 *
 * The caller needs `kms:EnableKeyRotation` on the key.
 *
 * Idempotent: the same period replaces itself.
 *
 * @example
 * ```ts
 * await client.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 180 }));
 * ```
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
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
 */
export class EnableKeyRotationCommand extends KMSCommand<
  EnableKeyRotationCommandInput,
  EnableKeyRotationCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<EnableKeyRotationCommandInput, EnableKeyRotationCommandOutput> {
    return {
      name: "EnableKeyRotation",
      permissions: "kms:EnableKeyRotation on the key",
      idempotent: true,
      advice: {
        ...ownAccountOnly,
        ...enableThisKey,
      },
      input: {
        KeyId: required(keyIdentifier()),
        RotationPeriodInDays: integer({ min: 90, max: 2560 }),
      },
      output: {},
    };
  }
}
