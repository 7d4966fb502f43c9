import { timingSafeEqual } from "node:crypto";
import { KMSInvalidMacException } from "../../kms/errors.js";
import type { VerifyMacRequest, VerifyMacResponse } from "../../kms/operations/VerifyMac.js";
import type { Call } from "../call/Call.js";
import { computeMac } from "../call/computeMac.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { createException } from "../exceptions.js";

/** VerifyMac: verifies a message authentication code (HMAC), which must not be truncated. */
export function verifyMac(call: Call, request: VerifyMacRequest): VerifyMacResponse {
  const { key, mac } = computeMac(call, request);
  if (request.Mac.length !== mac.length || !timingSafeEqual(request.Mac, mac)) {
    throw createException(KMSInvalidMacException);
  }
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  return { KeyId: key.arn, MacValid: true, MacAlgorithm: request.MacAlgorithm };
}
