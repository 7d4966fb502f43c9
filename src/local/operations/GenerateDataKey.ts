import {
  GenerateDataKey,
  type GenerateDataKeyMembers,
  type GenerateDataKeyResponse,
} from "../../commands/GenerateDataKeyCommand.js";
import { type Call, refuseRecipient } from "./call.js";
import { generateDataKeyFor } from "./data-key.js";

/** GenerateDataKey: a random key for use outside, as it is and encrypted. */
export const generateDataKey = {
  operation: GenerateDataKey,

  handle(call: Call, request: GenerateDataKeyMembers): GenerateDataKeyResponse {
    refuseRecipient(request.Recipient);
    const { plaintext, ciphertext, arn, materialId } = generateDataKeyFor(call, request);
    return { CiphertextBlob: ciphertext, Plaintext: plaintext, KeyId: arn, KeyMaterialId: materialId };
  },
};
