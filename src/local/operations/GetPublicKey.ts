import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import type { GetPublicKeyRequest, GetPublicKeyResponse } from "../../kms/operations/GetPublicKey.js";
import type { Call } from "../call/Call.js";
import { checkUsable } from "../call/checkKeyState.js";
import { findKey } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import { CAPABILITIES } from "../keys/keySpecs.js";
import { customerMasterKeySpec } from "../keys/metadataOf.js";

/** GetPublicKey: returns the public key of an asymmetric key. */
export function getPublicKey(call: Call, { KeyId, GrantTokens }: GetPublicKeyRequest): GetPublicKeyResponse {
  const key = findKey(call, KeyId, { grantTokens: GrantTokens });
  const { arn, spec, usage } = key;
  checkUsable(key);
  if (key.material?.kind !== "asymmetric") {
    throw createException(UnsupportedOperationException);
  }
  return {
    KeyId: arn,
    PublicKey: new Uint8Array(key.material.publicKey.export({ type: "spki", format: "der" })),
    ...customerMasterKeySpec(spec),
    KeySpec: spec,
    KeyUsage: usage,
    ...CAPABILITIES[spec][usage],
  };
}
