import { randomBytes } from "node:crypto";
import { UnsupportedOperationException, ValidationException } from "../../kms/commonErrors.js";
import { ConnectionStateType, CustomKeyStoreType } from "../../kms/enums.js";
import { CustomKeyStoreInvalidStateException } from "../../kms/errors.js";
import type { GenerateRandomRequest, GenerateRandomResponse } from "../../kms/operations/GenerateRandom.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { checkNoRecipient } from "../call/checkNoRecipient.js";
import { findCustomKeyStore } from "../call/findCustomKeyStore.js";
import { createException } from "../exceptions.js";

/** GenerateRandom: returns random bytes. */
export function generateRandom(call: Call, request: GenerateRandomRequest): GenerateRandomResponse {
  const { NumberOfBytes, CustomKeyStoreId } = request;
  authorizeIdentity(call.principal, "GenerateRandom");
  checkNoRecipient(request.Recipient);
  if (CustomKeyStoreId !== undefined) {
    checkConnectedCluster(call, CustomKeyStoreId);
  }
  if (NumberOfBytes === undefined) {
    throw createException(ValidationException, "NumberOfBytes is required.");
  }
  return { Plaintext: new Uint8Array(randomBytes(NumberOfBytes)) };
}

/** Only the cluster of a connected AWS CloudHSM key store generates random bytes. */
function checkConnectedCluster(call: Call, id: string): void {
  const { type, state } = findCustomKeyStore(call, id);
  if (type !== CustomKeyStoreType.AWS_CLOUDHSM) {
    throw createException(UnsupportedOperationException);
  }
  if (state !== ConnectionStateType.CONNECTED) {
    throw createException(CustomKeyStoreInvalidStateException);
  }
}
