import { operation } from "../../protocol/operation.js";
import { integer } from "../../protocol/shapes.js";
import { scheduleFrom } from "../keys/rotation.js";
import { type Call, enabledMaterial } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { refuseOtherOrigins, refuseUnlessSymmetric } from "./rotatable.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What EnableKeyRotation takes. */
export interface EnableKeyRotationRequest extends KeyIdRequest {
  /** The days from one rotation to the next, 90 to 2560. Default: as before when it is rotated already, else 365. */
  RotationPeriodInDays?: number | undefined;
}

const DEFAULT_PERIOD = 365;

/** EnableKeyRotation: has a key rotated every so many days from now on. */
export const enableKeyRotation = {
  operation: operation<EnableKeyRotationRequest, NoResponse>("EnableKeyRotation", {
    input: { KeyId: keyId(), RotationPeriodInDays: integer({ min: 90, max: 2560 }) },
    output: {},
  }),

  handle(call: Call, request: EnableKeyRotationRequest): void {
    const { RotationPeriodInDays = DEFAULT_PERIOD } = request;
    const key = findManagedKey(call, request.KeyId, {
      conditions: { "kms:rotationperiodindays": [String(RotationPeriodInDays)] },
    });
    refuseOtherOrigins(key);
    refuseUnlessSymmetric(key);
    enabledMaterial(key);
    const before = key.rotationSchedule?.periodInDays;
    // Asking again for what is already so must not put off the next rotation.
    if (before === undefined || before !== (request.RotationPeriodInDays ?? before)) {
      key.rotationSchedule = scheduleFrom(call.keys.now(), RotationPeriodInDays);
    }
  },
};
