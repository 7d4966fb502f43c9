import type { GenerateMacRequest, GenerateMacResponse } from "../../kms/operations/GenerateMac.js";
import type { Call } from "../call/Call.js";
import { computeMac } from "../call/computeMac.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";

/** GenerateMac: generates a message authentication code (HMAC). */
export function generateMac(call: Call, request: GenerateMacRequest): GenerateMacResponse {
  const { key, mac } = computeMac(call, request);
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  return { KeyId: key.arn, Mac: mac, MacAlgorithm: request.MacAlgorithm };
}
