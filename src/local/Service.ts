import { createDirectory, type PrincipalDirectory } from "./authorization/PrincipalDirectory.js";
import type { Clock } from "./Clock.js";
import type { Propagation } from "./config/LocalKmsPropagation.js";
import type { ResolvedOptions } from "./config/resolveOptions.js";
import type { KnownPrincipals } from "./config/resolvePrincipals.js";
import { FaultPlan } from "./faults/FaultPlan.js";
import type { KeyStore } from "./keys/KeyStore.js";
import { Throttle } from "./quotas/Throttle.js";
import { Regions } from "./Regions.js";
import { BoundedRequestLog } from "./requests/BoundedRequestLog.js";
import { fillStores } from "./seed/fillStores.js";
import type { PreparedSeed } from "./seed/parseSeed.js";
import type { SignedRequest } from "./signature/canonicalRequest.js";
import { type Authenticated, createAuthenticator } from "./signature/createAuthenticator.js";

/** The state of a LocalKms: everything that a response depends on, without HTTP. */
export class Service {
  /** The source of the current time. */
  readonly clock: Clock;
  /** Returns who signed a request, and for which Region, or throws the exception that AWS responds with. */
  readonly authenticate: (request: SignedRequest) => Authenticated;
  /** How long changes take to have an effect. */
  readonly propagation: Propagation;
  /** Enforces the quotas. */
  readonly throttle: Throttle;
  /** The faults to inject. */
  readonly faults = new FaultPlan();
  /** The request log. */
  readonly requests = new BoundedRequestLog();

  readonly #options: ResolvedOptions;
  readonly #seed: PreparedSeed;
  readonly #directory: PrincipalDirectory;
  #regions: Regions;

  constructor(options: ResolvedOptions, principals: KnownPrincipals, seed: PreparedSeed) {
    this.clock = options.clock;
    this.authenticate = createAuthenticator(principals, options);
    this.throttle = new Throttle(options.quotas, options.clock);
    this.#options = options;
    this.#seed = seed;
    this.#directory = createDirectory(
      options.accountId,
      options.namesPrincipals ? principals.map(({ arn }) => arn) : undefined,
    );
    this.propagation = options.propagation;
    this.#regions = this.#emptyRegions();
  }

  /**
   * The keys and aliases of a Region; a reset replaces the store.
   *
   * @param region - The Region. Default: the default Region.
   * @throws `TypeError` when LocalKms does not serve it.
   */
  keysIn(region: string = this.#options.region): KeyStore {
    const store = this.#regions.of(region);
    if (store === undefined) {
      throw new TypeError(
        `This LocalKms does not serve the Region ${region}; add it to the option regions of LocalKms.start`,
      );
    }
    return store;
  }

  /** Restores the seed. Calls in progress still use the keys that they began with. */
  reset(): void {
    const regions = this.#emptyRegions();
    fillStores((region) => regions.of(region) ?? regions.first, this.#seed);
    this.#regions = regions;
    this.faults.clear();
    this.requests.clear();
    this.throttle.reset();
  }

  #emptyRegions(): Regions {
    const { region, accountId, serves } = this.#options;
    return new Regions({ region, accountId }, serves, () => this.clock.now(), this.#directory);
  }
}
