import { ValidationException } from "../../kms/commonErrors.js";
import { KeyUsageType, OriginType } from "../../kms/enums.js";
import type { CreateKeyRequest } from "../../kms/operations/CreateKey.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { checkPolicyLockout } from "../authorization/checkPolicyLockout.js";
import { accessOf, type Call, effectiveDate } from "../call/Call.js";
import { customKeyStoreFor } from "../call/customKeyStoreFor.js";
import { addTags } from "../call/tags.js";
import { unsupportedSpec } from "../call/unsupportedSpec.js";
import { createException } from "../exceptions.js";
import { CAPABILITIES, SupportedKeySpec } from "../keys/keySpecs.js";
import type { LocalKmsKey } from "../keys/LocalKmsKey.js";
import { metadataOf } from "../keys/metadataOf.js";
import { multiRegionKeyId } from "../keys/newKey.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";

/** CreateKey: creates a key with new key material, or without for Origin EXTERNAL. */
export async function createKey(
  call: Call,
  request: CreateKeyRequest,
): Promise<{ KeyMetadata: LocalKmsKey }> {
  const { keys, principal } = call;
  authorizeIdentity(principal, "CreateKey");
  if (request.Tags !== undefined) {
    authorizeIdentity(principal, "TagResource");
  }
  const { spec, usage } = kindOf(request, keys.location.region);
  const customKeyStore = customKeyStoreFor(call, request, spec);
  const key = await keys.generate({
    spec,
    usage,
    origin: request.Origin ?? customKeyStore?.type ?? OriginType.AWS_KMS,
    customKeyStore,
    xksKeyId: request.XksKeyId,
    ...(request.MultiRegion === true ? newFamily(keys.location.region) : {}),
    description: request.Description ?? "",
    accountId: principal.accountId,
    tags: addTags(new Map(), request.Tags ?? []),
    visibleFrom: effectiveDate(call, "keys"),
    ...(request.Policy === undefined ? {} : { policy: parseKeyPolicy(request.Policy, call.keys) }),
  });
  if (request.Policy !== undefined && request.BypassPolicyLockoutSafetyCheck !== true) {
    checkPolicyLockout(key.policy, key, accessOf(call));
  }
  keys.add(key);
  return { KeyMetadata: metadataOf(key) };
}

const newFamily = (primaryRegion: string) => ({
  keyId: multiRegionKeyId(),
  family: { primaryRegion, members: new Map() },
});

function kindOf(request: CreateKeyRequest, region: string) {
  if (request.KeySpec !== undefined && request.CustomerMasterKeySpec !== undefined) {
    throw createException(
      ValidationException,
      "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.",
    );
  }
  const spec = request.KeySpec ?? request.CustomerMasterKeySpec ?? SupportedKeySpec.SYMMETRIC_DEFAULT;
  if (!isKeySpec(spec)) {
    throw unsupportedSpec("KeySpec", spec, region);
  }
  const usage = request.KeyUsage ?? defaultUsage(spec);
  if (CAPABILITIES[spec][usage] === undefined) {
    throw createException(ValidationException, `KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
  }
  return { spec, usage };
}

const isKeySpec = (spec: string): spec is SupportedKeySpec => Object.hasOwn(SupportedKeySpec, spec);

function defaultUsage(spec: SupportedKeySpec): KeyUsageType {
  if (spec !== SupportedKeySpec.SYMMETRIC_DEFAULT) {
    throw createException(
      ValidationException,
      "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    );
  }
  return KeyUsageType.ENCRYPT_DECRYPT;
}
