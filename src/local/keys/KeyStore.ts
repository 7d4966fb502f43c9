import { KeyState } from "../../kms/enums.js";
import { arnOf, type Location } from "../arn.js";
import { ANY_PRINCIPAL, type PrincipalDirectory } from "../authorization/PrincipalDirectory.js";
import { Aliases } from "./Aliases.js";
import { awsManagedKey } from "./awsManagedKey.js";
import type { CustomKeyStore } from "./CustomKeyStore.js";
import type { ImportParameters } from "./ImportParameters.js";
import { expireImports } from "./imports.js";
import { isReplica } from "./KeyFamily.js";
import { KmsKey } from "./KmsKey.js";
import { type KeyProperties, type KeyRelations, type NewKey, newKey } from "./newKey.js";
import { rotateWhenDue } from "./rotation.js";

const DAY = 24 * 60 * 60 * 1000;

/** The keys and aliases of all accounts in one Region. */
export class KeyStore {
  /** The Region of all keys, and the account that owns keys by default. */
  readonly location: Location;
  /** The aliases. */
  readonly aliases: Aliases;
  /** The custom key stores, by ID. */
  readonly customKeyStores = new Map<string, CustomKeyStore>();
  /** The parameters of imports, by import token in base64. */
  readonly importParameters = new Map<string, ImportParameters>();
  /** Returns the store of another Region, or `undefined` when LocalKms does not serve it. */
  readonly inRegion: (region: string) => KeyStore | undefined;
  /** The principals that exist. */
  readonly directory: PrincipalDirectory;
  readonly #now: () => Date;
  readonly #keys = new Map<string, KmsKey>();

  constructor(
    location: Location,
    now: () => Date,
    inRegion: (region: string) => KeyStore | undefined = () => undefined,
    directory: PrincipalDirectory = ANY_PRINCIPAL,
  ) {
    this.directory = directory;
    this.location = location;
    this.inRegion = inRegion;
    this.#now = now;
    // Getting a key whose deletion date has passed also deletes its aliases.
    this.aliases = new Aliases(location, now, (keyId) => this.#current(keyId, now()) !== undefined);
  }

  /** The current time, for key deletion and rotation. */
  now(): Date {
    return this.#now();
  }

  /** Adds a key with the given key material. */
  create(options: KeyProperties & { readonly keyId: string }, relations: KeyRelations): KmsKey {
    const key = new KmsKey(options, relations, this.location, this.#now);
    this.add(key);
    return key;
  }

  /** Generates a key, with new key material where it needs some, without adding it. */
  generate(options: NewKey): Promise<KmsKey> {
    return newKey(options, this.location, this.#now);
  }

  /** Adds a key. */
  add(key: KmsKey): void {
    this.#keys.set(key.keyId, key);
    key.family?.members.set(this.location.region, key);
  }

  /** The key with a key ID, or `undefined` when calls do not see it yet or its deletion date has passed. */
  get(keyId: string): KmsKey | undefined {
    const now = this.now();
    const key = this.#current(keyId, now);
    // Not by comparing the dates themselves, which takes several times as long.
    return key !== undefined && key.visibleFrom.getTime() <= now.getTime() ? key : undefined;
  }

  /** The key that an alias refers to. An AWS managed key is created when its alias is first used. */
  byAlias(name: string, accountId: string): KmsKey | undefined {
    const location = { ...this.location, accountId };
    const arn = arnOf(location, name);
    const alias = this.aliases.get(arn);
    if (alias !== undefined) {
      return this.get(alias.targetKeyId);
    }
    const managed = awsManagedKey(name, location, this.#now);
    if (managed !== undefined) {
      this.add(managed);
      this.aliases.set(name, managed, this.now());
    }
    return managed;
  }

  /** The keys of an account. */
  keysOf(accountId: string): KmsKey[] {
    return this.allKeys().filter((key) => key.accountId === accountId);
  }

  /** The keys of all accounts. */
  allKeys(): KmsKey[] {
    return [...this.#keys.keys()].flatMap((keyId) => this.get(keyId) ?? []);
  }

  /** A key with what time has done to it: expired imports, rotation and deletion. */
  #current(keyId: string, now: Date): KmsKey | undefined {
    const key = this.#keys.get(keyId);
    if (key === undefined) {
      return undefined;
    }
    // The deletion of its last replica can be what schedules the deletion of a primary key.
    if (this.#deleteWhenDue(key, now) || (this.#deleteRelatives(key, now) && this.#deleteWhenDue(key, now))) {
      return undefined;
    }
    if (key.imports.size > 0) {
      expireImports(key, now);
    }
    if (key.rotationSchedule !== undefined) {
      rotateWhenDue(key, now);
    }
    return key;
  }

  /** Deletes the related keys that are due, in their order: the last one begins the waiting period of its primary key. */
  #deleteRelatives({ family, arn }: KmsKey, now: Date): boolean {
    if (family === undefined) {
      return false;
    }
    const due = [...family.members]
      .filter(([, relative]) => relative.arn !== arn && isDue(relative, now))
      .sort(([, left], [, right]) => Number(left.deletionDate) - Number(right.deletionDate));
    for (const [region, relative] of due) {
      this.inRegion(region)?.get(relative.keyId);
    }
    return due.length > 0;
  }

  #deleteWhenDue(key: KmsKey, now: Date): boolean {
    if (!isDue(key, now)) {
      return false;
    }
    this.#delete(key, key.deletionDate ?? now);
    return true;
  }

  #delete(key: KmsKey, date: Date): void {
    const { family, keyId } = key;
    if (family !== undefined && isReplica(key)) {
      family.members.delete(this.location.region);
      scheduleDeletion(family.members.get(family.primaryRegion), family.members.size, date);
    }
    this.#keys.delete(keyId);
    this.aliases.deleteOf(keyId);
  }
}

const isDue = ({ deletionDate }: KmsKey, now: Date): boolean =>
  deletionDate !== undefined && deletionDate <= now;

/** Starts the waiting period of a primary key without replicas. */
function scheduleDeletion(primary: KmsKey | undefined, relatives: number, date: Date): void {
  if (primary?.state === KeyState.PendingReplicaDeletion && relatives === 1) {
    primary.state = KeyState.PendingDeletion;
    primary.deletionDate = new Date(date.getTime() + (primary.pendingWindowInDays ?? 0) * DAY);
    primary.pendingWindowInDays = undefined;
  }
}
