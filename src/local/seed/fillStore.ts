import type { KeyStore } from "../keys/KeyStore.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { applyGrants } from "./parseGrants.js";
import { applyLifecycle } from "./parseLifecycle.js";
import type { PreparedSeed } from "./parseSeed.js";

/** Adds the keys and aliases of a seed to an empty store. */
export async function fillStore(store: KeyStore, { keys, aliases }: PreparedSeed): Promise<void> {
  const created = new Map<string, KmsKey>();
  for (const prepared of keys) {
    const key = await store.create(prepared);
    const now = store.now();
    applyLifecycle(key, prepared.lifecycle, now);
    applyGrants(key, prepared.grants, now);
    created.set(key.keyId, key);
  }
  for (const { AliasName, TargetKeyId } of aliases) {
    const target = created.get(TargetKeyId);
    if (target !== undefined) {
      store.setAlias(AliasName, target);
    }
  }
}
