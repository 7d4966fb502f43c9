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
import { expirationModel, type KmsKey } from "../keys/KmsKey.js";
import { familyOf } from "../keys/keySpecs.js";

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
  const { arn, origin, material } = key;
  if (material?.kind !== "symmetric") {
    return [];
  }
  return Array.from(material.versions, ([id, { rotation }]) => ({
    KeyId: arn,
    KeyMaterialId: id,
    ...(origin === OriginType.EXTERNAL ? { ImportState: ImportState.IMPORTED } : {}),
    ...expirationModel(key),
    KeyMaterialState: id === material.currentId ? KeyMaterialState.CURRENT : KeyMaterialState.NON_CURRENT,
    RotationDate: rotation?.date,
    RotationType: rotation?.type,
  }));
}
