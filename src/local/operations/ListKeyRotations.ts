import { ValidationException } from "../../kms/commonErrors.js";
import { ImportState, IncludeKeyMaterial, KeyMaterialState, OriginType } from "../../kms/enums.js";
import type {
  ListKeyRotationsRequest,
  ListKeyRotationsResponse,
  RotationsListEntry,
} from "../../kms/operations/ListKeyRotations.js";
import type { Call } from "../call/Call.js";
import { checkNotInCustomKeyStore } from "../call/checkRotation.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { paginate } from "../call/paginate.js";
import { createException } from "../exceptions.js";
import { type KmsKey, relativesOf } from "../keys/KmsKey.js";
import type { SymmetricMaterial } from "../keys/keyMaterial.js";
import { familyOf } from "../keys/keySpecs.js";
import { expirationModel } from "../keys/metadataOf.js";

/** ListKeyRotations: lists the rotations, or all key material, of a key. */
export function listKeyRotations(call: Call, request: ListKeyRotationsRequest): ListKeyRotationsResponse {
  const { IncludeKeyMaterial: include = IncludeKeyMaterial.ROTATIONS_ONLY } = request;
  const key = findKeyByIdOrArn(call, request.KeyId);
  checkNotInCustomKeyStore(key);
  if (request.IncludeKeyMaterial !== undefined && familyOf(key.spec) !== "symmetric") {
    throw createException(
      ValidationException,
      "Input parameter includeKeyMaterial can only be used with symmetric keys.",
    );
  }
  const materials = materialsOf(key).filter(
    ({ RotationDate }) => RotationDate !== undefined || include === IncludeKeyMaterial.ALL_KEY_MATERIAL,
  );
  const { items, ...page } = paginate(
    materials.map((material, index) => ({ material, index })),
    request,
    {
      list: `ListKeyRotations ${key.arn} ${include}`,
      idOf: ({ index }) => String(index).padStart(8, "0"),
      defaultLimit: 100,
      maxLimit: 1000,
    },
  );
  return { Rotations: items.map(({ material }) => material), ...page };
}

/** The key material of a symmetric key, oldest first. KMS lists none for other keys. */
function materialsOf(key: KmsKey): RotationsListEntry[] {
  const { material } = key;
  if (material?.kind !== "symmetric") {
    return [];
  }
  return Array.from(material.versions, ([id, { rotation }]) => ({
    KeyId: key.arn,
    KeyMaterialId: id,
    ...importOf(key, id),
    KeyMaterialState: stateOfMaterial(key, material, id),
    RotationDate: rotation?.date,
    RotationType: rotation?.type,
  }));
}

function importOf({ origin, imports, material }: KmsKey, id: string): Partial<RotationsListEntry> {
  if (origin !== OriginType.EXTERNAL) {
    return {};
  }
  // The key material of a seed is imported without an import.
  const isPresent = material?.kind === "symmetric" && material.versions.get(id)?.key !== undefined;
  if (!isPresent) {
    return { ImportState: ImportState.PENDING_IMPORT };
  }
  const { validTo, description } = imports.get(id) ?? {};
  return {
    ...(description === undefined ? {} : { KeyMaterialDescription: description }),
    ImportState: ImportState.IMPORTED,
    ...expirationModel({ validTo }),
  };
}

function stateOfMaterial(
  key: KmsKey,
  { currentId, pendingId }: SymmetricMaterial,
  id: string,
): KeyMaterialState {
  if (id !== pendingId) {
    return id === currentId ? KeyMaterialState.CURRENT : KeyMaterialState.NON_CURRENT;
  }
  const isEverywhere = relativesOf(key).every(
    ({ material }) => material?.kind === "symmetric" && material.pendingId === id,
  );
  return isEverywhere
    ? KeyMaterialState.PENDING_ROTATION
    : KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION;
}
