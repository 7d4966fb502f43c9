import { CustomKeyStoreNotFoundException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";
import type { CustomKeyStore } from "../keys/CustomKeyStore.js";
import type { Call } from "./Call.js";

/**
 * Finds a custom key store in the account of the caller.
 *
 * @throws {@link CustomKeyStoreNotFoundException} when it does not exist.
 */
export function findCustomKeyStore({ keys, principal }: Call, id: string): CustomKeyStore {
  const store = keys.customKeyStores.get(id);
  if (store?.accountId !== principal.accountId) {
    throw createException(CustomKeyStoreNotFoundException, `Custom key store ${id} is not found.`);
  }
  return store;
}
