import { KMSInvalidSignatureException } from "../../kms/errors.js";
import type { VerifyRequest, VerifyResponse } from "../../kms/operations/Verify.js";
import type { Call } from "../call/Call.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { prepareSignature } from "../call/prepareSignature.js";
import { isSignatureValid } from "../crypto/signatures.js";
import { createException } from "../exceptions.js";

/** Verify: verifies the signature of a message. */
export async function verify(call: Call, request: VerifyRequest): Promise<VerifyResponse> {
  const { key, pair, signed } = prepareSignature(call, request);
  if (!(await isSignatureValid(pair.publicKey, signed, request.Signature))) {
    throw createException(KMSInvalidSignatureException);
  }
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: signed.algorithm };
}
