import type { MetadataBearer } from "@smithy/types";
import { LimitExceededException } from "../../exceptions/common.js";
import { KMSInvalidStateException } from "../../exceptions/documented.js";
import { OriginType } from "../../models/OriginType.js";
import { operation } from "../../protocol/operation.js";
import { required, string } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { RotationType } from "../keys/key-material.js";
import { rotate } from "../keys/rotation.js";
import { type Call, enabledMaterial } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { refuseOrigins, refuseUnlessSymmetric } from "./rotatable.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What RotateKeyOnDemand takes. */
export interface RotateKeyOnDemandRequest extends KeyIdRequest {}

/** What RotateKeyOnDemand returns. */
export interface RotateKeyOnDemandResponse {
  /** The key ARN. */
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
    refuseOrigins(key, OriginType.AWS_CLOUDHSM);
    refuseUnlessSymmetric(key);
    enabledMaterial(key);
    // What an imported key is rotated to has to be imported first, which LocalKms does not do.
    if (key.origin === OriginType.EXTERNAL) {
      throw refusal(
        KMSInvalidStateException,
        `No available key material pending rotation for the key: ${key.arn}.`,
      );
    }
    if (rotationsOf(key) >= MAX_ROTATIONS) {
      throw refusal(
        LimitExceededException,
        `${key.arn} has been rotated on demand ${MAX_ROTATIONS} times already.`,
      );
    }
    rotate(key, RotationType.ON_DEMAND, call.keys.now());
    return { KeyId: key.arn };
  },
};

/** How often a key has been rotated on demand. */
const rotationsOf = ({ material }: KmsKey): number =>
  material?.kind === "symmetric"
    ? [...material.versions.values()].filter(({ rotation }) => rotation?.type === RotationType.ON_DEMAND)
        .length
    : 0;
