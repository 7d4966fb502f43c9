import type { EncryptRequest, EncryptResponse } from "../../kms/operations/Encrypt.js";
import type { Call } from "../call/Call.js";
import { cipherFor } from "../call/Cipher.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { findKey } from "../call/findKey.js";

/** Encrypt: encrypts up to 4096 bytes under a key. */
export function encrypt(call: Call, input: EncryptRequest): EncryptResponse {
  const { EncryptionAlgorithm = "SYMMETRIC_DEFAULT", EncryptionContext } = input;
  const key = findKey(call, input.KeyId, {
    context: EncryptionContext,
    grantTokens: input.GrantTokens,
    conditions: { "kms:encryptionalgorithm": [EncryptionAlgorithm] },
  });
  const cipher = cipherFor(call, key, EncryptionAlgorithm, EncryptionContext);
  const { data } = cipher.encrypt(input.Plaintext);
  if (input.DryRun) {
    throw dryRunSucceeded();
  }
  return { CiphertextBlob: data, KeyId: key.arn, EncryptionAlgorithm };
}
