// By the name of the package, so that the types of this entry refer to those of the main one instead of repeating them.
import type { Operations } from "kms-reencrypt";
import { operations } from "../kms/operations.js";

/** The name of a KMS operation, such as `ReEncrypt`. */
export type OperationName = Capitalize<keyof Operations>;

/** The names of all KMS operations in alphabetical order, whether LocalKms performs them or not. */
export const OPERATION_NAMES: ReadonlySet<string> = new Set(
  Object.keys(operations)
    .map((method) => method.charAt(0).toUpperCase() + method.slice(1))
    .sort(),
);

/** Whether text is the name of a KMS operation. */
export const isOperationName = (text: string): text is OperationName => OPERATION_NAMES.has(text);

/**
 * Rejects text that is not the name of a KMS operation, such as `reEncrypt`.
 *
 * @throws `TypeError` when KMS has no such operation.
 */
export function checkOperationName(name: OperationName): void {
  if (!isOperationName(name)) {
    throw new TypeError(`${String(name)} is not a KMS operation; names are written like "ReEncrypt"`);
  }
}
