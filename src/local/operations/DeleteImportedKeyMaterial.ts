import { ValidationException } from "../../kms/commonErrors.js";
import { NotFoundException } from "../../kms/errors.js";
import type {
  DeleteImportedKeyMaterialRequest,
  DeleteImportedKeyMaterialResponse,
} from "../../kms/operations/DeleteImportedKeyMaterial.js";
import type { Call } from "../call/Call.js";
import { checkImported } from "../call/checkRotation.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import { deleteImport } from "../keys/imports.js";
import { isPrimary } from "../keys/KeyFamily.js";
import { type KmsKey, relativesOf } from "../keys/KmsKey.js";

/** DeleteImportedKeyMaterial: deletes key material, so that the key is pending import until it is imported again. */
export function deleteImportedKeyMaterial(
  call: Call,
  request: DeleteImportedKeyMaterialRequest,
): DeleteImportedKeyMaterialResponse {
  const key = findKeyByIdOrArn(call, request.KeyId);
  checkImported(key);
  const id = idToDelete(key, request.KeyMaterialId);
  if (id !== undefined) {
    for (const holder of holdersOf(key, id)) {
      deleteImport(holder, id);
    }
  }
  const isSymmetric = key.material?.kind === "symmetric";
  return { KeyId: key.arn, ...(isSymmetric && id !== undefined ? { KeyMaterialId: id } : {}) };
}

/** The keys that lose key material: replicas lose what their primary key has not rotated to yet, too. */
const holdersOf = (key: KmsKey, id: string): readonly KmsKey[] =>
  isPrimary(key) && key.material?.kind === "symmetric" && key.material.pendingId === id
    ? relativesOf(key)
    : [key];

function idToDelete({ material, importedId, arn }: KmsKey, id: string | undefined): string | undefined {
  if (id === undefined) {
    return material?.kind === "symmetric" ? material.currentId : importedId;
  }
  if (material?.kind !== "symmetric") {
    throw createException(ValidationException, "KeyMaterialId can only be used with symmetric keys.");
  }
  if (!material.versions.has(id)) {
    throw createException(NotFoundException, `Key material ${id} of the key ${arn} is not found.`);
  }
  return id;
}
