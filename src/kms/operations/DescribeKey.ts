import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import type { DependencyTimeoutException, KMSInternalException, NotFoundException } from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { grantTokens, keyIdentifier } from "../members.js";
import { type KeyMetadata, keyMetadata } from "../structures.js";

/**
 * The input of {@link DescribeKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html#API_DescribeKey_RequestSyntax
 */
export interface DescribeKeyRequest {
  /**
   * The key: key ID, key ARN, alias name (`alias/…`) or alias ARN, 1 to 2048 characters. Use the key ARN or
   * alias ARN for a key of another account.
   */
  KeyId: string;
  /**
   * Up to 10 grant tokens of 1 to 8192 characters, for grants that have not yet reached all of KMS. Default:
   * none.
   */
  GrantTokens?: string[] | undefined;
}

/** The input of {@link DescribeKeyCommand}. */
export interface DescribeKeyCommandInput extends DescribeKeyRequest {}

/**
 * The output of {@link DescribeKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html#API_DescribeKey_ResponseSyntax
 */
export interface DescribeKeyResponse {
  /** The metadata of the key. */
  KeyMetadata: KeyMetadata;
}

/** The output of {@link DescribeKeyCommand}, with the metadata of the call. */
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

/**
 * Returns the metadata of a key, such as its kind and its state. Given an alias, it returns the key that the
 * alias names.
 *
 * The caller needs `kms:DescribeKey` on the key.
 *
 * Idempotent: it only reads.
 *
 * @example
 * ```ts
 * const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: "alias/app" }));
 * console.log(KeyMetadata.Arn, KeyMetadata.KeyState);
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link NotFoundException}: there is no such key or alias in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
 */
export class DescribeKeyCommand extends KMSCommand<DescribeKeyCommandInput, DescribeKeyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<DescribeKeyCommandInput, DescribeKeyCommandOutput> {
    return {
      name: "DescribeKey",
      permissions: "kms:DescribeKey on the key",
      idempotent: true,
      input: {
        KeyId: required(keyIdentifier()),
        GrantTokens: grantTokens(),
      },
      output: {
        KeyMetadata: required(keyMetadata()),
      },
    };
  }
}
