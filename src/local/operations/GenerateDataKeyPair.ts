import {
  GenerateDataKeyPair,
  type GenerateDataKeyPairRequest,
  type GenerateDataKeyPairResponse,
} from "../../commands/GenerateDataKeyPairCommand.js";
import { type Call, refuseRecipient } from "./call.js";
import { generateDataKeyPairFor } from "./data-key-pair.js";

/** GenerateDataKeyPair: a key pair for use outside, its private key as it is and encrypted. */
export const generateDataKeyPair = {
  operation: GenerateDataKeyPair,

  async handle(call: Call, request: GenerateDataKeyPairRequest): Promise<GenerateDataKeyPairResponse> {
    refuseRecipient(request.Recipient);
    const { plaintext, response } = await generateDataKeyPairFor(call, request);
    return { ...response, PrivateKeyPlaintext: plaintext };
  },
};
