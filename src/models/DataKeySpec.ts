/**
 * The sizes of symmetric data keys: AES keys of 128 and 256 bits.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
 */
export const DataKeySpec = {
  AES_128: "AES_128",
  AES_256: "AES_256",
} as const;
/** One of the sizes of symmetric data keys. */
export type DataKeySpec = (typeof DataKeySpec)[keyof typeof DataKeySpec];
