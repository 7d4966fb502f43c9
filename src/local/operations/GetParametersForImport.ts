import { generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import type {
  GetParametersForImportRequest,
  GetParametersForImportResponse,
} from "../../kms/operations/GetParametersForImport.js";
import type { Call } from "../call/Call.js";
import { checkImportable } from "../call/checkImportable.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { WRAPPING_HASHES } from "../crypto/unwrapKeyMaterial.js";
import { createException } from "../exceptions.js";

const generatePair = promisify(generateKeyPair);
const VALIDITY = 24 * 60 * 60 * 1000;
const TOKEN_BYTES = 512;

/** GetParametersForImport: returns a wrapping key and an import token, which are valid for 24 hours. */
export async function getParametersForImport(
  call: Call,
  request: GetParametersForImportRequest,
): Promise<GetParametersForImportResponse> {
  const { WrappingAlgorithm: algorithm, WrappingKeySpec } = request;
  const key = findKeyByIdOrArn(call, request.KeyId, {
    conditions: { "kms:wrappingalgorithm": [algorithm], "kms:wrappingkeyspec": [WrappingKeySpec] },
  });
  checkImportable(key);
  const bits = /^RSA_(\d+)$/.exec(WrappingKeySpec)?.[1];
  if (bits === undefined || WRAPPING_HASHES[algorithm] === undefined) {
    throw createException(
      UnsupportedOperationException,
      `Wrapping algorithm ${algorithm} with wrapping key spec ${WrappingKeySpec} is not supported.`,
    );
  }
  const { privateKey, publicKey } = await generatePair("rsa", { modulusLength: Number(bits) });
  const token = randomBytes(TOKEN_BYTES);
  const validTo = new Date(call.keys.now().getTime() + VALIDITY);
  call.keys.importParameters.set(token.toString("base64"), {
    keyId: key.keyId,
    privateKey,
    algorithm,
    validTo,
  });
  return {
    KeyId: key.arn,
    ImportToken: token,
    PublicKey: publicKey.export({ type: "spki", format: "der" }),
    ParametersValidTo: validTo,
  };
}
