import type { KmsKey } from "../keys/KmsKey.js";
import { checkNotPendingDeletion } from "./checkKeyState.js";
import { checkImported } from "./checkRotation.js";

/**
 * Checks that key material can be imported into a key.
 *
 * @throws `KMSInvalidStateException` when the key is pending deletion.
 * @throws `UnsupportedOperationException` when its key material is not imported.
 */
export function checkImportable(key: KmsKey): void {
  checkNotPendingDeletion(key);
  checkImported(key);
}
