import { CustomerMasterKeySpec } from "../../models/CustomerMasterKeySpec.js";
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
  /** The secret part; rotation replaces it. */
  material: KeyMaterial;
  /** What its owner says of it. */
  description: string;
  /** Its state. */
  state: KeyState;
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

/** What KMS tells about a key. */
export const metadataOf = (key: KmsKey): KeyMetadata => ({
  AWSAccountId: key.accountId,
  KeyId: key.keyId,
  Arn: key.arn,
  CreationDate: new Date(key.creationDate),
  Enabled: key.state === KeyState.Enabled,
  Description: key.description,
  KeyUsage: key.usage,
  KeyState: key.state,
  ...(key.deletionDate === undefined ? {} : { DeletionDate: new Date(key.deletionDate) }),
  Origin: OriginType.AWS_KMS,
  KeyManager: KeyManagerType.CUSTOMER,
  KeySpec: key.spec,
  ...customerMasterKeySpec(key.spec),
  // A copy: who gets the metadata may change it.
  ...structuredClone(CAPABILITIES[key.spec][key.usage]),
  MultiRegion: false,
  ...(key.material.kind === "symmetric" ? { CurrentKeyMaterialId: key.material.currentId } : {}),
});

/** The former name of a kind of key; the kinds that came later have none. */
export const customerMasterKeySpec = (spec: SupportedKeySpec): Pick<KeyMetadata, "CustomerMasterKeySpec"> => {
  const former = Object.values(CustomerMasterKeySpec).find((known) => known === spec);
  return former === undefined ? {} : { CustomerMasterKeySpec: former };
};
