import { Encrypt, type EncryptMembers, type EncryptResponse } from "../../commands/EncryptCommand.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { cipherFor } from "./encryption.js";
import { findKey } from "./find-key.js";

/** Encrypt: up to 4096 bytes under a key. */
export const encrypt = {
  operation: Encrypt,

  handle(call: Call, input: EncryptMembers): EncryptResponse {
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
  },
};
