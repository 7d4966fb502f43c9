import { randomBytes } from "node:crypto";
import { ValidationException } from "../../kms/commonErrors.js";
import type { DataKeySpec } from "../../kms/enums.js";
import type { GenerateDataKeyWithoutPlaintextRequest } from "../../kms/operations/GenerateDataKeyWithoutPlaintext.js";
import { createException } from "../exceptions.js";
import type { Call } from "./Call.js";
import { cipherFor } from "./Cipher.js";
import { dryRunSucceeded } from "./dryRunSucceeded.js";
import { findKey } from "./findKey.js";

const BYTES: Readonly<Record<DataKeySpec, number>> = { AES_128: 16, AES_256: 32 };

/** Generates a data key and encrypts it: GenerateDataKey, with and without plaintext. */
export function generateEncryptedDataKey(call: Call, request: GenerateDataKeyWithoutPlaintextRequest) {
  const length = lengthOf(request);
  const { KeyId, EncryptionContext: context } = request;
  const key = findKey(call, KeyId, {
    context,
    grantTokens: request.GrantTokens,
    conditions: { "kms:encryptionalgorithm": ["SYMMETRIC_DEFAULT"] },
  });
  const cipher = cipherFor(call, key, "SYMMETRIC_DEFAULT", context);
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  const plaintext = new Uint8Array(randomBytes(length));
  const { data, materialId } = cipher.encrypt(plaintext);
  return { plaintext, ciphertext: data, arn: key.arn, materialId };
}

function lengthOf({ NumberOfBytes, KeySpec }: GenerateDataKeyWithoutPlaintextRequest): number {
  if ((NumberOfBytes === undefined) === (KeySpec === undefined)) {
    throw createException(ValidationException, "Please specify either number of bytes or key spec.");
  }
  return NumberOfBytes ?? (KeySpec === undefined ? 0 : BYTES[KeySpec]);
}
