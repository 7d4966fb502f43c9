/** What GenerateDataKey and GenerateDataKeyWithoutPlaintext have in common. */
import { randomBytes } from "node:crypto";
import { grantTokens } from "../../commands/inputs.js";
import { ValidationException } from "../../exceptions/common.js";
import { boolean, enumeration, integer, map } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { DataKeySpec } from "./DataKeySpec.js";
import { cipherFor } from "./encryption.js";
import { findKey } from "./find-key.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What both operations take; the key may be named by an alias too. */
export interface DataKeyRequest extends KeyIdRequest {
  /** The encryption context that the data key is bound to. Default: none. */
  EncryptionContext?: Record<string, string> | undefined;
  /** The length of the data key, 1 to 1024 bytes; either this or `KeySpec` is required. */
  NumberOfBytes?: number | undefined;
  /** The size of the data key; either this or `NumberOfBytes` is required. */
  KeySpec?: DataKeySpec | undefined;
  /** Up to 10 grant tokens. Default: none. */
  GrantTokens?: string[] | undefined;
  /** Whether only to check that the call would succeed. Default: `false`. */
  DryRun?: boolean | undefined;
}

/** The shapes of {@link DataKeyRequest}. */
export const dataKeyRequest = () => ({
  KeyId: keyId(),
  EncryptionContext: map(),
  NumberOfBytes: integer({ min: 1, max: 1024 }),
  KeySpec: enumeration(DataKeySpec),
  GrantTokens: grantTokens(),
  DryRun: boolean(),
});

const BYTES: Readonly<Record<DataKeySpec, number>> = { AES_128: 16, AES_256: 32 };

/** Makes a data key and encrypts it. */
export function generateDataKeyFor(call: Call, request: DataKeyRequest) {
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

function lengthOf({ NumberOfBytes, KeySpec }: DataKeyRequest): number {
  if ((NumberOfBytes === undefined) === (KeySpec === undefined)) {
    throw refusal(ValidationException, "Please specify either number of bytes or key spec.");
  }
  return NumberOfBytes ?? (KeySpec === undefined ? 0 : BYTES[KeySpec]);
}
