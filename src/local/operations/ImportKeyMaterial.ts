import { ExpiredImportTokenException, InvalidImportTokenException } from "../../kms/errors.js";
import type {
  ImportKeyMaterialRequest,
  ImportKeyMaterialResponse,
} from "../../kms/operations/ImportKeyMaterial.js";
import type { Call } from "../call/Call.js";
import { checkExpiration } from "../call/checkExpiration.js";
import { checkImportable } from "../call/checkImportable.js";
import { checkImportedMaterial } from "../call/checkImportedMaterial.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { parseImportableMaterial } from "../call/parseImportableMaterial.js";
import { unwrapKeyMaterial } from "../crypto/unwrapKeyMaterial.js";
import { createException } from "../exceptions.js";
import type { ImportParameters } from "../keys/ImportParameters.js";
import { addImport } from "../keys/imports.js";
import type { KmsKey } from "../keys/KmsKey.js";

/** ImportKeyMaterial: imports key material that was wrapped outside of KMS. */
export function importKeyMaterial(call: Call, request: ImportKeyMaterialRequest): ImportKeyMaterialResponse {
  const { ValidTo, ExpirationModel = "KEY_MATERIAL_EXPIRES" } = request;
  const key = findKeyByIdOrArn(call, request.KeyId, {
    conditions: {
      "kms:expirationmodel": [ExpirationModel],
      "kms:validto": ValidTo === undefined ? undefined : [ValidTo.toISOString()],
    },
  });
  checkImportable(key);
  const validTo = checkExpiration(request, call.keys.now());
  const { privateKey, algorithm } = parametersOf(call, key, request.ImportToken);
  const bytes = unwrapKeyMaterial(privateKey, algorithm, request.EncryptedKeyMaterial);
  const material = parseImportableMaterial(key, bytes);
  checkImportedMaterial(key, material.id, request);
  addImport(key, material, { validTo, description: request.KeyMaterialDescription });
  return { KeyId: key.arn, ...(key.material?.kind === "symmetric" ? { KeyMaterialId: material.id } : {}) };
}

function parametersOf({ keys }: Call, { keyId }: KmsKey, token: Uint8Array): ImportParameters {
  const parameters = keys.importParameters.get(Buffer.from(token).toString("base64"));
  if (parameters?.keyId !== keyId) {
    throw createException(InvalidImportTokenException);
  }
  if (parameters.validTo <= keys.now()) {
    throw createException(ExpiredImportTokenException);
  }
  return parameters;
}
