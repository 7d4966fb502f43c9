import type { MetadataBearer } from "@smithy/types";
import type { InvalidArnException } from "../exceptions/common.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  NotFoundException,
} from "../exceptions/documented.js";
import { type KeyMetadata, keyMetadata } from "../models/KeyMetadata.js";
import { late } from "../protocol/late.js";
import { operation } from "../protocol/operation.js";
import { required } from "../protocol/shapes.js";
import { command } from "./command.js";
import { grantTokens, keyIdentifier } from "./inputs.js";

/**
 * What {@link DescribeKeyCommand} takes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html#API_DescribeKey_RequestSyntax
 */
export interface DescribeKeyCommandInput {
  /**
   * The key: key id, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. A key of another account
   * is named by its ARN.
   */
  KeyId: string;
  /** Up to 10 tokens of 1 to 8192 characters, of grants that have not yet spread through KMS. Default: none. */
  GrantTokens?: string[] | undefined;
}

/** What {@link DescribeKeyCommand} takes, under its name in the API reference. */
export type DescribeKeyRequest = DescribeKeyCommandInput;

/**
 * What {@link DescribeKeyCommand} returns, under its name in the API reference.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html#API_DescribeKey_ResponseSyntax
 */
export interface DescribeKeyResponse {
  /** The key. */
  KeyMetadata: KeyMetadata;
}

/** What {@link DescribeKeyCommand} returns, with the metadata of the call. */
export interface DescribeKeyCommandOutput extends DescribeKeyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for DescribeKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html#API_DescribeKey_Errors
 */
export type DescribeKeyException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | NotFoundException;

/** The declaration of DescribeKey. */
export const DescribeKey = late(() =>
  operation<DescribeKeyCommandInput, DescribeKeyCommandOutput>("DescribeKey", {
    permissions: "kms:DescribeKey on the key",
    input: {
      KeyId: required(keyIdentifier()),
      GrantTokens: grantTokens(),
    },
    output: {
      KeyMetadata: required(keyMetadata()),
    },
  }),
);

/**
 * Tells what a key is, which state it is in, and which key stands behind an alias.
 *
 * The caller needs `kms:DescribeKey` on the key.
 *
 * @example
 * ```ts
 * const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: "alias/app" }));
 * console.log(KeyMetadata.Arn, KeyMetadata.KeyState);
 * ```
 *
 * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out inside; retried.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: something failed inside KMS; retried.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws (by KMS) {@link KMSServiceException} for every other error that the service answers with.
 * @throws (on the way) {@link UnexpectedResponseException} when something else than KMS answers, such as a proxy.
 * @throws (on this side) {@link ConfigurationError} when Region, credentials or another option are missing or wrong.
 * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way; retried.
 * @throws (on this side) {@link TimeoutError} when a time-out passed; retried.
 * @throws (on this side) {@link AbortError} when the `abortSignal` of the call was aborted.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
 */
export class DescribeKeyCommand extends command(DescribeKey) {}
