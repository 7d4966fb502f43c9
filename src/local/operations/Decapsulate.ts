import { KeyUsageType } from "../../kms/enums.js";
import { InvalidCiphertextException } from "../../kms/errors.js";
import type { DecapsulateRequest, DecapsulateResponse } from "../../kms/operations/Decapsulate.js";
import type { Call } from "../call/Call.js";
import { checkUsage, incompatibleAlgorithm } from "../call/checkUsage.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { findKey } from "../call/findKey.js";
import { decapsulate as decapsulateWith } from "../crypto/postQuantum.js";
import { createException } from "../exceptions.js";

const CIPHERTEXT_BYTES: Readonly<Record<string, number>> = {
  ML_KEM_512: 768,
  ML_KEM_768: 1088,
  ML_KEM_1024: 1568,
};

/** Decapsulate: recovers a shared secret. */
export function decapsulate(call: Call, request: DecapsulateRequest): DecapsulateResponse {
  const { KeyId, GrantTokens, EncapsulationAlgorithm, SharedSecretCiphertextBlob: ciphertext } = request;
  const key = findKey(call, KeyId, { grantTokens: GrantTokens });
  const pair = checkUsage(call, key, KeyUsageType.ENCAPSULATE_DECAPSULATE);
  if (pair.kind !== "asymmetric") {
    throw incompatibleAlgorithm(EncapsulationAlgorithm, key);
  }
  if (ciphertext.length !== CIPHERTEXT_BYTES[key.spec]) {
    throw createException(InvalidCiphertextException);
  }
  const SharedSecret = decapsulateWith(pair.privateKey, ciphertext);
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  return { KeyId: key.arn, SharedSecret, EncapsulationAlgorithm };
}
