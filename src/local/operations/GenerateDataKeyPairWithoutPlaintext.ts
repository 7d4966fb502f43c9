import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import type { Call } from "./call.js";
import {
  type DataKeyPairRequest,
  type DataKeyPairResponse,
  dataKeyPairRequest,
  dataKeyPairResponse,
  generateDataKeyPairFor,
} from "./data-key-pair.js";

/** What GenerateDataKeyPairWithoutPlaintext takes. */
export interface GenerateDataKeyPairWithoutPlaintextRequest extends DataKeyPairRequest {}

/** What GenerateDataKeyPairWithoutPlaintext returns. */
export interface GenerateDataKeyPairWithoutPlaintextResponse extends DataKeyPairResponse {}

/** GenerateDataKeyPairWithoutPlaintext: a key pair for use outside, its private key encrypted only. */
export const generateDataKeyPairWithoutPlaintext = {
  operation: operation<
    GenerateDataKeyPairWithoutPlaintextRequest,
    GenerateDataKeyPairWithoutPlaintextResponse & MetadataBearer
  >("GenerateDataKeyPairWithoutPlaintext", {
    input: dataKeyPairRequest(),
    output: dataKeyPairResponse(),
  }),

  async handle(
    call: Call,
    request: GenerateDataKeyPairWithoutPlaintextRequest,
  ): Promise<GenerateDataKeyPairWithoutPlaintextResponse> {
    const { response } = await generateDataKeyPairFor(call, request);
    return response;
  },
};
