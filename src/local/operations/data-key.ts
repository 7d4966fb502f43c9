/** What GenerateDataKey and GenerateDataKeyWithoutPlaintext have in common. */
import { randomBytes } from "node:crypto";
import type { GenerateDataKeyWithoutPlaintextMembers } from "../../commands/GenerateDataKeyWithoutPlaintextCommand.js";
import { ValidationException } from "../../exceptions/common.js";
import type { DataKeySpec } from "../../models/DataKeySpec.js";
import { refusal } from "../exceptions.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { cipherFor } from "./encryption.js";
import { findKey } from "./find-key.js";

const BYTES: Readonly<Record<DataKeySpec, number>> = { AES_128: 16, AES_256: 32 };

/** Makes a data key and encrypts it. */
export function generateDataKeyFor(call: Call, request: GenerateDataKeyWithoutPlaintextMembers) {
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

function lengthOf({ NumberOfBytes, KeySpec }: GenerateDataKeyWithoutPlaintextMembers): number {
  if ((NumberOfBytes === undefined) === (KeySpec === undefined)) {
    throw refusal(ValidationException, "Please specify either number of bytes or key spec.");
  }
  return NumberOfBytes ?? (KeySpec === undefined ? 0 : BYTES[KeySpec]);
}
