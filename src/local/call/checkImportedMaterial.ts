import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import { ImportType } from "../../kms/enums.js";
import { IncorrectKeyMaterialException, KMSInvalidStateException } from "../../kms/errors.js";
import type { ImportKeyMaterialRequest } from "../../kms/operations/ImportKeyMaterial.js";
import { createException } from "../exceptions.js";
import { isReplica } from "../keys/KeyFamily.js";
import type { KmsKey } from "../keys/KmsKey.js";

/**
 * Checks that key material fits what has been imported into a key before.
 *
 * @param id - The key material ID.
 * @throws {@link IncorrectKeyMaterialException} when it is not the expected key material.
 * @throws {@link KMSInvalidStateException} when other key material is pending rotation.
 * @throws {@link UnsupportedOperationException} when it would be the second key material of a key that has only one.
 */
export function checkImportedMaterial(
  key: KmsKey,
  id: string,
  request: Pick<ImportKeyMaterialRequest, "ImportType" | "KeyMaterialId">,
): void {
  const known = knownIds(key);
  const byDefault = known.length === 0 ? ImportType.NEW_KEY_MATERIAL : ImportType.EXISTING_KEY_MATERIAL;
  const { ImportType: type = byDefault, KeyMaterialId: expected = id } = request;
  if (expected !== id) {
    throw incorrect();
  }
  if (isReplica(key)) {
    checkReplica(key, id);
  } else if (type === ImportType.EXISTING_KEY_MATERIAL) {
    if (!known.includes(id)) {
      throw incorrect();
    }
  } else if (known.length > 0) {
    checkNew(key, id, known);
  }
}

/** The IDs of the key material that a key has or had. */
const knownIds = ({ material, importedId }: KmsKey): string[] => {
  if (material?.kind === "symmetric") {
    return [...material.versions.keys()];
  }
  return importedId === undefined ? [] : [importedId];
};

/** A replica takes only key material of its primary key. */
function checkReplica({ family }: KmsKey, id: string): void {
  const primary = family?.members.get(family.primaryRegion);
  if (primary === undefined || !knownIds(primary).includes(id)) {
    throw incorrect();
  }
}

function checkNew(key: KmsKey, id: string, known: readonly string[]): void {
  const { material, arn } = key;
  if (material?.kind !== "symmetric") {
    throw createException(UnsupportedOperationException);
  }
  if (known.includes(id) && id !== material.pendingId) {
    throw incorrect();
  }
  if (material.pendingId !== undefined && material.pendingId !== id) {
    throw createException(
      KMSInvalidStateException,
      `New key material (id: ${id}) cannot be imported into KMS key ${arn}, because another key material (id: ${material.pendingId}) is pending rotation.`,
    );
  }
}

const incorrect = () => createException(IncorrectKeyMaterialException);
