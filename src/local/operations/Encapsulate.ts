import { KeyUsageType } from "../../kms/enums.js";
import type { EncapsulateRequest, EncapsulateResponse } from "../../kms/operations/Encapsulate.js";
import type { Call } from "../call/Call.js";
import { checkUsage, incompatibleAlgorithm } from "../call/checkUsage.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { findKey } from "../call/findKey.js";
import { encapsulate as encapsulateWith } from "../crypto/postQuantum.js";

/** Encapsulate: generates a shared secret, and encapsulates it with the public key of a key. */
export function encapsulate(call: Call, request: EncapsulateRequest): EncapsulateResponse {
  const { KeyId, GrantTokens, EncapsulationAlgorithm } = request;
  const key = findKey(call, KeyId, { grantTokens: GrantTokens });
  const pair = checkUsage(call, key, KeyUsageType.ENCAPSULATE_DECAPSULATE);
  if (pair.kind !== "asymmetric") {
    throw incompatibleAlgorithm(EncapsulationAlgorithm, key);
  }
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  const { secret, ciphertext } = encapsulateWith(pair.publicKey);
  return {
    KeyId: key.arn,
    SharedSecret: secret,
    SharedSecretCiphertextBlob: ciphertext,
    EncapsulationAlgorithm,
  };
}
