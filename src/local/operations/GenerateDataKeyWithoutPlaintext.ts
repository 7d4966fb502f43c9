import type {
  GenerateDataKeyWithoutPlaintextRequest,
  GenerateDataKeyWithoutPlaintextResponse,
} from "../../kms/operations/GenerateDataKeyWithoutPlaintext.js";
import type { Call } from "../call/Call.js";
import { generateEncryptedDataKey } from "../call/generateEncryptedDataKey.js";

/** GenerateDataKeyWithoutPlaintext: returns an encrypted random data key. */
export function generateDataKeyWithoutPlaintext(
  call: Call,
  request: GenerateDataKeyWithoutPlaintextRequest,
): GenerateDataKeyWithoutPlaintextResponse {
  const { ciphertext, arn, materialId } = generateEncryptedDataKey(call, request);
  return { CiphertextBlob: ciphertext, KeyId: arn, KeyMaterialId: materialId };
}
