import {
  GenerateDataKeyWithoutPlaintext,
  type GenerateDataKeyWithoutPlaintextMembers,
  type GenerateDataKeyWithoutPlaintextResponse,
} from "../../commands/GenerateDataKeyWithoutPlaintextCommand.js";
import type { Call } from "./call.js";
import { generateDataKeyFor } from "./data-key.js";

/** GenerateDataKeyWithoutPlaintext: a random key for use outside, encrypted only. */
export const generateDataKeyWithoutPlaintext = {
  operation: GenerateDataKeyWithoutPlaintext,

  handle(
    call: Call,
    request: GenerateDataKeyWithoutPlaintextMembers,
  ): GenerateDataKeyWithoutPlaintextResponse {
    const { ciphertext, arn, materialId } = generateDataKeyFor(call, request);
    return { CiphertextBlob: ciphertext, KeyId: arn, KeyMaterialId: materialId };
  },
};
