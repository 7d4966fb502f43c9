import type { MetadataBearer } from "@smithy/types";
import { KeyState } from "../../models/KeyState.js";
import { OriginType } from "../../models/OriginType.js";
import { operation } from "../../protocol/operation.js";
import { boolean, integer, required, string, timestamp } from "../../protocol/shapes.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { refuseOrigins } from "./rotatable.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What GetKeyRotationStatus takes. */
export interface GetKeyRotationStatusRequest extends KeyIdRequest {}

/** What GetKeyRotationStatus returns. */
export interface GetKeyRotationStatusResponse {
  /** Whether the key is rotated automatically; not while it is pending deletion. */
  KeyRotationEnabled: boolean;
  /** The key ARN. */
  KeyId: string;
  /** The days from one rotation to the next; only when it is rotated automatically. */
  RotationPeriodInDays?: number | undefined;
  /** When the next rotation is due; only when it is rotated automatically. */
  NextRotationDate?: Date | undefined;
  /** Never here: a rotation on demand is over when the call returns. */
  OnDemandRotationStartDate?: Date | undefined;
}

/** GetKeyRotationStatus: whether and when a key is rotated automatically. */
export const getKeyRotationStatus = {
  operation: operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse & MetadataBearer>(
    "GetKeyRotationStatus",
    {
      input: { KeyId: keyId() },
      output: {
        KeyRotationEnabled: required(boolean()),
        KeyId: required(string()),
        RotationPeriodInDays: integer(),
        NextRotationDate: timestamp(),
        OnDemandRotationStartDate: timestamp(),
      },
    },
  ),

  handle(call: Call, { KeyId }: GetKeyRotationStatusRequest): GetKeyRotationStatusResponse {
    const key = findManagedKey(call, KeyId);
    refuseOrigins(key, OriginType.AWS_CLOUDHSM);
    const schedule = key.state === KeyState.PendingDeletion ? undefined : key.rotationSchedule;
    return {
      KeyRotationEnabled: schedule !== undefined,
      KeyId: key.arn,
      RotationPeriodInDays: schedule?.periodInDays,
      NextRotationDate: schedule?.nextDate,
    };
  },
};
