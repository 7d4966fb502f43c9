import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import { blob, required } from "../../protocol/shapes.js";
import { type Call, refuseRecipient } from "./call.js";
import {
  type DataKeyPairRequest,
  type DataKeyPairResponse,
  dataKeyPairRequest,
  dataKeyPairResponse,
  generateDataKeyPairFor,
} from "./data-key-pair.js";
import { type RecipientInfo, recipientInfo } from "./shapes.js";

/** What GenerateDataKeyPair takes. */
export interface GenerateDataKeyPairRequest extends DataKeyPairRequest {
  /** Refused: LocalKms cannot verify enclaves. */
  Recipient?: RecipientInfo | undefined;
}

/** What GenerateDataKeyPair returns. */
export interface GenerateDataKeyPairResponse extends DataKeyPairResponse {
  /** The private key: PKCS #8 in DER. */
  PrivateKeyPlaintext: Uint8Array;
  /** Never here: it is for enclaves. */
  CiphertextForRecipient?: Uint8Array | undefined;
}

/** GenerateDataKeyPair: a key pair for use outside, its private key as it is and encrypted. */
export const generateDataKeyPair = {
  operation: operation<GenerateDataKeyPairRequest, GenerateDataKeyPairResponse & MetadataBearer>(
    "GenerateDataKeyPair",
    {
      input: { ...dataKeyPairRequest(), Recipient: recipientInfo() },
      output: {
        ...dataKeyPairResponse(),
        PrivateKeyPlaintext: required(blob({ sensitive: true })),
        CiphertextForRecipient: blob(),
      },
    },
  ),

  async handle(call: Call, request: GenerateDataKeyPairRequest): Promise<GenerateDataKeyPairResponse> {
    refuseRecipient(request.Recipient);
    const { plaintext, response } = await generateDataKeyPairFor(call, request);
    return { ...response, PrivateKeyPlaintext: plaintext };
  },
};
