import type {
  GenerateDataKeyPairWithoutPlaintextRequest,
  GenerateDataKeyPairWithoutPlaintextResponse,
} from "../../kms/operations/GenerateDataKeyPairWithoutPlaintext.js";
import type { Call } from "../call/Call.js";
import { generateEncryptedDataKeyPair } from "../call/generateEncryptedDataKeyPair.js";

/** GenerateDataKeyPairWithoutPlaintext: returns a data key pair, with only the encrypted private key. */
export async function generateDataKeyPairWithoutPlaintext(
  call: Call,
  request: GenerateDataKeyPairWithoutPlaintextRequest,
): Promise<GenerateDataKeyPairWithoutPlaintextResponse> {
  const { response } = await generateEncryptedDataKeyPair(call, request);
  return response;
}
