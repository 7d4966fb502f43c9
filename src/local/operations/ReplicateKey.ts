import { KeyState, OriginType } from "../../kms/enums.js";
import { AlreadyExistsException } from "../../kms/errors.js";
import type { ReplicateKeyRequest, ReplicateKeyResponse } from "../../kms/operations/ReplicateKey.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { checkPolicyLockout } from "../authorization/checkPolicyLockout.js";
import { accessOf, type Call, effectiveDate } from "../call/Call.js";
import { checkEnabled } from "../call/checkKeyState.js";
import { notPrimary } from "../call/checkRotation.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { storeOfReplica } from "../call/storeOfReplica.js";
import { addTags } from "../call/tags.js";
import { createException } from "../exceptions.js";
import { withoutSecrets } from "../keys/imports.js";
import { isPrimary } from "../keys/KeyFamily.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { metadataOf } from "../keys/metadataOf.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";

/** ReplicateKey: creates a replica of a multi-Region primary key in another Region. */
export async function replicateKey(call: Call, request: ReplicateKeyRequest): Promise<ReplicateKeyResponse> {
  const { ReplicaRegion: region, Tags = [] } = request;
  const primary = findKeyByIdOrArn(call, request.KeyId, { conditions: { "kms:replicaregion": [region] } });
  authorizeIdentity(call.principal, "CreateKey");
  if (request.Tags !== undefined) {
    authorizeIdentity(call.principal, "TagResource");
  }
  checkEnabled(primary);
  if (!isPrimary(primary)) {
    throw notPrimary(primary);
  }
  const store = storeOfReplica(call, region);
  if (primary.family?.members.has(region)) {
    throw createException(
      AlreadyExistsException,
      `Unable to replicate key ${primary.arn} to Region ${region}, because it already exists there.`,
    );
  }
  const replica = await store.generate({
    ...propertiesOf(primary),
    description: request.Description ?? "",
    tags: addTags(new Map(), Tags),
    visibleFrom: effectiveDate(call, "keys"),
    ...(request.Policy === undefined ? {} : { policy: parseKeyPolicy(request.Policy, store) }),
  });
  if (request.Policy !== undefined && request.BypassPolicyLockoutSafetyCheck !== true) {
    checkPolicyLockout(replica.policy, replica, accessOf(call));
  }
  replica.importedId = primary.importedId;
  store.add(replica);
  return {
    ReplicaKeyMetadata: creating(replica),
    ReplicaPolicy: replica.policy.document,
    ...(request.Tags === undefined ? {} : { ReplicaTags: Tags.map((tag) => ({ ...tag })) }),
  };
}

/** What a replica has in common with its primary key. Imported key material has to be imported into each of them. */
const propertiesOf = (primary: KmsKey) => ({
  keyId: primary.keyId,
  accountId: primary.accountId,
  spec: primary.spec,
  usage: primary.usage,
  origin: primary.origin,
  family: primary.family,
  ...(primary.origin === OriginType.EXTERNAL
    ? { material: withoutSecrets(primary) }
    : { shared: primary.shared }),
});

/** The metadata in the response of KMS, which is still creating the replica. In LocalKms that takes no time. */
function creating(replica: KmsKey) {
  const { CurrentKeyMaterialId: _, ...metadata } = metadataOf(replica);
  return { ...metadata, KeyState: KeyState.Creating, Enabled: false };
}
