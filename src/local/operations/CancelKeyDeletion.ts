import type { MetadataBearer } from "@smithy/types";
import { KMSInvalidStateException } from "../../exceptions/documented.js";
import { operation } from "../../protocol/operation.js";
import { required, string } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { KeyState } from "../keys/KmsKey.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What CancelKeyDeletion takes. */
export interface CancelKeyDeletionRequest extends KeyIdRequest {}

/** What CancelKeyDeletion returns. */
export interface CancelKeyDeletionResponse {
  /** The key ARN. */
  KeyId: string;
}

/** CancelKeyDeletion: the key stays. It is disabled then, until it is enabled. */
export const cancelKeyDeletion = {
  operation: operation<CancelKeyDeletionRequest, CancelKeyDeletionResponse & MetadataBearer>(
    "CancelKeyDeletion",
    { input: { KeyId: keyId() }, output: { KeyId: required(string()) } },
  ),

  handle(call: Call, { KeyId }: CancelKeyDeletionRequest): CancelKeyDeletionResponse {
    const key = findManagedKey(call, KeyId);
    if (key.state !== KeyState.PendingDeletion) {
      throw refusal(KMSInvalidStateException, `${key.arn} is not pending deletion.`);
    }
    key.state = KeyState.Disabled;
    key.deletionDate = undefined;
    return { KeyId: key.arn };
  },
};
