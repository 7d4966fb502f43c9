import type {
  GenerateDataKeyPairRequest,
  GenerateDataKeyPairResponse,
} from "../../kms/operations/GenerateDataKeyPair.js";
import type { Call } from "../call/Call.js";
import { checkNoRecipient } from "../call/checkNoRecipient.js";
import { generateEncryptedDataKeyPair } from "../call/generateEncryptedDataKeyPair.js";

/** GenerateDataKeyPair: returns a data key pair, with the private key in plaintext and encrypted. */
export async function generateDataKeyPair(
  call: Call,
  request: GenerateDataKeyPairRequest,
): Promise<GenerateDataKeyPairResponse> {
  checkNoRecipient(request.Recipient);
  const { plaintext, response } = await generateEncryptedDataKeyPair(call, request);
  return { ...response, PrivateKeyPlaintext: plaintext };
}
