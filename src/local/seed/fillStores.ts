import { ConnectionStateType, CustomKeyStoreType, OriginType } from "../../kms/enums.js";
import type { CustomKeyStore } from "../keys/CustomKeyStore.js";
import type { KeyStore } from "../keys/KeyStore.js";
import { applyGrants } from "./parseGrants.js";
import type { PreparedKey } from "./parseKey.js";
import { applyLifecycle } from "./parseLifecycle.js";
import type { PreparedSeed } from "./parseSeed.js";

/** Adds the keys and aliases of a seed to the empty stores of Regions. */
export function fillStores(storeOf: (region: string) => KeyStore, { keys, aliases }: PreparedSeed): void {
  for (const prepared of keys) {
    addKey(storeOf, prepared);
  }
  for (const { AliasName, TargetKeyId, Region } of aliases) {
    const store = storeOf(Region);
    const target = store.get(TargetKeyId);
    if (target !== undefined) {
      store.aliases.set(AliasName, target, store.now());
    }
  }
}

/** Adds a key with its replicas, which share its key material, unless it is imported. */
function addKey(storeOf: (region: string) => KeyStore, prepared: PreparedKey): void {
  const { region, isMultiRegion, replicaRegions } = prepared.placement;
  const store = storeOf(region);
  const family = isMultiRegion ? { primaryRegion: region, members: new Map() } : undefined;
  const key = store.create(prepared, { family, customKeyStore: customKeyStoreOf(store, prepared) });
  const now = store.now();
  applyLifecycle(key, prepared.lifecycle, now);
  applyGrants(key, prepared.grants, now);
  const shared = key.origin === OriginType.EXTERNAL ? undefined : key.shared;
  for (const other of replicaRegions) {
    storeOf(other).create(prepared, { family, shared });
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
