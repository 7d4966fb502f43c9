import type { MetadataBearer } from "@smithy/types";
import type { OperationDeclaration } from "../../shapes/Operation.js";
import { required } from "../../shapes/shapes.js";
import type { InvalidArnException, UnsupportedOperationException } from "../commonErrors.js";
import type {
  DisabledException,
  KMSInternalException,
  KMSInvalidStateException,
  NotFoundException,
} from "../errors.js";
import { KMSCommand } from "../KMSCommand.js";
import { keyIdentifier, regionName } from "../members.js";
import { enableThisKey, ownAccountOnly } from "../operationAdvice.js";

/**
 * The input of {@link UpdatePrimaryRegionCommand}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html#API_UpdatePrimaryRegion_RequestSyntax
 */
export interface UpdatePrimaryRegionRequest {
  /**
   * The current primary key: key ID or key ARN, 1 to 2048 characters; aliases are not accepted. It must
   * belong to the account of the caller.
   */
  KeyId: string;
  /**
   * The Region of the new primary key, 1 to 32 characters, such as `us-west-2`. It must have a replica key.
   */
  PrimaryRegion: string;
}

/** The input of {@link UpdatePrimaryRegionCommand}. */
export interface UpdatePrimaryRegionCommandInput extends UpdatePrimaryRegionRequest {}

/** The output of {@link UpdatePrimaryRegionCommand}: only the metadata of the call. */
export interface UpdatePrimaryRegionCommandOutput extends MetadataBearer {}

/**
 * The exceptions that KMS documents for UpdatePrimaryRegion, for an exhaustive `switch (error.name)`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html#API_UpdatePrimaryRegion_Errors
 */
export type UpdatePrimaryRegionException =
  | DisabledException
  | InvalidArnException
  | KMSInternalException
  | KMSInvalidStateException
  | NotFoundException
  | UnsupportedOperationException;

/**
 * Makes the replica key in another Region the primary key; the current primary key becomes a replica key.
 * {@link DescribeKeyCommand} shows the result. The state of both keys is `Updating` for some seconds; they
 * can be used meanwhile.
 *
 * The caller needs `kms:UpdatePrimaryRegion` on the primary key and on the replica key.
 *
 * Not idempotent: a retry would fail, because the key already is the primary key.
 *
 * @throws (client fault) {@link DisabledException}: the key is disabled.
 * @throws (client fault) {@link InvalidArnException}: an ARN is not valid.
 * @throws (server fault) {@link KMSInternalException}: KMS failed internally; the client retries.
 * @throws (client fault) {@link KMSInvalidStateException}: the key state does not allow the call.
 * @throws (client fault) {@link NotFoundException}: there is no such key in this Region and account.
 * @throws (client fault) {@link UnsupportedOperationException}: the key is not a multi-Region primary key, or the Region is not valid.
 * @throws {@link ClientSideError}, {@link KMSServiceException}: as for any call; see {@link KMSClient}.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html
 */
export class UpdatePrimaryRegionCommand extends KMSCommand<
  UpdatePrimaryRegionCommandInput,
  UpdatePrimaryRegionCommandOutput
> {
  /** Declares the operation. */
  declaration(): OperationDeclaration<UpdatePrimaryRegionCommandInput, UpdatePrimaryRegionCommandOutput> {
    return {
      name: "UpdatePrimaryRegion",
      permissions: "kms:UpdatePrimaryRegion on the primary key and on the replica key",
      idempotent: false,
      advice: {
        ...ownAccountOnly,
        ...enableThisKey,
      },
      input: {
        KeyId: required(keyIdentifier()),
        PrimaryRegion: required(regionName()),
      },
      output: {},
    };
  }
}
