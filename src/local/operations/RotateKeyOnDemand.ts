import type { MetadataBearer } from "@smithy/types";
import { LimitExceededException } from "../../exceptions/common.js";
import { operation } from "../../protocol/operation.js";
import { required, string } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { RotationType } from "../keys/key-material.js";
import { rotate } from "../keys/rotation.js";
import { type Call, refuseUnlessEnabled } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { rotatableMaterial } from "./rotatable.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What RotateKeyOnDemand takes. */
export interface RotateKeyOnDemandRequest extends KeyIdRequest {}

/** What RotateKeyOnDemand returns. */
export interface RotateKeyOnDemandResponse {
  /** The key id. */
  KeyId: string;
}

const MAX_ROTATIONS = 25;

/** RotateKeyOnDemand: gives a key fresh material now. Its schedule stays. */
export const rotateKeyOnDemand = {
  operation: operation<RotateKeyOnDemandRequest, RotateKeyOnDemandResponse & MetadataBearer>(
    "RotateKeyOnDemand",
    { input: { KeyId: keyId() }, output: { KeyId: required(string()) } },
  ),

  handle(call: Call, { KeyId }: RotateKeyOnDemandRequest): RotateKeyOnDemandResponse {
    const key = findManagedKey(call, KeyId);
    const { versions } = rotatableMaterial(key);
    refuseUnlessEnabled(key);
    const rotations = [...versions.values()].filter(
      ({ rotation }) => rotation?.type === RotationType.ON_DEMAND,
    );
    if (rotations.length >= MAX_ROTATIONS) {
      throw refusal(
        LimitExceededException,
        `${key.arn} has been rotated on demand ${MAX_ROTATIONS} times already.`,
      );
    }
    rotate(key, RotationType.ON_DEMAND, call.keys.now());
    return { KeyId: key.keyId };
  },
};
