import {
  GetPublicKey,
  type GetPublicKeyRequest,
  type GetPublicKeyResponse,
} from "../../commands/GetPublicKeyCommand.js";
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { refusal } from "../exceptions.js";
import { customerMasterKeySpec } from "../keys/KmsKey.js";
import { CAPABILITIES, familyOf } from "../keys/key-specs.js";
import { type Call, enabledMaterial } from "./call.js";
import { findKey } from "./find-key.js";

/** GetPublicKey: the public key of an asymmetric key. */
export const getPublicKey = {
  operation: GetPublicKey,

  handle(call: Call, { KeyId, GrantTokens }: GetPublicKeyRequest): GetPublicKeyResponse {
    const key = findKey(call, KeyId, { grantTokens: GrantTokens });
    const { arn, spec, usage } = key;
    const material = familyOf(spec) === "asymmetric" ? enabledMaterial(key) : undefined;
    if (material?.kind !== "asymmetric") {
      throw refusal(UnsupportedOperationException);
    }
    return {
      KeyId: arn,
      PublicKey: new Uint8Array(material.publicKey.export({ type: "spki", format: "der" })),
      ...customerMasterKeySpec(spec),
      KeySpec: spec,
      KeyUsage: usage,
      ...CAPABILITIES[spec][usage],
    };
  },
};
