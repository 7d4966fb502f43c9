import type {
  GenerateDataKeyRequest,
  GenerateDataKeyResponse,
} from "../../kms/operations/GenerateDataKey.js";
import type { Call } from "../call/Call.js";
import { checkNoRecipient } from "../call/checkNoRecipient.js";
import { generateEncryptedDataKey } from "../call/generateEncryptedDataKey.js";

/** GenerateDataKey: returns a random data key, in plaintext and encrypted. */
export function generateDataKey(call: Call, request: GenerateDataKeyRequest): GenerateDataKeyResponse {
  checkNoRecipient(request.Recipient);
  const { plaintext, ciphertext, arn, materialId } = generateEncryptedDataKey(call, request);
  return { CiphertextBlob: ciphertext, Plaintext: plaintext, KeyId: arn, KeyMaterialId: materialId };
}
