import type { MetadataBearer } from "@smithy/types";
import type { InvalidArnException, LimitExceededException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../exceptions/documented.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { required } from "../protocol/shapes.js";
import { command } from "./command.js";
import { keyIdentifier } from "./inputs.js";

/**
 * What {@link EnableKeyCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html#API_EnableKey_RequestSyntax
 */
export interface EnableKeyCommandInput {
  /**
   * The key: key id or key ARN, 1 to 2048 characters; an alias is not taken. It belongs to the account of the
   * caller.
   */
  KeyId: string;
}

/** What {@link EnableKeyCommand} takes, under its name in the API reference. */
export type EnableKeyRequest = EnableKeyCommandInput;

/** What {@link EnableKeyCommand} returns: nothing but the metadata of the call. */
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

/** The declaration of EnableKey. */
export const EnableKey = late(() =>
  operation<EnableKeyCommandInput, EnableKeyCommandOutput>("EnableKey", {
    permissions: "kms:EnableKey on the key",
    input: {
      KeyId: required(keyIdentifier()),
    },
    output: {},
  }),
);

/**
 * Lets a disabled key be used again.
 *
 * The caller needs `kms:EnableKey` on the key.
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link KMSInvalidStateException}: the state of the key, such as pending deletion, forbids it.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html
 */
export class EnableKeyCommand extends command(EnableKey) {}
