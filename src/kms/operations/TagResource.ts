import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { InvalidArnException, LimitExceededException } from "../commonErrors.js";
import {
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
  TagException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";
import { type Tag, tagList } from "../structures.js";

/**
 * The input of {@link TagResourceCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html#API_TagResource_RequestSyntax
 */
export interface TagResourceRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** The tags to add or change. A key can have up to 50 tags. */
  Tags: Tag[];
}

/** The input of {@link TagResourceCommand}. */
export interface TagResourceCommandInput extends TagResourceRequest {}

/** The output of {@link TagResourceCommand}: only the metadata of the call. */
export interface TagResourceCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for TagResource, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html#API_TagResource_Errors
 */
export type TagResourceException =
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | NotFoundException
  | TagException;

/**
 * Adds tags to a key, and changes the values of tags that the key already has. Tags can change who may use
 * the key, if policies refer to them.
 *
 * The caller needs `kms:TagResource` on the key.
 *
 * Idempotent: the same tags replace themselves.
 *
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: the key would have too many tags.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link TagException}: a tag is not valid.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html
 */
export class TagResourceCommand extends KMSCommand<TagResourceCommandInput, TagResourceCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<TagResourceCommandInput, TagResourceCommandOutput> {
    return {
      name: "TagResource",
      permissions: "kms:TagResource on the key",
      idempotent: true,
      advice: {
        ...ownAccountOnly,
        LimitExceededException: "A key has at most 50 tags: remove some with UntagResource.",
      },
      errors: [TagException],
      input: {
        KeyId: required(keyIdentifier()),
        Tags: required(tagList()),
      },
      output: {},
    };
  }
}
