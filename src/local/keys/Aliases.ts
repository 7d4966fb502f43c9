import { arnOf, type Location } from "../arn.js";
import { Delayed } from "./Delayed.js";
import type { KmsKey } from "./KmsKey.js";

/** An alias. */
export interface Alias {
  /** The alias ARN. */
  readonly arn: string;
  /** The alias name, which starts with `alias/`. */
  readonly name: string;
  /** The ID of the account that owns the alias and its key. */
  readonly accountId: string;
  /** The key ID of its key. */
  readonly targetKeyId: string;
  /** When it was created. */
  readonly creationDate: Date;
  /** When its key was last set. */
  readonly lastUpdatedDate: Date;
}

/** The aliases of all accounts in one Region. */
export class Aliases {
  readonly #location: Location;
  readonly #now: () => Date;
  readonly #exists: (keyId: string) => boolean;
  readonly #aliases = new Map<string, Delayed<Alias | undefined>>();

  /** @param exists - Whether a key exists; aliases of other keys do not. */
  constructor(location: Location, now: () => Date, exists: (keyId: string) => boolean) {
    this.#location = location;
    this.#now = now;
    this.#exists = exists;
  }

  /** The alias with an alias ARN, or `undefined` when it does not exist or its key is deleted. */
  get(arn: string): Alias | undefined {
    const alias = this.#aliases.get(arn)?.at(this.#now());
    return alias !== undefined && this.#exists(alias.targetKeyId) ? alias : undefined;
  }

  /** Whether an alias exists, even if it has not taken effect yet. */
  has(arn: string): boolean {
    return this.#aliases.get(arn)?.latest !== undefined;
  }

  /** The aliases of an account. */
  of(accountId: string): Alias[] {
    return [...this.#aliases.keys()].flatMap((arn) => {
      const alias = this.get(arn);
      return alias?.accountId === accountId ? [alias] : [];
    });
  }

  /** Creates an alias, or points an existing one to another key. */
  set(name: string, { keyId, accountId }: Pick<KmsKey, "keyId" | "accountId">, from: Date): void {
    const arn = arnOf({ ...this.#location, accountId }, name);
    const lastUpdatedDate = this.#now();
    const known = this.#aliases.get(arn);
    const creationDate = known?.latest?.creationDate ?? lastUpdatedDate;
    const alias = { arn, name, accountId, targetKeyId: keyId, creationDate, lastUpdatedDate };
    if (known === undefined) {
      this.#aliases.set(arn, new Delayed<Alias | undefined>(alias, from));
    } else {
      known.set(alias, from);
    }
  }

  /** Deletes an alias. */
  delete(arn: string, from: Date): void {
    this.#aliases.get(arn)?.set(undefined, from);
  }

  /** Deletes the aliases of a deleted key. */
  deleteOf(keyId: string): void {
    for (const [arn, alias] of this.#aliases) {
      if (alias.latest === undefined || alias.latest.targetKeyId === keyId) {
        this.#aliases.delete(arn);
      }
    }
  }
}
