import { randomUUID } from "node:crypto";
import { AccessDeniedException } from "../../exceptions/common.js";
import { NotFoundException } from "../../exceptions/documented.js";
import { AlreadyExistsException, refusal } from "../exceptions.js";
import { arnOf, type Location } from "./arn.js";
import { KeyState, type KmsKey } from "./KmsKey.js";
import { generateMaterial } from "./key-material.js";
import { type KeyReference, looksLikeKeyId } from "./key-reference.js";
import type { KeySpec, KeyUsageType } from "./key-specs.js";

/** What a new key is to be. */
export interface NewKey {
  /** Its kind. */
  readonly spec: KeySpec;
  /** What it is for. */
  readonly usage: KeyUsageType;
  /** What its owner says of it. */
  readonly description: string;
}

/** The keys and aliases of one account in one Region. */
export class KeyStore {
  /** Where these keys live. */
  readonly location: Location;
  readonly #now: () => Date;
  readonly #keys = new Map<string, KmsKey>();
  readonly #aliases = new Map<string, string>();

  constructor(location: Location, now: () => Date) {
    this.location = location;
    this.#now = now;
  }

  /** The time that key deletion goes by. */
  now(): Date {
    return this.#now();
  }

  /** Makes a key with fresh material. */
  async create({ spec, usage, description }: NewKey): Promise<KmsKey> {
    const keyId = randomUUID();
    const key: KmsKey = {
      keyId,
      arn: arnOf(this.location, `key/${keyId}`),
      accountId: this.location.accountId,
      creationDate: this.now(),
      spec,
      usage,
      material: await generateMaterial(keyId, spec),
      description,
      state: KeyState.Enabled,
      deletionDate: undefined,
    };
    this.#keys.set(keyId, key);
    return key;
  }

  /** The key of an id, unless there is none or its deletion date has passed. */
  get(keyId: string): KmsKey | undefined {
    const key = this.#keys.get(keyId);
    if (key?.deletionDate !== undefined && key.deletionDate <= this.now()) {
      this.#delete(keyId);
      return undefined;
    }
    return key;
  }

  /**
   * Finds the key that a request names.
   *
   * @param action - What the caller wants to do with it, such as `ReEncryptFrom`; it goes into the message.
   * @throws {@link NotFoundException} when there is no such key or alias, or it is in another Region.
   * @throws {@link AccessDeniedException} when it is in another account, as KMS answers for keys it does not show.
   */
  find(reference: KeyReference, action: string): KmsKey {
    const { region, accountId } = this.location;
    const at = reference.location ?? this.location;
    if (at.region !== region) {
      throw refusal(NotFoundException, `Invalid arn ${at.region}`);
    }
    if (at.accountId !== accountId) {
      throw refusal(AccessDeniedException, notAuthorized(this.location, action, reference.text));
    }
    return reference.kind === "alias" ? this.#findByAlias(reference.name) : this.#findById(reference);
  }

  /**
   * Gives a key a second name.
   *
   * @throws {@link AlreadyExistsException} when the name is taken.
   */
  addAlias(name: string, key: KmsKey): void {
    // Asking for the key that has the name now drops the alias of a key that has since been deleted.
    const taken = this.#aliases.get(name);
    if (taken !== undefined && this.get(taken) !== undefined) {
      throw refusal(
        AlreadyExistsException,
        `An alias with the name ${arnOf(this.location, name)} already exists`,
      );
    }
    this.#aliases.set(name, key.keyId);
  }

  #findByAlias(name: string): KmsKey {
    const key = this.get(this.#aliases.get(name) ?? "");
    if (key === undefined) {
      throw refusal(NotFoundException, `Alias ${arnOf(this.location, name)} is not found.`);
    }
    return key;
  }

  #findById({ keyId, location }: KeyReference & { readonly kind: "key" }): KmsKey {
    const key = this.get(keyId);
    if (key !== undefined) {
      return key;
    }
    if (looksLikeKeyId(keyId)) {
      throw refusal(NotFoundException, `Key '${arnOf(this.location, `key/${keyId}`)}' does not exist`);
    }
    throw refusal(NotFoundException, `Invalid keyId ${location === undefined ? `'${keyId}'` : keyId}`);
  }

  #delete(keyId: string): void {
    this.#keys.delete(keyId);
    for (const [name, target] of this.#aliases) {
      if (target === keyId) {
        this.#aliases.delete(name);
      }
    }
  }
}

const notAuthorized = ({ accountId }: Location, action: string, resource: string): string =>
  `User: arn:aws:iam::${accountId}:root is not authorized to perform: kms:${action} on resource: ${resource} ` +
  "because the resource does not exist in this Region, no resource-based policies allow access, or a " +
  "resource-based policy explicitly denies access";
