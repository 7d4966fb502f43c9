/**
 * Where the key material of a KMS key comes from: KMS itself, its owner (`EXTERNAL`), or a custom key store.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const OriginType = {
  AWS_CLOUDHSM: "AWS_CLOUDHSM",
  AWS_KMS: "AWS_KMS",
  EXTERNAL: "EXTERNAL",
  EXTERNAL_KEY_STORE: "EXTERNAL_KEY_STORE",
} as const;
/** One of the places that key material comes from. */
export type OriginType = (typeof OriginType)[keyof typeof OriginType];
