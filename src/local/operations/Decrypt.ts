import { Decrypt, type DecryptMembers, type DecryptResponse } from "../../commands/DecryptCommand.js";
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { refusal } from "../exceptions.js";
import { type Call, dryRunSucceeded, refuseGrantTokens } from "./call.js";
import { cipherFor } from "./encryption.js";
import { ciphertextOf, findSourceKey } from "./source.js";

/** Decrypt: what Encrypt made, or what was made outside with the public key of a key. */
export const decrypt = {
  operation: Decrypt,

  handle(call: Call, input: DecryptMembers): DecryptResponse {
    const { EncryptionAlgorithm = "SYMMETRIC_DEFAULT", EncryptionContext, KeyId } = input;
    const ciphertext = ciphertextOf(input);
    refuseRecipient(input.Recipient);
    const key = findSourceKey(
      call,
      { ciphertext, algorithm: EncryptionAlgorithm, keyId: KeyId, keyMember: "KeyId" },
      "Decrypt",
    );
    refuseGrantTokens(input.GrantTokens);
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

function refuseRecipient(recipient: DecryptMembers["Recipient"]): void {
  if (recipient !== undefined) {
    throw refusal(
      UnsupportedOperationException,
      "LocalKms cannot verify the attestation document of an enclave; leave out Recipient.",
    );
  }
}
