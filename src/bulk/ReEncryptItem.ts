import type { ReEncryptRequest } from "../kms/operations/ReEncrypt.js";

/** A ciphertext to re-encrypt, and how: the members of ReEncrypt, each of which replaces the default of the options. */
export interface ReEncryptItemInput
  extends Omit<ReEncryptRequest, "DestinationKeyId" | "DryRun" | "DryRunModifiers"> {
  /** The ciphertext: 1 to 6144 bytes, not base64 text. */
  CiphertextBlob: Uint8Array;
  /** The key that encrypts the new ciphertext. Default: that of the options. */
  DestinationKeyId?: string | undefined;
  /** Anything of your own, such as the primary key of a row. It comes back in `result.item`, and is not sent. */
  id?: unknown;
}

/** What {@link reEncryptAll} re-encrypts: bytes, or an object with members of ReEncrypt. */
export type ReEncryptItem = Uint8Array | ReEncryptItemInput;
