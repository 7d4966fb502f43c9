import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { list, required, string } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import {
  type KMSInternalException,
  type KMSInvalidStateException,
  type NotFoundException,
  TagException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link UntagResourceCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html#API_UntagResource_RequestSyntax
 */
export interface UntagResourceRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /**
   * The keys of the tags to remove, 1 to 128 characters each. KMS ignores tags that the key does not have.
   */
  TagKeys: string[];
}

/** The input of {@link UntagResourceCommand}. */
export interface UntagResourceCommandInput extends UntagResourceRequest {}

/** The output of {@link UntagResourceCommand}: only the metadata of the call. */
export interface UntagResourceCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for UntagResource, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html#API_UntagResource_Errors
 */
export type UntagResourceException =
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | TagException;

/**
 * Removes tags from a key. Tags can change who may use the key, if policies refer to them.
 *
 * The caller needs `kms:UntagResource` on the key.
 *
 * Idempotent: removing a tag that is gone changes nothing.
 *
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link TagException}: a tag key is not valid.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html
 */
export class UntagResourceCommand extends KMSCommand<UntagResourceCommandInput, UntagResourceCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<UntagResourceCommandInput, UntagResourceCommandOutput> {
    return {
      name: "UntagResource",
      permissions: "kms:UntagResource on the key",
      idempotent: true,
      advice: ownAccountOnly,
      errors: [TagException],
      input: {
        KeyId: required(keyIdentifier()),
        TagKeys: required(list(string({ min: 1, max: 128 }))),
      },
      output: {},
    };
  }
}
