import type { ReEncryptCommandOutput } from "../kms/operations/ReEncrypt.js";

/** The outcome of an item; `status` tells which. Each item that was taken from the source has exactly one. */
export type ReEncryptResult<Item> = ReEncryptedItem<Item> | CurrentItem<Item> | FailedItem<Item>;

/** Which item a result is about. */
export interface ItemReference<Item> {
  /** The position of the item in the source, from 0. */
  readonly index: number;
  /** The item, as the source returned it. */
  readonly item: Item;
}

/** KMS re-encrypted the item. */
export interface ReEncryptedItem<Item> extends ItemReference<Item> {
  /** Distinguishes the outcomes. */
  readonly status: "reencrypted";
  /**
   * Whether the new ciphertext is protected differently: by another key, by newer material of the same key, or with
   * another encryption context. Where `false`, the old ciphertext was up to date and there is nothing to store.
   */
  readonly changed: boolean;
  /** The output of ReEncrypt, with the new ciphertext. */
  readonly output: ReEncryptCommandOutput;
}

/**
 * The item already is under the destination key, with the destination encryption context: an earlier run moved it. There
 * is nothing to store.
 */
export interface CurrentItem<Item> extends ItemReference<Item> {
  /** Distinguishes the outcomes. */
  readonly status: "current";
}

/** The item was not re-encrypted; its ciphertext stays valid. */
export interface FailedItem<Item> extends ItemReference<Item> {
  /** Distinguishes the outcomes. */
  readonly status: "failed";
  /** What the last attempt threw: what happened and what to do. */
  readonly error: Error;
  /** How many requests were sent for the item. 0 when it was invalid, or the job stopped before its turn. */
  readonly attempts: number;
}
