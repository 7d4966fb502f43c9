import { randomBytes, randomUUID } from "node:crypto";
import { KeyManagerType, KeyState, type KeyUsageType, OriginType } from "../../kms/enums.js";
import { arnOf, type Location } from "../arn.js";
import { defaultKeyPolicy } from "../policy/defaultKeyPolicy.js";
import type { KeyPolicy } from "../policy/KeyPolicy.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";
import type { CustomKeyStore } from "./CustomKeyStore.js";
import { Delayed } from "./Delayed.js";
import type { KeyFamily } from "./KeyFamily.js";
import type { KmsKey, SharedProperties } from "./KmsKey.js";
import { generateMaterial, idOf, type KeyMaterial } from "./keyMaterial.js";
import type { SupportedKeySpec } from "./keySpecs.js";

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
  /** Who manages it. Default: a customer. */
  readonly manager?: KeyManagerType;
  /** Its custom key store. Default: none. */
  readonly customKeyStore?: CustomKeyStore | undefined;
  /** The ID of its key in an external key manager. Default: none. */
  readonly xksKeyId?: string | undefined;
  /** The key material. Default: generated, but none for Origin `EXTERNAL`. */
  readonly material?: KeyMaterial | undefined;
  /** The properties that it shares with its primary key. Default: it is not a replica. */
  readonly shared?: SharedProperties | undefined;
  /** The related multi-Region keys, to which it is added. Default: none. */
  readonly family?: KeyFamily | undefined;
  /** The key policy. Default: the default key policy of KMS. */
  readonly policy?: KeyPolicy;
  /** The tag values, by tag key. Default: none. */
  readonly tags?: ReadonlyMap<string, string>;
  /** From when on calls see it. Default: at once. */
  readonly visibleFrom?: Date;
}

/** The ID of a new multi-Region key. */
export const multiRegionKeyId = (): string => `mrk-${randomBytes(16).toString("hex")}`;

/** Generates a key, with new key material where it needs some. */
export async function newKey(options: NewKey, store: Location, now: () => Date): Promise<KmsKey> {
  const { keyId = randomUUID(), spec, origin, shared } = options;
  const material =
    shared === undefined ? (options.material ?? (await materialFor(origin, keyId, spec))) : shared.material;
  return keyWith({ ...options, keyId, material }, store, now);
}

/** Makes a key with the given key material. */
export function keyWith(
  options: NewKey & { readonly keyId: string },
  store: Location,
  now: () => Date,
): KmsKey {
  const { keyId, accountId = store.accountId, spec, origin = OriginType.AWS_KMS, material } = options;
  const location = { ...store, accountId };
  const shared = options.shared ?? { material, rotationSchedule: undefined };
  const policy = options.policy ?? defaultPolicyOf(location);
  const policies = new Delayed<KeyPolicy>(policy);
  return {
    keyId,
    arn: arnOf(location, `key/${keyId}`),
    accountId,
    creationDate: now(),
    visibleFrom: options.visibleFrom ?? now(),
    spec,
    usage: options.usage,
    origin,
    manager: options.manager ?? KeyManagerType.CUSTOMER,
    customKeyStore: options.customKeyStore,
    xksKeyId: options.xksKeyId,
    family: options.family,
    shared,
    get material() {
      return shared.material;
    },
    set material(value) {
      shared.material = value;
    },
    get rotationSchedule() {
      return shared.rotationSchedule;
    },
    set rotationSchedule(value) {
      shared.rotationSchedule = value;
    },
    get policy() {
      return policies.at(now()) ?? policy;
    },
    setPolicy: (value, from) => policies.set(value, from),
    imports: new Map(),
    importedId: origin === OriginType.EXTERNAL && material !== undefined ? idOf(keyId, material) : undefined,
    lastUsage: undefined,
    description: options.description,
    state: KeyState.Enabled,
    deletionDate: undefined,
    pendingWindowInDays: undefined,
    tags: new Map(options.tags),
    grants: new Map(),
  };
}

const MAX_POLICIES = 100;
const defaultPolicies = new Map<string, KeyPolicy>();

/** The default key policy, parsed once: a reset creates many keys. */
function defaultPolicyOf(location: Location): KeyPolicy {
  const document = defaultKeyPolicy(location);
  const known = defaultPolicies.get(document);
  if (known !== undefined) {
    return known;
  }
  const policy = parseKeyPolicy(document);
  if (defaultPolicies.size >= MAX_POLICIES) {
    defaultPolicies.clear();
  }
  defaultPolicies.set(document, policy);
  return policy;
}

/** New key material; `undefined` for a key that imports it. */
const materialFor = async (origin: OriginType | undefined, keyId: string, spec: SupportedKeySpec) =>
  origin === OriginType.EXTERNAL ? undefined : generateMaterial(keyId, spec);
