/**
 * Whether imported key material expires.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const ExpirationModelType = {
  KEY_MATERIAL_DOES_NOT_EXPIRE: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  KEY_MATERIAL_EXPIRES: "KEY_MATERIAL_EXPIRES",
} as const;
/** One of the ways in which imported key material ends. */
export type ExpirationModelType = (typeof ExpirationModelType)[keyof typeof ExpirationModelType];
