import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import { blob, required, string } from "../../protocol/shapes.js";
import { type Call, refuseRecipient } from "./call.js";
import { type DataKeyRequest, dataKeyRequest, generateDataKeyFor } from "./data-key.js";
import { type RecipientInfo, recipientInfo } from "./shapes.js";

/** What GenerateDataKey takes. */
export interface GenerateDataKeyRequest extends DataKeyRequest {
  /** Refused: LocalKms cannot verify enclaves. */
  Recipient?: RecipientInfo | undefined;
}

/** What GenerateDataKey returns. */
export interface GenerateDataKeyResponse {
  /** The encrypted data key. */
  CiphertextBlob: Uint8Array;
  /** The data key. */
  Plaintext: Uint8Array;
  /** The key ARN. */
  KeyId: string;
  /** Never here: it is for enclaves. */
  CiphertextForRecipient?: Uint8Array | undefined;
  /** The id of the material that encrypted it. */
  KeyMaterialId?: string | undefined;
}

/** GenerateDataKey: a random key for use outside, as it is and encrypted. */
export const generateDataKey = {
  operation: operation<GenerateDataKeyRequest, GenerateDataKeyResponse & MetadataBearer>("GenerateDataKey", {
    input: { ...dataKeyRequest(), Recipient: recipientInfo() },
    output: {
      CiphertextBlob: required(blob()),
      Plaintext: required(blob({ sensitive: true })),
      KeyId: required(string()),
      CiphertextForRecipient: blob(),
      KeyMaterialId: string(),
    },
  }),

  handle(call: Call, request: GenerateDataKeyRequest): GenerateDataKeyResponse {
    refuseRecipient(request.Recipient);
    const { plaintext, ciphertext, arn, materialId } = generateDataKeyFor(call, request);
    return { CiphertextBlob: ciphertext, Plaintext: plaintext, KeyId: arn, KeyMaterialId: materialId };
  },
};
