import { randomBytes } from "node:crypto";
import type { MetadataBearer } from "@smithy/types";
import { ValidationException } from "../../exceptions/common.js";
import { CustomKeyStoreNotFoundException } from "../../exceptions/management.js";
import { type RecipientInfo, recipientInfo } from "../../models/RecipientInfo.js";
import { operation } from "../../protocol/operation.js";
import { blob, integer, required, string } from "../../protocol/shapes.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { refusal } from "../exceptions.js";
import { type Call, refuseRecipient } from "./call.js";

/** What GenerateRandom takes. */
export interface GenerateRandomRequest {
  /** How many bytes, 1 to 1024. Required. */
  NumberOfBytes?: number | undefined;
  /** Refused: there are no custom key stores. */
  CustomKeyStoreId?: string | undefined;
  /** Refused: LocalKms cannot verify enclaves. */
  Recipient?: RecipientInfo | undefined;
}

/** What GenerateRandom returns. */
export interface GenerateRandomResponse {
  /** The bytes. */
  Plaintext: Uint8Array;
  /** Never here: it is for enclaves. */
  CiphertextForRecipient?: Uint8Array | undefined;
}

/** GenerateRandom: random bytes. */
export const generateRandom = {
  operation: operation<GenerateRandomRequest, GenerateRandomResponse & MetadataBearer>("GenerateRandom", {
    input: {
      NumberOfBytes: integer({ min: 1, max: 1024 }),
      CustomKeyStoreId: string({ min: 1, max: 64 }),
      Recipient: recipientInfo(),
    },
    output: { Plaintext: required(blob({ sensitive: true })), CiphertextForRecipient: blob() },
  }),

  handle({ principal }: Call, request: GenerateRandomRequest): GenerateRandomResponse {
    const { NumberOfBytes, CustomKeyStoreId } = request;
    authorizeIdentity(principal, "GenerateRandom");
    refuseRecipient(request.Recipient);
    if (CustomKeyStoreId !== undefined) {
      throw refusal(CustomKeyStoreNotFoundException, `Custom key store ${CustomKeyStoreId} is not found.`);
    }
    if (NumberOfBytes === undefined) {
      throw refusal(ValidationException, "NumberOfBytes is required.");
    }
    return { Plaintext: new Uint8Array(randomBytes(NumberOfBytes)) };
  },
};
