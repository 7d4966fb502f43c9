/** The sizes of data keys: AES keys of 128 and 256 bits. */
export const DataKeySpec = { AES_128: "AES_128", AES_256: "AES_256" } as const;
/** One of the sizes of data keys. */
export type DataKeySpec = (typeof DataKeySpec)[keyof typeof DataKeySpec];
