import { ConnectionStateType } from "../../kms/enums.js";
import { CustomKeyStoreHasCMKsException, CustomKeyStoreInvalidStateException } from "../../kms/errors.js";
import type { DeleteCustomKeyStoreRequest } from "../../kms/operations/DeleteCustomKeyStore.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { findCustomKeyStore } from "../call/findCustomKeyStore.js";
import { createException } from "../exceptions.js";

/** DeleteCustomKeyStore: deletes a custom key store that is disconnected and contains no keys. */
export function deleteCustomKeyStore(
  call: Call,
  { CustomKeyStoreId }: DeleteCustomKeyStoreRequest,
): undefined {
  authorizeIdentity(call.principal, "DeleteCustomKeyStore");
  const store = findCustomKeyStore(call, CustomKeyStoreId);
  if (call.keys.allKeys().some(({ customKeyStore }) => customKeyStore === store)) {
    throw createException(CustomKeyStoreHasCMKsException);
  }
  if (store.state !== ConnectionStateType.DISCONNECTED) {
    throw createException(CustomKeyStoreInvalidStateException);
  }
  call.keys.customKeyStores.delete(store.id);
}
