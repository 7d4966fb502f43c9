import { ConnectionStateType } from "../../kms/enums.js";
import { CustomKeyStoreInvalidStateException } from "../../kms/errors.js";
import type { DisconnectCustomKeyStoreRequest } from "../../kms/operations/DisconnectCustomKeyStore.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { findCustomKeyStore } from "../call/findCustomKeyStore.js";
import { createException } from "../exceptions.js";

/** DisconnectCustomKeyStore: disconnects a custom key store, whose keys are then unavailable. */
export function disconnectCustomKeyStore(
  call: Call,
  { CustomKeyStoreId }: DisconnectCustomKeyStoreRequest,
): undefined {
  authorizeIdentity(call.principal, "DisconnectCustomKeyStore");
  const store = findCustomKeyStore(call, CustomKeyStoreId);
  if (store.state !== ConnectionStateType.CONNECTED) {
    throw createException(CustomKeyStoreInvalidStateException);
  }
  store.state = ConnectionStateType.DISCONNECTED;
}
