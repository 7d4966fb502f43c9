import {
  CustomerMasterKeySpec,
  ExpirationModelType,
  KeyManagerType,
  KeyState,
  type KeyUsageType,
  OriginType,
} from "../../kms/enums.js";
import type { KeyMetadata } from "../../kms/structures.js";
import type { KeyPolicy } from "../policy/KeyPolicy.js";
import type { Grant } from "./Grant.js";
import type { KeyMaterial } from "./keyMaterial.js";
import { CAPABILITIES, type SupportedKeySpec } from "./keySpecs.js";
import type { LocalKmsKey } from "./LocalKmsKey.js";
import type { RotationSchedule } from "./rotation.js";

/** The states that operations set. */
export type StoredKeyState = "Enabled" | "Disabled" | "PendingDeletion";

/** A KMS key with its key material, policy, grants and tags. */
export interface KmsKey {
  /** The key ID. */
  readonly keyId: string;
  /** The key ARN. */
  readonly arn: string;
  /** The ID of the account that owns it. */
  readonly accountId: string;
  /** When it was created. */
  readonly creationDate: Date;
  /** The key spec, such as `SYMMETRIC_DEFAULT`. */
  readonly spec: SupportedKeySpec;
  /** The key usage, such as `ENCRYPT_DECRYPT`. */
  readonly usage: KeyUsageType;
  /** The source of its key material. */
  readonly origin: OriginType;
  /** The ID of its custom key store, which is disconnected; `undefined` for other keys. */
  readonly customKeyStoreId: string | undefined;
  /** The key material, which rotation replaces; `undefined` while the key is pending import. */
  material: KeyMaterial | undefined;
  /** The description. */
  description: string;
  /** The state that an operation set last; {@link stateOf} returns the key state. */
  state: StoredKeyState;
  /** When it is deleted; only while it is pending deletion. */
  deletionDate: Date | undefined;
  /** The schedule of automatic rotation; `undefined` while rotation is off. */
  rotationSchedule: RotationSchedule | undefined;
  /** The key policy. */
  policy: KeyPolicy;
  /** The tag values, by tag key. */
  readonly tags: Map<string, string>;
  /** The grants, by grant ID. */
  readonly grants: Map<string, Grant>;
}

/** The key state: pending deletion comes first, then what makes the key unusable, then enabled or disabled. */
export function stateOf({ state, customKeyStoreId, material }: KmsKey): KeyState {
  if (state === KeyState.PendingDeletion) {
    return state;
  }
  if (customKeyStoreId !== undefined) {
    return KeyState.Unavailable;
  }
  return material === undefined ? KeyState.PendingImport : state;
}

/** The metadata of a key, as DescribeKey returns it. */
export const metadataOf = (key: KmsKey): LocalKmsKey => ({
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
  // A copy, because the caller may change the metadata.
  ...structuredClone(CAPABILITIES[key.spec][key.usage]),
  MultiRegion: false,
  ...(key.material?.kind === "symmetric" ? { CurrentKeyMaterialId: key.material.currentId } : {}),
});

/** The expiration model of imported key material, which does not expire in LocalKms; empty for other keys. */
export const expirationModel = ({ origin, material }: KmsKey): Pick<KeyMetadata, "ExpirationModel"> =>
  origin === OriginType.EXTERNAL && material !== undefined
    ? { ExpirationModel: ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE }
    : {};

/** The former name of a key spec; newer key specs have none. */
export const customerMasterKeySpec = (spec: SupportedKeySpec): Pick<KeyMetadata, "CustomerMasterKeySpec"> => {
  const former = Object.values(CustomerMasterKeySpec).find((known) => known === spec);
  return former === undefined ? {} : { CustomerMasterKeySpec: former };
};
