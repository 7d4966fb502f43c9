import type { KeyStore } from "../keys/KeyStore.js";
import type { Verifier } from "../signature/verify-signature.js";

/** What stands behind the HTTP front: everything that an answer depends on. */
export interface Service {
  /** The keys and aliases. */
  readonly keys: KeyStore;
  /** Who may call. */
  readonly verifier: Verifier;
}
