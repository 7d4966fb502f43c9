import { ConnectionStateType } from "../../kms/enums.js";
import { CustomKeyStoreInvalidStateException } from "../../kms/errors.js";
import type { ConnectCustomKeyStoreRequest } from "../../kms/operations/ConnectCustomKeyStore.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { findCustomKeyStore } from "../call/findCustomKeyStore.js";
import { createException } from "../exceptions.js";

/** ConnectCustomKeyStore: connects a custom key store, so that its keys work. It takes no time in LocalKms. */
export function connectCustomKeyStore(
  call: Call,
  { CustomKeyStoreId }: ConnectCustomKeyStoreRequest,
): undefined {
  authorizeIdentity(call.principal, "ConnectCustomKeyStore");
  const store = findCustomKeyStore(call, CustomKeyStoreId);
  if (store.state !== ConnectionStateType.DISCONNECTED) {
    throw createException(CustomKeyStoreInvalidStateException);
  }
  store.state = ConnectionStateType.CONNECTED;
}
