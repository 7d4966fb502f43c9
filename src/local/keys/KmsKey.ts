import { KeyManagerType, KeyState, type KeyUsageType, OriginType } from "../../kms/enums.js";
import { arnOf, type Location } from "../arn.js";
import { parsedDefaultKeyPolicy } from "../policy/defaultKeyPolicy.js";
import type { KeyPolicy } from "../policy/KeyPolicy.js";
import type { CustomKeyStore } from "./CustomKeyStore.js";
import { Delayed } from "./Delayed.js";
import type { Grant } from "./Grant.js";
import type { MaterialImport } from "./imports.js";
import type { KeyFamily } from "./KeyFamily.js";
import type { KeyUsage } from "./KeyUsage.js";
import { idOf, type KeyMaterial } from "./keyMaterial.js";
import type { SupportedKeySpec } from "./keySpecs.js";
import type { KeyProperties, KeyRelations } from "./newKey.js";
import type { RotationSchedule } from "./rotation.js";

/** The states that operations set. */
export type StoredKeyState = "Enabled" | "Disabled" | "PendingDeletion" | "PendingReplicaDeletion";

/** What related multi-Region keys share, except those with imported key material. */
export interface SharedProperties {
  /** The key material, which rotation replaces; `undefined` while the key is pending import. */
  material: KeyMaterial | undefined;
  /** The schedule of automatic rotation; `undefined` while rotation is off. */
  rotationSchedule: RotationSchedule | undefined;
}

/**
 * A KMS key with its key material, policy, grants and tags. A class, because a reset makes many keys, and an object with
 * accessors of its own takes several times as long to make.
 */
export class KmsKey implements SharedProperties {
  /** The key ID. */
  readonly keyId: string;
  /** The key ARN. */
  readonly arn: string;
  /** The ID of the account that owns it. */
  readonly accountId: string;
  /** When it was created. */
  readonly creationDate: Date;
  /** From when on calls see it. */
  readonly visibleFrom: Date;
  /** The key spec, such as `SYMMETRIC_DEFAULT`. */
  readonly spec: SupportedKeySpec;
  /** The key usage, such as `ENCRYPT_DECRYPT`. */
  readonly usage: KeyUsageType;
  /** The source of its key material. */
  readonly origin: OriginType;
  /** Who manages it: a customer, or AWS. */
  readonly manager: KeyManagerType;
  /** Its custom key store; `undefined` for other keys. */
  readonly customKeyStore: CustomKeyStore | undefined;
  /** The ID of its key in an external key manager; `undefined` for other keys. */
  readonly xksKeyId: string | undefined;
  /** The related multi-Region keys; `undefined` for other keys. */
  readonly family: KeyFamily | undefined;
  /** The properties that a replica of it shares. */
  readonly shared: SharedProperties;
  /** The imports of its key material that is present, by key material ID. */
  readonly imports = new Map<string, MaterialImport>();
  /** The ID of the key material that was imported first, which an asymmetric or HMAC key keeps for ever. */
  importedId: string | undefined;
  /** The last successful cryptographic operation with it. */
  lastUsage: KeyUsage | undefined = undefined;
  /** The description. */
  description: string;
  /** The state that an operation set last; {@link stateOf} returns the key state. */
  state: StoredKeyState = KeyState.Enabled;
  /** When it is deleted; only while it is pending deletion. */
  deletionDate: Date | undefined = undefined;
  /** The waiting period of its deletion, in days; only while it waits for the deletion of its replicas. */
  pendingWindowInDays: number | undefined = undefined;
  /** The tag values, by tag key. */
  readonly tags: Map<string, string>;
  /** The grants, by grant ID. */
  readonly grants = new Map<string, Grant>();
  readonly #firstPolicy: KeyPolicy;
  #policyChanges: Delayed<KeyPolicy> | undefined = undefined;
  readonly #now: () => Date;

  /**
   * @param relations - Apart from the options, because merging the two objects would take most of the time of a reset.
   * @param store - The Region, and the account that owns it by default.
   * @param now - Returns the current time.
   */
  constructor(
    options: KeyProperties & { readonly keyId: string },
    relations: KeyRelations,
    store: Location,
    now: () => Date,
  ) {
    const { keyId, accountId = store.accountId, origin = OriginType.AWS_KMS, material } = options;
    const location = { region: store.region, accountId };
    this.keyId = keyId;
    this.arn = arnOf(location, `key/${keyId}`);
    this.accountId = accountId;
    this.creationDate = now();
    this.visibleFrom = options.visibleFrom ?? this.creationDate;
    this.spec = options.spec;
    this.usage = options.usage;
    this.origin = origin;
    this.manager = options.manager ?? KeyManagerType.CUSTOMER;
    this.customKeyStore = relations.customKeyStore;
    this.xksKeyId = options.xksKeyId;
    this.family = relations.family;
    this.shared = relations.shared ?? { material, rotationSchedule: undefined };
    this.importedId =
      origin === OriginType.EXTERNAL && material !== undefined ? idOf(keyId, material) : undefined;
    this.description = options.description;
    this.tags = new Map(options.tags);
    this.#firstPolicy = options.policy ?? parsedDefaultKeyPolicy(location);
    this.#now = now;
  }

  get material(): KeyMaterial | undefined {
    return this.shared.material;
  }

  set material(value: KeyMaterial | undefined) {
    this.shared.material = value;
  }

  get rotationSchedule(): RotationSchedule | undefined {
    return this.shared.rotationSchedule;
  }

  set rotationSchedule(value: RotationSchedule | undefined) {
    this.shared.rotationSchedule = value;
  }

  /** The key policy that is in effect. */
  get policy(): KeyPolicy {
    return this.#policyChanges?.at(this.#now()) ?? this.#firstPolicy;
  }

  /** Replaces the key policy from a time on. */
  setPolicy(policy: KeyPolicy, from: Date): void {
    if (this.#policyChanges === undefined) {
      this.#policyChanges = new Delayed(policy, from);
    } else {
      this.#policyChanges.set(policy, from);
    }
  }
}

/** The key state: pending deletion comes first, then what makes the key unusable, then enabled or disabled. */
export function stateOf({ state, customKeyStore, material }: KmsKey): KeyState {
  if (state === KeyState.PendingDeletion || state === KeyState.PendingReplicaDeletion) {
    return state;
  }
  if (customKeyStore !== undefined && customKeyStore.state !== "CONNECTED") {
    return KeyState.Unavailable;
  }
  return isComplete(material) ? state : KeyState.PendingImport;
}

/** Whether all key material is present that the key needs. */
function isComplete(material: KeyMaterial | undefined): boolean {
  if (material?.kind !== "symmetric") {
    return material !== undefined;
  }
  for (const [id, { key }] of material.versions) {
    if (key === undefined && id !== material.pendingId) {
      return false;
    }
  }
  return true;
}

/** A key with its related multi-Region keys. */
export const relativesOf = (key: KmsKey): readonly KmsKey[] =>
  key.family === undefined ? [key] : [...key.family.members.values()];
