import { Decrypt, type DecryptMembers, type DecryptResponse } from "../../commands/DecryptCommand.js";
import { checkGrantTokens } from "../authorization/authorize.js";
import { type Call, dryRunSucceeded, refuseRecipient } from "./call.js";
import { cipherFor } from "./encryption.js";
import { checkSourceAccess, ciphertextOf, locateSourceKey } from "./source.js";

/** Decrypt: what Encrypt made, or what was made outside with the public key of a key. */
export const decrypt = {
  operation: Decrypt,

  handle(call: Call, input: DecryptMembers): DecryptResponse {
    const { EncryptionAlgorithm = "SYMMETRIC_DEFAULT", EncryptionContext, KeyId } = input;
    const ciphertext = ciphertextOf(input);
    refuseRecipient(input.Recipient);
    const source = { ciphertext, algorithm: EncryptionAlgorithm, keyId: KeyId, keyMember: "KeyId" } as const;
    const key = locateSourceKey(call, source, "Decrypt");
    checkGrantTokens(input.GrantTokens, [key]);
    checkSourceAccess(call, key, {
      name: KeyId,
      context: EncryptionContext,
      conditions: { "kms:encryptionalgorithm": [EncryptionAlgorithm] },
    });
    const cipher = cipherFor(call, key, EncryptionAlgorithm, EncryptionContext);
    if (ciphertext === undefined) {
      throw dryRunSucceeded();
    }
    const { data, materialId } = cipher.decrypt(ciphertext);
    if (input.DryRun) {
      throw dryRunSucceeded();
    }
    return { KeyId: key.arn, Plaintext: data, EncryptionAlgorithm, KeyMaterialId: materialId };
  },
};
