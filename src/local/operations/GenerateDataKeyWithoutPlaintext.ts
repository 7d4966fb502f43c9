import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import { blob, required, string } from "../../protocol/shapes.js";
import type { Call } from "./call.js";
import { type DataKeyRequest, dataKeyRequest, generateDataKeyFor } from "./data-key.js";

/** What GenerateDataKeyWithoutPlaintext takes. */
export interface GenerateDataKeyWithoutPlaintextRequest extends DataKeyRequest {}

/** What GenerateDataKeyWithoutPlaintext returns. */
export interface GenerateDataKeyWithoutPlaintextResponse {
  /** The encrypted data key. */
  CiphertextBlob: Uint8Array;
  /** The key ARN. */
  KeyId: string;
  /** The id of the material that encrypted it. */
  KeyMaterialId?: string | undefined;
}

/** GenerateDataKeyWithoutPlaintext: a random key for use outside, encrypted only. */
export const generateDataKeyWithoutPlaintext = {
  operation: operation<
    GenerateDataKeyWithoutPlaintextRequest,
    GenerateDataKeyWithoutPlaintextResponse & MetadataBearer
  >("GenerateDataKeyWithoutPlaintext", {
    input: dataKeyRequest(),
    output: { CiphertextBlob: required(blob()), KeyId: required(string()), KeyMaterialId: string() },
  }),

  handle(
    call: Call,
    request: GenerateDataKeyWithoutPlaintextRequest,
  ): GenerateDataKeyWithoutPlaintextResponse {
    const { ciphertext, arn, materialId } = generateDataKeyFor(call, request);
    return { CiphertextBlob: ciphertext, KeyId: arn, KeyMaterialId: materialId };
  },
};
