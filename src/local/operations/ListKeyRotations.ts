import type { MetadataBearer } from "@smithy/types";
import { ValidationException } from "../../exceptions/common.js";
import { ExpirationModelType } from "../../models/ExpirationModelType.js";
import { OriginType } from "../../models/OriginType.js";
import { operation } from "../../protocol/operation.js";
import { enumeration, list, required, string, structure, timestamp } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { expirationModel, type KmsKey } from "../keys/KmsKey.js";
import { RotationType } from "../keys/key-material.js";
import { familyOf } from "../keys/key-specs.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { paginate } from "./paginate.js";
import { refuseOrigins } from "./rotatable.js";
import {
  type KeyIdRequest,
  keyId,
  type PageRequest,
  type PageResponse,
  pageRequest,
  pageResponse,
} from "./shapes.js";

/** Which material is listed. */
export const IncludeKeyMaterial = {
  ALL_KEY_MATERIAL: "ALL_KEY_MATERIAL",
  ROTATIONS_ONLY: "ROTATIONS_ONLY",
} as const;
/** One of the choices of which material is listed. */
export type IncludeKeyMaterial = (typeof IncludeKeyMaterial)[keyof typeof IncludeKeyMaterial];

/** What a material does: the current one encrypts and decrypts, the others decrypt. */
export const KeyMaterialState = { CURRENT: "CURRENT", NON_CURRENT: "NON_CURRENT" } as const;
/** One of the states of a material. */
export type KeyMaterialState = (typeof KeyMaterialState)[keyof typeof KeyMaterialState];

/** Whether an imported material is there. LocalKms has none that has been deleted or has expired. */
export const ImportState = { IMPORTED: "IMPORTED" } as const;
/** One of the states of an imported material. */
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

/** What ListKeyRotations takes. */
export interface ListKeyRotationsRequest extends KeyIdRequest, PageRequest {
  /** Whether the first material is listed too. Default: `ROTATIONS_ONLY`. */
  IncludeKeyMaterial?: IncludeKeyMaterial | undefined;
}

/** A material, as it is listed. */
export interface RotationsListEntry {
  /** The key ARN. */
  KeyId: string;
  /** The id of the material, 64 hexadecimal characters. */
  KeyMaterialId: string;
  /** Whether it is there; only of imported material. */
  ImportState?: ImportState | undefined;
  /** Whether it expires; only of imported material. */
  ExpirationModel?: ExpirationModelType | undefined;
  /** What the material does. */
  KeyMaterialState: KeyMaterialState;
  /** When it came; the first material came with the key. */
  RotationDate?: Date | undefined;
  /** How it came; the first material came with the key. */
  RotationType?: RotationType | undefined;
}

/** What ListKeyRotations returns. */
export interface ListKeyRotationsResponse extends PageResponse {
  /** The materials, the oldest first. */
  Rotations: RotationsListEntry[];
}

const entry = structure<RotationsListEntry>({
  KeyId: required(string()),
  KeyMaterialId: required(string()),
  ImportState: enumeration(ImportState),
  ExpirationModel: enumeration(ExpirationModelType),
  KeyMaterialState: required(enumeration(KeyMaterialState)),
  RotationDate: timestamp(),
  RotationType: enumeration(RotationType),
});

/** ListKeyRotations: the rotations of a key. */
export const listKeyRotations = {
  operation: operation<ListKeyRotationsRequest, ListKeyRotationsResponse & MetadataBearer>(
    "ListKeyRotations",
    {
      input: { KeyId: keyId(), IncludeKeyMaterial: enumeration(IncludeKeyMaterial), ...pageRequest() },
      output: { Rotations: required(list(entry)), ...pageResponse() },
    },
  ),

  handle(call: Call, request: ListKeyRotationsRequest): ListKeyRotationsResponse {
    const { IncludeKeyMaterial: include = "ROTATIONS_ONLY" } = request;
    const key = findManagedKey(call, request.KeyId);
    refuseOrigins(key, OriginType.AWS_CLOUDHSM);
    if (request.IncludeKeyMaterial !== undefined && familyOf(key.spec) !== "symmetric") {
      throw refusal(
        ValidationException,
        "Input parameter includeKeyMaterial can only be used with symmetric keys.",
      );
    }
    const materials = materialsOf(key).filter(
      ({ RotationDate }) => RotationDate !== undefined || include === "ALL_KEY_MATERIAL",
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
  },
};

/** The material of a key, the oldest first; only a symmetric key for encryption has any that is listed. */
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
