import type { SignRequest, SignResponse } from "../../kms/operations/Sign.js";
import type { Call } from "../call/Call.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { prepareSignature } from "../call/prepareSignature.js";
import { createSignature } from "../crypto/signatures.js";

/** Sign: signs a message of up to 4096 bytes, or its digest. */
export async function sign(call: Call, request: SignRequest): Promise<SignResponse> {
  const { key, pair, signed } = prepareSignature(call, request);
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  const Signature = await createSignature(pair.privateKey, signed);
  return { KeyId: key.arn, Signature, SigningAlgorithm: signed.algorithm };
}
