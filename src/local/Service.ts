import type { Principal } from "./authorization/Principal.js";
import type { Clock } from "./Clock.js";
import type { ResolvedOptions } from "./config/resolveOptions.js";
import type { KnownPrincipals } from "./config/resolvePrincipals.js";
import { FaultPlan } from "./faults/FaultPlan.js";
import { KeyStore } from "./keys/KeyStore.js";
import { Throttle } from "./quotas/Throttle.js";
import { BoundedRequestLog } from "./requests/BoundedRequestLog.js";
import { fillStore } from "./seed/fillStore.js";
import type { PreparedSeed } from "./seed/parseSeed.js";
import type { SignedRequest } from "./signature/canonicalRequest.js";
import { createAuthenticator } from "./signature/createAuthenticator.js";

/** The state of a LocalKms: everything that a response depends on, without HTTP. */
export class Service {
  /** The source of the current time. */
  readonly clock: Clock;
  /** Returns the principal that signed a request, or throws the exception that AWS responds with. */
  readonly authenticate: (request: SignedRequest) => Principal;
  /** Enforces the quotas. */
  readonly throttle: Throttle;
  /** The faults to inject. */
  readonly faults = new FaultPlan();
  /** The request log. */
  readonly requests = new BoundedRequestLog();

  readonly #options: ResolvedOptions;
  readonly #seed: PreparedSeed;
  #keys: KeyStore;

  constructor(options: ResolvedOptions, principals: KnownPrincipals, seed: PreparedSeed) {
    this.clock = options.clock;
    this.authenticate = createAuthenticator(principals, options);
    this.throttle = new Throttle(options.quotas, options.clock);
    this.#options = options;
    this.#seed = seed;
    this.#keys = this.#emptyStore();
  }

  /** The keys and aliases; a reset replaces the store. */
  get keys(): KeyStore {
    return this.#keys;
  }

  /** Restores the seed. Calls in progress still use the keys that they began with. */
  async reset(): Promise<void> {
    const keys = this.#emptyStore();
    await fillStore(keys, this.#seed);
    this.#keys = keys;
    this.faults.clear();
    this.requests.clear();
    this.throttle.reset();
  }

  #emptyStore(): KeyStore {
    return new KeyStore(this.#options, () => this.clock.now());
  }
}
