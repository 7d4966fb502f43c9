import {
  GenerateDataKeyPairWithoutPlaintext,
  type GenerateDataKeyPairWithoutPlaintextRequest,
  type GenerateDataKeyPairWithoutPlaintextResponse,
} from "../../commands/GenerateDataKeyPairWithoutPlaintextCommand.js";
import type { Call } from "./call.js";
import { generateDataKeyPairFor } from "./data-key-pair.js";

/** GenerateDataKeyPairWithoutPlaintext: a key pair for use outside, its private key encrypted only. */
export const generateDataKeyPairWithoutPlaintext = {
  operation: GenerateDataKeyPairWithoutPlaintext,

  async handle(
    call: Call,
    request: GenerateDataKeyPairWithoutPlaintextRequest,
  ): Promise<GenerateDataKeyPairWithoutPlaintextResponse> {
    const { response } = await generateDataKeyPairFor(call, request);
    return response;
  },
};
