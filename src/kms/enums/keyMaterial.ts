/** The enumerations of key material, its import and its rotation. */

/**
 * Whether imported key material expires.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const ExpirationModelType = {
  KEY_MATERIAL_DOES_NOT_EXPIRE: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  KEY_MATERIAL_EXPIRES: "KEY_MATERIAL_EXPIRES",
} as const;
/** An expiration model of imported key material. */
export type ExpirationModelType = (typeof ExpirationModelType)[keyof typeof ExpirationModelType];

/**
 * Whether imported key material is present in KMS (`IMPORTED`) or missing (`PENDING_IMPORT`).
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotationsListEntry.html
 */
export const ImportState = {
  IMPORTED: "IMPORTED",
  PENDING_IMPORT: "PENDING_IMPORT",
} as const;
/** A state of imported key material. */
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

/**
 * Whether the key has had the key material before (`EXISTING_KEY_MATERIAL`) or not (`NEW_KEY_MATERIAL`).
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html
 */
export const ImportType = {
  EXISTING_KEY_MATERIAL: "EXISTING_KEY_MATERIAL",
  NEW_KEY_MATERIAL: "NEW_KEY_MATERIAL",
} as const;
/** A type of import. */
export type ImportType = (typeof ImportType)[keyof typeof ImportType];

/**
 * Which key material ListKeyRotations lists.
 *
 * - `ROTATIONS_ONLY`: the key material of completed rotations.
 * - `ALL_KEY_MATERIAL`: also the first key material and imported key material pending rotation.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html
 */
export const IncludeKeyMaterial = {
  ALL_KEY_MATERIAL: "ALL_KEY_MATERIAL",
  ROTATIONS_ONLY: "ROTATIONS_ONLY",
} as const;
/** A choice of the key material to list. */
export type IncludeKeyMaterial = (typeof IncludeKeyMaterial)[keyof typeof IncludeKeyMaterial];

/**
 * What KMS uses key material for.
 *
 * - `CURRENT`: to encrypt and decrypt.
 * - `NON_CURRENT`: only to decrypt.
 * - `PENDING_ROTATION`: nothing yet. It is imported, and the next on-demand rotation makes it current.
 * - `PENDING_MULTI_REGION_IMPORT_AND_ROTATION`: nothing yet. It is imported into the primary key, but not
 *   into all replica keys.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotationsListEntry.html
 */
export const KeyMaterialState = {
  CURRENT: "CURRENT",
  NON_CURRENT: "NON_CURRENT",
  PENDING_MULTI_REGION_IMPORT_AND_ROTATION: "PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
  PENDING_ROTATION: "PENDING_ROTATION",
} as const;
/** A state of key material. */
export type KeyMaterialState = (typeof KeyMaterialState)[keyof typeof KeyMaterialState];

/**
 * What triggered a rotation: the schedule of the key (`AUTOMATIC`) or RotateKeyOnDemand (`ON_DEMAND`).
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RotationsListEntry.html
 */
export const RotationType = {
  AUTOMATIC: "AUTOMATIC",
  ON_DEMAND: "ON_DEMAND",
} as const;
/** A trigger of a rotation. */
export type RotationType = (typeof RotationType)[keyof typeof RotationType];
