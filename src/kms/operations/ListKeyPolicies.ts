import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { list, required, string } from "../../shapes/shapes.js";
import type { InvalidArnException } from "../commonErrors.js";
import type {
  DependencyTimeoutException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, pageRequest, pageResponse } from "../members.js";
import { ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link ListKeyPoliciesCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html#API_ListKeyPolicies_RequestSyntax
 */
export interface ListKeyPoliciesRequest {
  /**
   * The key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must belong to the account
   * of the caller.
   */
  KeyId: string;
  /** The maximum number of items per page, 1 to 1000. Default: 100. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page, 1 to 1024 characters. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The input of {@link ListKeyPoliciesCommand}. */
export interface ListKeyPoliciesCommandInput extends ListKeyPoliciesRequest {}

/**
 * The output of {@link ListKeyPoliciesCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html#API_ListKeyPolicies_ResponseSyntax
 */
export interface ListKeyPoliciesResponse {
  /** The policy names of this page; `default` is the only one. */
  PolicyNames: string[];
  /** The `Marker` of the next page. Missing on the last page. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** The output of {@link ListKeyPoliciesCommand}, with the metadata of the call. */
export interface ListKeyPoliciesCommandOutput extends ListKeyPoliciesResponse, MetadataBearer {}

/**
 * The exceptions that KMS documents for ListKeyPolicies, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html#API_ListKeyPolicies_Errors
 */
export type ListKeyPoliciesException =
  | DependencyTimeoutException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException;

/**
 * Lists the key policy names of a key, one page per call; {@link paginateListKeyPolicies} iterates over all
 * pages. Every key has exactly one key policy, named `default`.
 *
 * The caller needs `kms:ListKeyPolicies` on the key.
 *
 * Idempotent: it only reads.
 *
 * @throws (server fault) {@link DependencyTimeoutException}: KMS timed out internally; the client retries.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html
 */
export class ListKeyPoliciesCommand extends KMSCommand<
  ListKeyPoliciesCommandInput,
  ListKeyPoliciesCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<ListKeyPoliciesCommandInput, ListKeyPoliciesCommandOutput> {
    return {
      name: "ListKeyPolicies",
      permissions: "kms:ListKeyPolicies on the key",
      idempotent: true,
      advice: ownAccountOnly,
      input: {
        KeyId: required(keyIdentifier()),
        ...pageRequest(),
      },
      output: {
        PolicyNames: required(list(string())),
        ...pageResponse(),
      },
    };
  }
}
