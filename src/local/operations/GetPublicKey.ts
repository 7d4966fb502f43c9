import {
  GetPublicKey,
  type GetPublicKeyRequest,
  type GetPublicKeyResponse,
} from "../../commands/GetPublicKeyCommand.js";
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { refusal } from "../exceptions.js";
import { customerMasterKeySpec } from "../keys/KmsKey.js";
import { CAPABILITIES } from "../keys/key-specs.js";
import { type Call, refuseUnlessEnabled } from "./call.js";
import { findKey } from "./find-key.js";

/** GetPublicKey: the public key of an asymmetric key. */
export const getPublicKey = {
  operation: GetPublicKey,

  handle(call: Call, { KeyId, GrantTokens }: GetPublicKeyRequest): GetPublicKeyResponse {
    const key = findKey(call, KeyId, { grantTokens: GrantTokens });
    const { arn, spec, usage, material } = key;
    if (material.kind !== "asymmetric") {
      throw refusal(
        UnsupportedOperationException,
        `${arn} key spec is ${spec} which is not valid for GetPublicKey.`,
      );
    }
    refuseUnlessEnabled(key);
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
