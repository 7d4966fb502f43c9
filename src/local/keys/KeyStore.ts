import { randomUUID } from "node:crypto";
import { KeyState } from "../../models/KeyState.js";
import type { KeyUsageType } from "../../models/KeyUsageType.js";
import { OriginType } from "../../models/OriginType.js";
import { defaultKeyPolicy } from "../authorization/default-policy.js";
import { type KeyPolicy, parseKeyPolicy } from "../authorization/KeyPolicy.js";
import { arnOf, type Location } from "./arn.js";
import type { KmsKey } from "./KmsKey.js";
import { generateMaterial, type KeyMaterial } from "./key-material.js";
import type { SupportedKeySpec } from "./key-specs.js";
import { rotateWhenDue } from "./rotation.js";

/** What a new key is to be. */
export interface NewKey {
  /** Its kind. */
  readonly spec: SupportedKeySpec;
  /** What it is for. */
  readonly usage: KeyUsageType;
  /** What its owner says of it. */
  readonly description: string;
  /** The account that owns it. Default: the account of the store. */
  readonly accountId?: string;
  /** Its key id. Default: a random one. */
  readonly keyId?: string;
  /** Where its material comes from. Default: `AWS_KMS`. */
  readonly origin?: OriginType;
  /** The custom key store that it is in, which is not connected. Default: none. */
  readonly customKeyStoreId?: string | undefined;
  /** Its material. Default: fresh material, but none when it is to be imported. */
  readonly material?: KeyMaterial | undefined;
  /** Its key policy. Default: the one that KMS gives. */
  readonly policy?: KeyPolicy;
  /** Its tags. Default: none. */
  readonly tags?: ReadonlyMap<string, string>;
}

/** Another name of a key. */
export interface Alias {
  /** The alias ARN. */
  readonly arn: string;
  /** The name, with its `alias/`. */
  readonly name: string;
  /** The account that owns the alias, and its key. */
  readonly accountId: string;
  /** The key id of the key that it names. */
  readonly targetKeyId: string;
  /** When the alias was made. */
  readonly creationDate: Date;
  /** When it was given its key. */
  readonly lastUpdatedDate: Date;
}

/** The keys and aliases of all accounts in one Region. */
export class KeyStore {
  /** The Region that all keys live in, and the account that keys belong to unless told otherwise. */
  readonly location: Location;
  readonly #now: () => Date;
  readonly #keys = new Map<string, KmsKey>();
  readonly #aliases = new Map<string, Alias>();

  constructor(location: Location, now: () => Date) {
    this.location = location;
    this.#now = now;
  }

  /** The time that key deletion and rotation go by. */
  now(): Date {
    return this.#now();
  }

  /** Makes a key and keeps it. */
  async create(options: NewKey): Promise<KmsKey> {
    const key = await this.make(options);
    this.add(key);
    return key;
  }

  /** Makes a key that is not yet there for anybody. */
  async make(options: NewKey): Promise<KmsKey> {
    const { keyId = randomUUID(), accountId = this.location.accountId, spec, usage, description } = options;
    const location = { ...this.location, accountId };
    const { origin = OriginType.AWS_KMS, customKeyStoreId } = options;
    return {
      keyId,
      arn: arnOf(location, `key/${keyId}`),
      accountId,
      creationDate: this.now(),
      spec,
      usage,
      origin,
      customKeyStoreId,
      material: options.material ?? (await materialFrom(origin, keyId, spec)),
      description,
      state: KeyState.Enabled,
      deletionDate: undefined,
      rotationSchedule: undefined,
      policy: options.policy ?? parseKeyPolicy(defaultKeyPolicy(location)),
      tags: new Map(options.tags),
      grants: new Map(),
    };
  }

  /** Keeps a key. */
  add(key: KmsKey): void {
    this.#keys.set(key.keyId, key);
  }

  /** The key of an id, unless there is none or its deletion date has passed. */
  get(keyId: string): KmsKey | undefined {
    const key = this.#keys.get(keyId);
    if (key === undefined) {
      return undefined;
    }
    const now = this.now();
    if (key.deletionDate !== undefined && key.deletionDate <= now) {
      this.#delete(keyId);
      return undefined;
    }
    rotateWhenDue(key, now);
    return key;
  }

  /** The keys of an account. */
  keysOf(accountId: string): KmsKey[] {
    return [...this.#keys.keys()].flatMap((keyId) => {
      const key = this.get(keyId);
      return key?.accountId === accountId ? [key] : [];
    });
  }

  /** The keys of all accounts. */
  allKeys(): KmsKey[] {
    return [...this.#keys.keys()].flatMap((keyId) => this.get(keyId) ?? []);
  }

  /** The alias of an alias ARN, unless there is none or its key is gone. */
  alias(arn: string): Alias | undefined {
    const alias = this.#aliases.get(arn);
    // Asking for the key drops the aliases of one that has since been deleted.
    return alias !== undefined && this.get(alias.targetKeyId) !== undefined ? alias : undefined;
  }

  /** The aliases of an account. */
  aliasesOf(accountId: string): Alias[] {
    return [...this.#aliases.keys()].flatMap((arn) => {
      const alias = this.alias(arn);
      return alias?.accountId === accountId ? [alias] : [];
    });
  }

  /** Gives a key a second name, or takes the name from the key that has it. */
  setAlias(name: string, { keyId, accountId }: KmsKey): void {
    const arn = arnOf({ ...this.location, accountId }, name);
    const lastUpdatedDate = this.now();
    const creationDate = this.#aliases.get(arn)?.creationDate ?? lastUpdatedDate;
    this.#aliases.set(arn, { arn, name, accountId, targetKeyId: keyId, creationDate, lastUpdatedDate });
  }

  /** Takes away a second name. */
  deleteAlias(arn: string): void {
    this.#aliases.delete(arn);
  }

  /** Forgets all keys and aliases. */
  clear(): void {
    this.#keys.clear();
    this.#aliases.clear();
  }

  #delete(keyId: string): void {
    this.#keys.delete(keyId);
    for (const [arn, alias] of this.#aliases) {
      if (alias.targetKeyId === keyId) {
        this.#aliases.delete(arn);
      }
    }
  }
}

/** Fresh material; none for a key whose owner imports it. */
const materialFrom = async (origin: OriginType, keyId: string, spec: SupportedKeySpec) =>
  origin === OriginType.EXTERNAL ? undefined : generateMaterial(keyId, spec);
