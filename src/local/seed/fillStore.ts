import { ConnectionStateType, CustomKeyStoreType } from "../../kms/enums.js";
import type { CustomKeyStore } from "../keys/CustomKeyStore.js";
import type { KeyStore } from "../keys/KeyStore.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { applyGrants } from "./parseGrants.js";
import type { PreparedKey } from "./parseKey.js";
import { applyLifecycle } from "./parseLifecycle.js";
import type { PreparedSeed } from "./parseSeed.js";

/** Adds the keys and aliases of a seed to an empty store. */
export async function fillStore(store: KeyStore, { keys, aliases }: PreparedSeed): Promise<void> {
  const created = new Map<string, KmsKey>();
  for (const prepared of keys) {
    const key = await store.create({ ...prepared, customKeyStore: customKeyStoreOf(store, prepared) });
    const now = store.now();
    applyLifecycle(key, prepared.lifecycle, now);
    applyGrants(key, prepared.grants, now);
    created.set(key.keyId, key);
  }
  for (const { AliasName, TargetKeyId } of aliases) {
    const target = created.get(TargetKeyId);
    if (target !== undefined) {
      store.aliases.set(AliasName, target, store.now());
    }
  }
}

/** The custom key store that a key of the seed names: one of its account, which is disconnected. */
function customKeyStoreOf(
  store: KeyStore,
  { customKeyStoreId: id, accountId }: PreparedKey,
): CustomKeyStore | undefined {
  if (id === undefined) {
    return undefined;
  }
  const known = store.customKeyStores.get(id) ?? {
    id,
    accountId: accountId ?? store.location.accountId,
    type: CustomKeyStoreType.AWS_CLOUDHSM,
    creationDate: store.now(),
    state: ConnectionStateType.DISCONNECTED,
    name: id,
    cloudHsmClusterId: undefined,
    trustAnchorCertificate: undefined,
    proxy: undefined,
  };
  store.customKeyStores.set(id, known);
  return known;
}
