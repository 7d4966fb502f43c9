import { randomBytes } from "node:crypto";
import { ValidationException } from "../../kms/commonErrors.js";
import type { GenerateRandomRequest, GenerateRandomResponse } from "../../kms/operations/GenerateRandom.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { checkNoRecipient } from "../call/checkNoRecipient.js";
import { customKeyStoreNotFound } from "../call/customKeyStoreNotFound.js";
import { createException } from "../exceptions.js";

/** GenerateRandom: returns random bytes. */
export function generateRandom({ principal }: Call, request: GenerateRandomRequest): GenerateRandomResponse {
  const { NumberOfBytes, CustomKeyStoreId } = request;
  authorizeIdentity(principal, "GenerateRandom");
  checkNoRecipient(request.Recipient);
  if (CustomKeyStoreId !== undefined) {
    throw customKeyStoreNotFound(CustomKeyStoreId);
  }
  if (NumberOfBytes === undefined) {
    throw createException(ValidationException, "NumberOfBytes is required.");
  }
  return { Plaintext: new Uint8Array(randomBytes(NumberOfBytes)) };
}
