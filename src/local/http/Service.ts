import type { Principal } from "../authorization/Principal.js";
import type { Clock } from "../clock.js";
import { FaultPlan } from "../faults/FaultPlan.js";
import { KeyStore } from "../keys/KeyStore.js";
import type { ResolvedOptions } from "../options.js";
import type { KnownPrincipal } from "../principals.js";
import { RecordedRequests } from "../requests.js";
import { fill, type PreparedSeed } from "../seed/parse-seed.js";
import { authenticator } from "../signature/authenticate.js";
import type { SignedRequest } from "../signature/canonical-request.js";
import { Throttle } from "../Throttle.js";

/** What stands behind the HTTP front: everything that an answer depends on. */
export class Service {
  /** The time. */
  readonly clock: Clock;
  /** Finds out who makes a request; throws what AWS answers to one that it does not let in. */
  readonly authenticate: (request: SignedRequest) => Principal;
  /** Who has made too many. */
  readonly throttle: Throttle;
  /** What is to go wrong. */
  readonly faults = new FaultPlan();
  /** The log. */
  readonly requests = new RecordedRequests();

  readonly #options: ResolvedOptions;
  readonly #seed: PreparedSeed;
  #keys: KeyStore;

  constructor(
    options: ResolvedOptions,
    principals: readonly [KnownPrincipal, ...KnownPrincipal[]],
    seed: PreparedSeed,
  ) {
    this.clock = options.clock;
    this.authenticate = authenticator(principals, options);
    this.throttle = new Throttle(options.quotas, options.clock);
    this.#options = options;
    this.#seed = seed;
    this.#keys = this.#newStore();
  }

  /** The keys and aliases; others after a reset. */
  get keys(): KeyStore {
    return this.#keys;
  }

  /** Goes back to the seed. Calls that are being answered still see the keys that they began with. */
  async reset(): Promise<void> {
    const keys = this.#newStore();
    await fill(keys, this.#seed);
    this.#keys = keys;
    this.faults.clear();
    this.requests.clear();
    this.throttle.reset();
  }

  #newStore(): KeyStore {
    return new KeyStore(this.#options, () => this.clock.now());
  }
}
