import { randomBytes, randomUUID } from "node:crypto";
import { type KeyManagerType, type KeyUsageType, OriginType } from "../../kms/enums.js";
import type { Location } from "../arn.js";
import type { KeyPolicy } from "../policy/KeyPolicy.js";
import type { CustomKeyStore } from "./CustomKeyStore.js";
import type { KeyFamily } from "./KeyFamily.js";
import { KmsKey, type SharedProperties } from "./KmsKey.js";
import { generateMaterial, type KeyMaterial } from "./keyMaterial.js";
import type { SupportedKeySpec } from "./keySpecs.js";

/** The properties of a new key. */
export interface KeyProperties {
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
  /** The ID of its key in an external key manager. Default: none. */
  readonly xksKeyId?: string | undefined;
  /** The key material. Default: generated, but none for Origin `EXTERNAL`. */
  readonly material?: KeyMaterial | undefined;
  /** The key policy. Default: the default key policy of KMS. */
  readonly policy?: KeyPolicy;
  /** The tag values, by tag key. Default: none. */
  readonly tags?: ReadonlyMap<string, string>;
  /** From when on calls see it. Default: at once. */
  readonly visibleFrom?: Date;
}

/** What a new key belongs to. */
export interface KeyRelations {
  /** Its custom key store. Default: none. */
  readonly customKeyStore?: CustomKeyStore | undefined;
  /** The properties that it shares with its primary key. Default: it is not a replica. */
  readonly shared?: SharedProperties | undefined;
  /** The related multi-Region keys, to which it is added. Default: none. */
  readonly family?: KeyFamily | undefined;
}

/** A new key. */
export interface NewKey extends KeyProperties, KeyRelations {}

/** The ID of a new multi-Region key. */
export const multiRegionKeyId = (): string => `mrk-${randomBytes(16).toString("hex")}`;

/** Generates a key, with new key material where it needs some. */
export async function newKey(options: NewKey, store: Location, now: () => Date): Promise<KmsKey> {
  const { keyId = randomUUID(), spec, origin, shared } = options;
  const material =
    shared === undefined ? (options.material ?? (await materialFor(origin, keyId, spec))) : shared.material;
  return new KmsKey({ ...options, keyId, material }, options, store, now);
}

/** New key material; `undefined` for a key that imports it. */
const materialFor = async (origin: OriginType | undefined, keyId: string, spec: SupportedKeySpec) =>
  origin === OriginType.EXTERNAL ? undefined : generateMaterial(keyId, spec);
