import { UnsupportedOperationException, ValidationException } from "../../kms/commonErrors.js";
import { ConnectionStateType, OriginType } from "../../kms/enums.js";
import { CustomKeyStoreInvalidStateException, XksKeyAlreadyInUseException } from "../../kms/errors.js";
import type { CreateKeyRequest } from "../../kms/operations/CreateKey.js";
import { createException } from "../exceptions.js";
import type { CustomKeyStore } from "../keys/CustomKeyStore.js";
import type { SupportedKeySpec } from "../keys/keySpecs.js";
import type { Call } from "./Call.js";
import { findCustomKeyStore } from "./findCustomKeyStore.js";

/**
 * Finds the custom key store for a new key.
 *
 * @returns The custom key store; `undefined` when the request names none.
 * @throws {@link ValidationException} when Origin, CustomKeyStoreId and XksKeyId do not fit each other.
 * @throws `CustomKeyStoreNotFoundException` when it does not exist.
 * @throws {@link CustomKeyStoreInvalidStateException} when it is not connected.
 * @throws {@link XksKeyAlreadyInUseException} when another key uses the same key of an external key manager.
 * @throws {@link UnsupportedOperationException} when it cannot contain such a key.
 */
export function customKeyStoreFor(
  call: Call,
  { CustomKeyStoreId: id, Origin, XksKeyId, MultiRegion }: CreateKeyRequest,
  spec: SupportedKeySpec,
): CustomKeyStore | undefined {
  const isCustom = Origin === OriginType.AWS_CLOUDHSM || Origin === OriginType.EXTERNAL_KEY_STORE;
  if ((XksKeyId !== undefined) !== (Origin === OriginType.EXTERNAL_KEY_STORE)) {
    throw invalid("XksKeyId is required for keys with Origin EXTERNAL_KEY_STORE, and for no others.");
  }
  if (isCustom !== (id !== undefined)) {
    throw invalid(
      "CustomKeyStoreId requires Origin AWS_CLOUDHSM or EXTERNAL_KEY_STORE, and these require CustomKeyStoreId.",
    );
  }
  if (id === undefined) {
    return undefined;
  }
  const store = findCustomKeyStore(call, id);
  if (store.type !== Origin) {
    throw invalid(`The origin ${Origin} does not match the custom key store ${id}.`);
  }
  if (spec !== "SYMMETRIC_DEFAULT" || MultiRegion === true) {
    throw createException(UnsupportedOperationException);
  }
  if (store.state !== ConnectionStateType.CONNECTED) {
    throw createException(CustomKeyStoreInvalidStateException);
  }
  if (
    XksKeyId !== undefined &&
    call.keys.allKeys().some((key) => key.customKeyStore === store && key.xksKeyId === XksKeyId)
  ) {
    throw createException(XksKeyAlreadyInUseException);
  }
  return store;
}

const invalid = (message: string) => createException(ValidationException, message);
