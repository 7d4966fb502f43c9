import { randomUUID } from "node:crypto";
import { KeyState, type KeyUsageType, OriginType } from "../../kms/enums.js";
import { arnOf, type Location } from "../arn.js";
import { defaultKeyPolicy } from "../policy/defaultKeyPolicy.js";
import type { KeyPolicy } from "../policy/KeyPolicy.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";
import type { KmsKey } from "./KmsKey.js";
import { generateMaterial, type KeyMaterial } from "./keyMaterial.js";
import type { SupportedKeySpec } from "./keySpecs.js";
import { rotateWhenDue } from "./rotation.js";

/** The properties of a new key. */
export interface NewKey {
  /** The key spec. */
  readonly spec: SupportedKeySpec;
  /** The key usage. */
  readonly usage: KeyUsageType;
  /** The description. */
  readonly description: string;
  /** The ID of the account that owns it. Default: the account of the store. */
  readonly accountId?: string;
  /** The key ID. Default: random. */
  readonly keyId?: string;
  /** The source of its key material. Default: `AWS_KMS`. */
  readonly origin?: OriginType;
  /** The ID of its custom key store, which is disconnected. Default: none. */
  readonly customKeyStoreId?: string | undefined;
  /** The key material. Default: generated, but none for Origin `EXTERNAL`. */
  readonly material?: KeyMaterial | undefined;
  /** The key policy. Default: the default key policy of KMS. */
  readonly policy?: KeyPolicy;
  /** The tag values, by tag key. Default: none. */
  readonly tags?: ReadonlyMap<string, string>;
}

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

/** The keys and aliases of all accounts in one Region. */
export class KeyStore {
  /** The Region of all keys, and the account that owns keys by default. */
  readonly location: Location;
  readonly #now: () => Date;
  readonly #keys = new Map<string, KmsKey>();
  readonly #aliases = new Map<string, Alias>();

  constructor(location: Location, now: () => Date) {
    this.location = location;
    this.#now = now;
  }

  /** The current time, for key deletion and rotation. */
  now(): Date {
    return this.#now();
  }

  /** Generates a key and adds it. */
  async create(options: NewKey): Promise<KmsKey> {
    const key = await this.generate(options);
    this.add(key);
    return key;
  }

  /** Generates a key without adding it. */
  async generate(options: NewKey): Promise<KmsKey> {
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
      material: options.material ?? (await materialFor(origin, keyId, spec)),
      description,
      state: KeyState.Enabled,
      deletionDate: undefined,
      rotationSchedule: undefined,
      policy: options.policy ?? parseKeyPolicy(defaultKeyPolicy(location)),
      tags: new Map(options.tags),
      grants: new Map(),
    };
  }

  /** Adds a key. */
  add(key: KmsKey): void {
    this.#keys.set(key.keyId, key);
  }

  /** The key with a key ID, or `undefined` when it does not exist or its deletion date has passed. */
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

  /** The alias with an alias ARN, or `undefined` when it does not exist or its key is deleted. */
  alias(arn: string): Alias | undefined {
    const alias = this.#aliases.get(arn);
    // Getting a key whose deletion date has passed also deletes its aliases.
    return alias !== undefined && this.get(alias.targetKeyId) !== undefined ? alias : undefined;
  }

  /** The aliases of an account. */
  aliasesOf(accountId: string): Alias[] {
    return [...this.#aliases.keys()].flatMap((arn) => {
      const alias = this.alias(arn);
      return alias?.accountId === accountId ? [alias] : [];
    });
  }

  /** Creates an alias, or points an existing one to another key. */
  setAlias(name: string, { keyId, accountId }: KmsKey): void {
    const arn = arnOf({ ...this.location, accountId }, name);
    const lastUpdatedDate = this.now();
    const creationDate = this.#aliases.get(arn)?.creationDate ?? lastUpdatedDate;
    this.#aliases.set(arn, { arn, name, accountId, targetKeyId: keyId, creationDate, lastUpdatedDate });
  }

  /** Deletes an alias. */
  deleteAlias(arn: string): void {
    this.#aliases.delete(arn);
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

/** New key material; `undefined` for a key that imports it. */
const materialFor = async (origin: OriginType, keyId: string, spec: SupportedKeySpec) =>
  origin === OriginType.EXTERNAL ? undefined : generateMaterial(keyId, spec);
