import type { Location } from "./arn.js";
import type { PrincipalDirectory } from "./authorization/PrincipalDirectory.js";
import { KeyStore } from "./keys/KeyStore.js";

/** The key stores of the Regions that a LocalKms serves. */
export class Regions {
  readonly #location: Location;
  readonly #serves: (region: string) => boolean;
  readonly #now: () => Date;
  readonly #directory: PrincipalDirectory;
  readonly #stores = new Map<string, KeyStore>();

  constructor(
    location: Location,
    serves: (region: string) => boolean,
    now: () => Date,
    directory: PrincipalDirectory,
  ) {
    this.#directory = directory;
    this.#location = location;
    this.#serves = serves;
    this.#now = now;
  }

  /** The store of the default Region. */
  get first(): KeyStore {
    return this.#get(this.#location.region);
  }

  /** The store of a Region, or `undefined` when LocalKms does not serve it. */
  of(region: string): KeyStore | undefined {
    return this.#serves(region) ? this.#get(region) : undefined;
  }

  #get(region: string): KeyStore {
    const location = { ...this.#location, region };
    const store =
      this.#stores.get(region) ??
      new KeyStore(location, this.#now, (other) => this.of(other), this.#directory);
    this.#stores.set(region, store);
    return store;
  }
}
