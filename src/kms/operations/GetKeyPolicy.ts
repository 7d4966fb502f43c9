import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required, string } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, policyName } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link GetKeyPolicyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html#API_GetKeyPolicy_RequestSyntax
 */
export interface GetKeyPolicyRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** The policy name, 1 to 128 characters; `default` is the only valid name. Default: `default`. */
  PolicyName?: string | undefined;
}

/** The input of {@link GetKeyPolicyCommand}. */
export interface GetKeyPolicyCommandInput extends GetKeyPolicyRequest {}

/**
 * The output of {@link GetKeyPolicyCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html#API_GetKeyPolicy_ResponseSyntax
 */
export interface GetKeyPolicyResponse {
  /** The key policy, a JSON document. */
  Policy: string;
  /** The policy name, `default`. */
  PolicyName: string;
}

/** The output of {@link GetKeyPolicyCommand}, with the metadata of the call. */
export interface GetKeyPolicyCommandOutput extends GetKeyPolicyResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for GetKeyPolicy, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html#API_GetKeyPolicy_Errors
 */
export type GetKeyPolicyException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Returns the key policy of a key.
 *
 * The caller needs `kms:GetKeyPolicy` on the key.
 *
 * Idempotent: it only reads.
 *
 * @example
 * ```ts
 * const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId }));
 * console.log(JSON.parse(Policy).Statement);
 * ```
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key or policy in this Region.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html
 */
export class GetKeyPolicyCommand extends KMSCommand<GetKeyPolicyCommandInput, GetKeyPolicyCommandOutput> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<GetKeyPolicyCommandInput, GetKeyPolicyCommandOutput> {
    return {
      name: "GetKeyPolicy",
      permissions: "kms:GetKeyPolicy on the key",
      idempotent: true,
      advice: ownAccountOnly,
      input: {
        KeyId: required(keyIdentifier()),
        PolicyName: policyName(),
      },
      output: {
        Policy: required(string()),
        PolicyName: required(string()),
      },
    };
  }
}
