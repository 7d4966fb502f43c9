import {
  CustomerMasterKeySpec,
  ExpirationModelType,
  KeyState,
  MultiRegionKeyType,
  OriginType,
} from "../../kms/enums.js";
import type { KeyMetadata, MultiRegionConfiguration } from "../../kms/structures.js";
import { parseArn } from "../arn.js";
import type { MaterialImport } from "./imports.js";
import { isReplica, type KeyFamily } from "./KeyFamily.js";
import { type KmsKey, stateOf } from "./KmsKey.js";
import { CAPABILITIES, type SupportedKeySpec } from "./keySpecs.js";
import type { LocalKmsKey } from "./LocalKmsKey.js";

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
  ...(key.pendingWindowInDays === undefined ? {} : { PendingDeletionWindowInDays: key.pendingWindowInDays }),
  Origin: key.origin,
  ...customKeyStoreOf(key),
  ...(stateOf(key) === KeyState.PendingImport ? {} : expirationOf(key)),
  KeyManager: key.manager,
  KeySpec: key.spec,
  ...customerMasterKeySpec(key.spec),
  // A copy, because the caller may change the metadata.
  ...structuredClone(CAPABILITIES[key.spec][key.usage]),
  MultiRegion: key.family !== undefined,
  ...(key.family === undefined ? {} : { MultiRegionConfiguration: configurationOf(key, key.family) }),
  ...(key.material?.kind === "symmetric" ? { CurrentKeyMaterialId: key.material.currentId } : {}),
});

function customKeyStoreOf({
  customKeyStore,
  xksKeyId,
}: KmsKey): Pick<KeyMetadata, "CustomKeyStoreId" | "CloudHsmClusterId" | "XksKeyConfiguration"> {
  if (customKeyStore === undefined) {
    return {};
  }
  const { id, cloudHsmClusterId } = customKeyStore;
  return {
    CustomKeyStoreId: id,
    ...(cloudHsmClusterId === undefined ? {} : { CloudHsmClusterId: cloudHsmClusterId }),
    ...(xksKeyId === undefined ? {} : { XksKeyConfiguration: { Id: xksKeyId } }),
  };
}

function configurationOf(key: KmsKey, { members, primaryRegion }: KeyFamily): MultiRegionConfiguration {
  const keys = [...members].map(([Region, { arn }]) => ({ Arn: arn, Region }));
  const primary = keys.find(({ Region }) => Region === primaryRegion);
  return {
    MultiRegionKeyType: isReplica(key) ? MultiRegionKeyType.REPLICA : MultiRegionKeyType.PRIMARY,
    ...(primary === undefined ? {} : { PrimaryKey: primary }),
    ReplicaKeys: keys.filter((related) => related !== primary),
  };
}

/** Whether and when imported key material expires, the earliest first; empty for other keys. */
function expirationOf({ origin, imports }: KmsKey): Pick<KeyMetadata, "ExpirationModel" | "ValidTo"> {
  if (origin !== OriginType.EXTERNAL) {
    return {};
  }
  const dates = [...imports.values()].flatMap(({ validTo }) => validTo ?? []);
  const [validTo] = dates.sort((left, right) => left.getTime() - right.getTime());
  return expirationModel({ validTo });
}

/** Whether and when key material expires. */
export const expirationModel = ({
  validTo,
}: Pick<MaterialImport, "validTo">): Pick<KeyMetadata, "ExpirationModel" | "ValidTo"> =>
  validTo === undefined
    ? { ExpirationModel: ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE }
    : { ExpirationModel: ExpirationModelType.KEY_MATERIAL_EXPIRES, ValidTo: new Date(validTo) };

/** The former name of a key spec; newer key specs have none. */
export const customerMasterKeySpec = (spec: SupportedKeySpec): Pick<KeyMetadata, "CustomerMasterKeySpec"> => {
  const former = Object.values(CustomerMasterKeySpec).find((known) => known === spec);
  return former === undefined ? {} : { CustomerMasterKeySpec: former };
};

/** The Region of a key. */
export const regionOf = ({ arn }: Pick<KmsKey, "arn">): string => parseArn(arn)?.region ?? "";
