import type { DecryptRequest, DecryptResponse } from "../../kms/operations/Decrypt.js";
import { checkGrantTokens } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { cipherFor } from "../call/Cipher.js";
import { checkNoRecipient } from "../call/checkNoRecipient.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { checkSourceAccess, ciphertextOf, locateSourceKey } from "../call/locateSourceKey.js";

/** Decrypt: decrypts a ciphertext of KMS, or one that was encrypted outside of KMS with a public key. */
export function decrypt(call: Call, input: DecryptRequest): DecryptResponse {
  const { EncryptionAlgorithm = "SYMMETRIC_DEFAULT", EncryptionContext, KeyId } = input;
  const ciphertext = ciphertextOf(input);
  checkNoRecipient(input.Recipient);
  const source = { ciphertext, algorithm: EncryptionAlgorithm, keyId: KeyId, keyMember: "KeyId" } as const;
  const key = locateSourceKey(call, source, "Decrypt");
  checkGrantTokens(input.GrantTokens, [key]);
  checkSourceAccess(call, key, {
    name: KeyId,
    grantTokens: input.GrantTokens,
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
}
