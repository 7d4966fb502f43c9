import { createHmac } from "node:crypto";
import { KeyUsageType, type MacAlgorithmSpec } from "../../kms/enums.js";
import type { Bytes } from "../../shapes/Bytes.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { algorithmsOf } from "../keys/keySpecs.js";
import type { Call } from "./Call.js";
import { checkUsage, incompatibleAlgorithm } from "./checkUsage.js";
import { findKey } from "./findKey.js";

/** The members that GenerateMac and VerifyMac share. */
interface MacRequest {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly MacAlgorithm: MacAlgorithmSpec;
  readonly GrantTokens?: readonly string[] | undefined;
}

const HASHES: Readonly<Record<MacAlgorithmSpec, string>> = {
  HMAC_SHA_224: "sha224",
  HMAC_SHA_256: "sha256",
  HMAC_SHA_384: "sha384",
  HMAC_SHA_512: "sha512",
};

/** What GenerateMac and VerifyMac share: finding the key, and computing the message authentication code. */
export function computeMac(call: Call, request: MacRequest): { readonly key: KmsKey; readonly mac: Bytes } {
  const { MacAlgorithm: algorithm } = request;
  const key = findKey(call, request.KeyId, {
    grantTokens: request.GrantTokens,
    conditions: { "kms:macalgorithm": [algorithm] },
  });
  const material = checkUsage(call, key, KeyUsageType.GENERATE_VERIFY_MAC);
  if (material.kind !== "hmac" || !algorithmsOf(key).includes(algorithm)) {
    throw incompatibleAlgorithm(algorithm, key);
  }
  return { key, mac: createHmac(HASHES[algorithm], material.secret).update(request.Message).digest() };
}
