import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import { enumeration, list, required, string, structure, timestamp } from "../../protocol/shapes.js";
import { RotationType } from "../keys/key-material.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { paginate } from "./paginate.js";
import { rotatableMaterial } from "./rotatable.js";
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

/** What ListKeyRotations takes. */
export interface ListKeyRotationsRequest extends KeyIdRequest, PageRequest {
  /** Whether the first material is listed too. Default: `ROTATIONS_ONLY`. */
  IncludeKeyMaterial?: IncludeKeyMaterial | undefined;
}

/** A material, as it is listed. */
export interface RotationsListEntry {
  /** The key id. */
  KeyId: string;
  /** The id of the material, 64 hexadecimal characters. */
  KeyMaterialId: string;
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
    const { versions, currentId } = rotatableMaterial(key);
    const materials = Array.from(versions, ([id, { rotation }], index) => ({ id, rotation, index })).filter(
      ({ rotation }) => rotation !== undefined || include === "ALL_KEY_MATERIAL",
    );
    const { items, ...page } = paginate(materials, request, {
      list: `ListKeyRotations ${key.arn} ${include}`,
      idOf: ({ index }) => String(index).padStart(8, "0"),
      defaultLimit: 100,
      maxLimit: 1000,
    });
    const Rotations = items.map(({ id, rotation }) => ({
      KeyId: key.keyId,
      KeyMaterialId: id,
      KeyMaterialState: id === currentId ? KeyMaterialState.CURRENT : KeyMaterialState.NON_CURRENT,
      RotationDate: rotation?.date,
      RotationType: rotation?.type,
    }));
    return { Rotations, ...page };
  },
};
