import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, required, string } from "../../shapes/shapes.js";
import type {
  InvalidArnException,
  LimitExceededException,
  UnsupportedOperationException,
} from "../commonErrors.js";
import {
  AlreadyExistsException,
  type DisabledException,
  type KMSInternalException,
  type KMSInvalidStateException,
  MalformedPolicyDocumentException,
  type NotFoundException,
  TagException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyDescription, keyIdentifier, policyDocument, regionName } from "../members.js";
import { enableThisKey, ownAccountOnly } from "../operationAdvice.js";
import { type KeyMetadata, keyMetadata, type Tag, tagList } from "../structures.js";

/**
 * The input of {@link ReplicateKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html#API_ReplicateKey_RequestSyntax
 */
export interface ReplicateKeyRequest {
  /**
   * The primary key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the
   * account of the caller.
   */
  KeyId: string;
  /**
   * The Region of the replica, 1 to 32 characters, such as `us-west-2`. It must be in the same partition and
   * not yet have a related key.
   */
  ReplicaRegion: string;
  /**
   * The key policy of the replica, a JSON document of 1 to 131072 characters; KMS accepts at most 32 KB.
   * Default: a key policy that lets the IAM policies of the account decide.
   */
  Policy?: string | undefined;
  /**
   * Whether to accept a policy that does not allow the caller to change it again. Such a key may become
   * unmanageable. Default: `false`.
   */
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  /**
   * The description of the replica, up to 8192 characters. Not secret: it appears in CloudTrail. Default:
   * empty.
   */
  Description?: string | undefined;
  /** The tags of the replica, at most 50. The caller then also needs `kms:TagResource`. Default: none. */
  Tags?: Tag[] | undefined;
}

/** The input of {@link ReplicateKeyCommand}. */
export interface ReplicateKeyCommandInput extends ReplicateKeyRequest {}

/**
 * The output of {@link ReplicateKeyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html#API_ReplicateKey_ResponseSyntax
 */
export interface ReplicateKeyResponse {
  /** The metadata of the replica. */
  ReplicaKeyMetadata: KeyMetadata;
  /** The key policy of the replica, a JSON document. */
  ReplicaPolicy?: string | undefined;
  /** The tags of the replica. */
  ReplicaTags?: Tag[] | undefined;
}

/** The output of {@link ReplicateKeyCommand}, with the metadata of the call. */
export interface ReplicateKeyCommandOutput extends ReplicateKeyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ReplicateKey, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html#API_ReplicateKey_Errors
 */
export type ReplicateKeyException =
  | AlreadyExistsException
  | DisabledException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | MalformedPolicyDocumentException
  | NotFoundException
  | TagException
  | UnsupportedOperationException;

/**
 * Creates a replica of a multi-Region primary key in another Region. The replica has the same key ID and key
 * material, so each key decrypts what the other encrypted. Its policy, description, tags, aliases and state
 * are its own. A replica costs as much as any other key.
 *
 * The state of a new replica is `Creating` for some seconds; {@link DescribeKeyCommand} shows when it can be
 * used. Imported key material is not replicated; {@link ImportKeyMaterialCommand} imports it into the
 * replica.
 *
 * The caller needs `kms:ReplicateKey` on the primary key and, in the Region of the replica, `kms:CreateKey`.
 *
 * Not idempotent: a retry would fail with `AlreadyExistsException`, although the call has succeeded.
 *
 * @throws (client fault) {@link AlreadyExistsException}: the Region already has a replica of the key.
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: a quota of the account is used up.
 * @throws (client fault) {@link MalformedPolicyDocumentException}: the key policy is not valid.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link TagException}: a tag is not valid.
 * @throws (client fault) {@link UnsupportedOperationException}: the key is not a multi-Region primary key, or the Region is not valid.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html
 */
export class ReplicateKeyCommand extends KMSCommand<ReplicateKeyCommandInput, ReplicateKeyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ReplicateKeyCommandInput, ReplicateKeyCommandOutput> {
    return {
      name: "ReplicateKey",
      permissions:
        "kms:ReplicateKey on the primary key, kms:CreateKey in the Region of the replica, and kms:TagResource for tags",
      idempotent: false,
      advice: {
        ...ownAccountOnly,
        ...enableThisKey,
        AlreadyExistsException: "Choose another ReplicaRegion; DescribeKey lists the replica keys.",
      },
      errors: [AlreadyExistsException, MalformedPolicyDocumentException, TagException],
      input: {
        KeyId: required(keyIdentifier()),
        ReplicaRegion: required(regionName()),
        Policy: policyDocument(),
        BypassPolicyLockoutSafetyCheck: boolean(),
        Description: keyDescription(),
        Tags: tagList(),
      },
      output: {
        ReplicaKeyMetadata: required(keyMetadata()),
        ReplicaPolicy: string(),
        ReplicaTags: tagList(),
      },
    };
  }
}
