import { CustomerMasterKeySpec } from "../../models/CustomerMasterKeySpec.js";
import { ExpirationModelType } from "../../models/ExpirationModelType.js";
import { KeyManagerType } from "../../models/KeyManagerType.js";
import type { KeyMetadata } from "../../models/KeyMetadata.js";
import { KeyState } from "../../models/KeyState.js";
import type { KeyUsageType } from "../../models/KeyUsageType.js";
import { OriginType } from "../../models/OriginType.js";
import type { Grant } from "../authorization/Grant.js";
import type { KeyPolicy } from "../authorization/KeyPolicy.js";
import type { KeyMaterial } from "./key-material.js";
import { CAPABILITIES, type SupportedKeySpec } from "./key-specs.js";
import type { RotationSchedule } from "./rotation.js";

/** The states that an operation or the passing of time brings a key into. */
export type StoredKeyState = "Enabled" | "Disabled" | "PendingDeletion";

/** A key: who it is, what it is for, which state it is in, and its secret. */
export interface KmsKey {
  /** The key id. */
  readonly keyId: string;
  /** The key ARN. */
  readonly arn: string;
  /** The account that owns it. */
  readonly accountId: string;
  /** When it was made. */
  readonly creationDate: Date;
  /** Its kind. */
  readonly spec: SupportedKeySpec;
  /** What it is for. */
  readonly usage: KeyUsageType;
  /** Where its material comes from. */
  readonly origin: OriginType;
  /** The custom key store that it is in, which is not connected; only of keys in one. */
  readonly customKeyStoreId: string | undefined;
  /** The secret part; rotation replaces it. Without it, its owner has yet to import it. */
  material: KeyMaterial | undefined;
  /** What its owner says of it. */
  description: string;
  /** What became of it last; {@link stateOf} says which state it is in. */
  state: StoredKeyState;
  /** When it will be gone; only while it is pending deletion. */
  deletionDate: Date | undefined;
  /** When it is rotated automatically; without it, it is not. */
  rotationSchedule: RotationSchedule | undefined;
  /** Who may do what with it. */
  policy: KeyPolicy;
  /** Its tags. */
  readonly tags: Map<string, string>;
  /** Its grants, by their ids. */
  readonly grants: Map<string, Grant>;
}

/** The state of a key. What keeps it from being used stays hidden only behind its deletion. */
export function stateOf({ state, customKeyStoreId, material }: KmsKey): KeyState {
  if (state === KeyState.PendingDeletion) {
    return state;
  }
  if (customKeyStoreId !== undefined) {
    return KeyState.Unavailable;
  }
  return material === undefined ? KeyState.PendingImport : state;
}

/** What KMS tells about a key. */
export const metadataOf = (key: KmsKey): KeyMetadata => ({
  AWSAccountId: key.accountId,
  KeyId: key.keyId,
  Arn: key.arn,
  CreationDate: new Date(key.creationDate),
  Enabled: stateOf(key) === KeyState.Enabled,
  Description: key.description,
  KeyUsage: key.usage,
  KeyState: stateOf(key),
  ...(key.deletionDate === undefined ? {} : { DeletionDate: new Date(key.deletionDate) }),
  Origin: key.origin,
  ...(key.customKeyStoreId === undefined ? {} : { CustomKeyStoreId: key.customKeyStoreId }),
  ...expirationModel(key),
  KeyManager: KeyManagerType.CUSTOMER,
  KeySpec: key.spec,
  ...customerMasterKeySpec(key.spec),
  // A copy: who gets the metadata may change it.
  ...structuredClone(CAPABILITIES[key.spec][key.usage]),
  MultiRegion: false,
  ...(key.material?.kind === "symmetric" ? { CurrentKeyMaterialId: key.material.currentId } : {}),
});

/** That imported material does not expire; only of keys that have such material. */
export const expirationModel = ({ origin, material }: KmsKey): Pick<KeyMetadata, "ExpirationModel"> =>
  origin === OriginType.EXTERNAL && material !== undefined
    ? { ExpirationModel: ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE }
    : {};

/** The former name of a kind of key; the kinds that came later have none. */
export const customerMasterKeySpec = (spec: SupportedKeySpec): Pick<KeyMetadata, "CustomerMasterKeySpec"> => {
  const former = Object.values(CustomerMasterKeySpec).find((known) => known === spec);
  return former === undefined ? {} : { CustomerMasterKeySpec: former };
};
