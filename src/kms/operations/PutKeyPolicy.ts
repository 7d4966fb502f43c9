import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { boolean, required } from "../../shapes/shapes.js";
import type {
  InvalidArnException,
  LimitExceededException,
  UnsupportedOperationException,
} from "../commonErrors.js";
import {
  type DependencyTimeoutException,
  type KMSInternalException,
  type KMSInvalidStateException,
  MalformedPolicyDocumentException,
  type NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, policyDocument, policyName } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link PutKeyPolicyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html#API_PutKeyPolicy_RequestSyntax
 */
export interface PutKeyPolicyRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** The policy name, 1 to 128 characters; `default` is the only valid name. Default: `default`. */
  PolicyName?: string | undefined;
  /**
   * The new key policy, a JSON document of 1 to 131072 characters; KMS accepts at most 32 KB. Unless
   * `BypassPolicyLockoutSafetyCheck` is `true`, it must allow the caller to call PutKeyPolicy again.
   */
  Policy: string;
  /**
   * Whether to accept a policy that does not allow the caller to change it again. Such a key may become
   * unmanageable. Default: `false`.
   */
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
}

/** The input of {@link PutKeyPolicyCommand}. */
export interface PutKeyPolicyCommandInput extends PutKeyPolicyRequest {}

/** The output of {@link PutKeyPolicyCommand}: only the metadata of the call. */
export interface PutKeyPolicyCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for PutKeyPolicy, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html#API_PutKeyPolicy_Errors
 */
export type PutKeyPolicyException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | LimitExceededException
  | MalformedPolicyDocumentException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Replaces the key policy of a key.
 *
 * The caller needs `kms:PutKeyPolicy` on the key.
 *
 * Idempotent: the same key policy replaces itself.
 *
 * @example
 * ```ts
 * const policy = {
 *   Version: "2012-10-17",
 *   Statement: [
 *     {
 *       Effect: "Allow",
 *       Principal: { AWS: "arn:aws:iam::111122223333:root" },
 *       Action: "kms:*",
 *       Resource: "*",
 *     },
 *   ],
 * };
 * await client.send(new PutKeyPolicyCommand({ KeyId, Policy: JSON.stringify(policy) }));
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link LimitExceededException}: the key policy is too long.
 * @throws (client fault) {@link MalformedPolicyDocumentException}: the key policy is not valid.
 * @throws (client fault) {@link NotFoundException}: there is no such key or policy in this Region.
 * @throws (client fault) {@link UnsupportedOperationException}: the key or the Region does not support it.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
export class PutKeyPolicyCommand extends KMSCommand<PutKeyPolicyCommandInput, PutKeyPolicyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<PutKeyPolicyCommandInput, PutKeyPolicyCommandOutput> {
    return {
      name: "PutKeyPolicy",
      permissions: "kms:PutKeyPolicy on the key",
      idempotent: true,
      advice: {
        ...ownAccountOnly,
        LimitExceededException: "Shorten the policy.",
      },
      errors: [MalformedPolicyDocumentException],
      input: {
        KeyId: required(keyIdentifier()),
        PolicyName: policyName(),
        Policy: required(policyDocument()),
        BypassPolicyLockoutSafetyCheck: boolean(),
      },
      output: {},
    };
  }
}
