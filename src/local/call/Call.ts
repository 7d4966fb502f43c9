import type { Principal } from "../authorization/Principal.js";
import type { KeyStore } from "../keys/KeyStore.js";

/** What an operation knows besides its input. */
export interface Call {
  /** The name of the operation, such as `ReEncrypt`. */
  readonly operation: string;
  /** The store with the keys and aliases. */
  readonly keys: KeyStore;
  /** The caller. */
  readonly principal: Principal;
}
