import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required, string } from "../../shapes/shapes.js";
import type {
  InvalidArnException,
  LimitExceededException,
  UnsupportedOperationException,
} from "../commonErrors.js";
import {
  ConflictException,
  type DependencyTimeoutException,
  type DisabledException,
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";
import { enableThisKey, ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link RotateKeyOnDemandCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html#API_RotateKeyOnDemand_RequestSyntax
 */
export interface RotateKeyOnDemandRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
}

/** The input of {@link RotateKeyOnDemandCommand}. */
export interface RotateKeyOnDemandCommandInput extends RotateKeyOnDemandRequest {}

/**
 * The output of {@link RotateKeyOnDemandCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html#API_RotateKeyOnDemand_ResponseSyntax
 */
export interface RotateKeyOnDemandResponse {
  /** The key ARN. */
  KeyId: string;
}

/** The output of {@link RotateKeyOnDemandCommand}, with the metadata of the call. */
export interface RotateKeyOnDemandCommandOutput extends RotateKeyOnDemandResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for RotateKeyOnDemand, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html#API_RotateKeyOnDemand_Errors
 */
export type RotateKeyOnDemandException =
  | ConflictException
  | DependencyTimeoutException
  | DisabledException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Rotates a symmetric encryption key now, whether or not automatic rotation is on. The schedule of automatic
 * rotations does not change. KMS rotates in the background: {@link GetKeyRotationStatusCommand} shows a
 * rotation in progress, {@link ListKeyRotationsCommand} a completed one.
 *
 * KMS keeps the previous key material, so existing ciphertexts can still be decrypted;
 * {@link ReEncryptCommand} encrypts them under the new key material. Import new key material first if the key
 * has imported key material. For related multi-Region keys, call it on the primary key. A key can be rotated
 * on demand 25 times. Within 20 minutes before an automatic rotation, the call fails.
 *
 * The caller needs `kms:RotateKeyOnDemand` on the key.
 *
 * Not idempotent: a retry would rotate the key once more, and a key allows a limited number of on-demand
 * rotations.
 *
 * @example
 * ```ts
 * await client.send(new RotateKeyOnDemandCommand({ KeyId }));
 * // Ciphertexts of the old key material stay valid; ReEncrypt moves them to the new one.
 * ```
 *
 * @throws (client fault) {@link ConflictException}: an automatic rotation is running, or starts soon.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client does not retry.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: the key has used up its 25 on-demand rotations.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: KMS cannot rotate this key on demand.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html
 */
export class RotateKeyOnDemandCommand extends KMSCommand<
  RotateKeyOnDemandCommandInput,
  RotateKeyOnDemandCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<RotateKeyOnDemandCommandInput, RotateKeyOnDemandCommandOutput> {
    return {
      name: "RotateKeyOnDemand",
      permissions: "kms:RotateKeyOnDemand on the key",
      idempotent: false,
      advice: {
        ...ownAccountOnly,
        ...enableThisKey,
        LimitExceededException:
          "A key can be rotated on demand only so often: create a new key, or enable automatic rotation.",
      },
      errors: [ConflictException],
      input: {
        KeyId: required(keyIdentifier()),
      },
      output: {
        KeyId: required(string()),
      },
    };
  }
}
