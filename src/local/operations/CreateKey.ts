import { ValidationException } from "../../kms/commonErrors.js";
import { KeyUsageType, OriginType } from "../../kms/enums.js";
import type { CreateKeyRequest, CreateKeyResponse } from "../../kms/operations/CreateKey.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { checkPolicyLockout } from "../authorization/checkPolicyLockout.js";
import type { Call } from "../call/Call.js";
import { customKeyStoreNotFound } from "../call/customKeyStoreNotFound.js";
import { addTags } from "../call/tags.js";
import { unsupportedSpec } from "../call/unsupportedSpec.js";
import { createException, notImplemented } from "../exceptions.js";
import { metadataOf } from "../keys/KmsKey.js";
import { CAPABILITIES, SupportedKeySpec } from "../keys/keySpecs.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";

/** CreateKey: creates a key with new key material, or without for Origin EXTERNAL. */
export async function createKey(
  { keys, principal }: Call,
  request: CreateKeyRequest,
): Promise<CreateKeyResponse> {
  authorizeIdentity(principal, "CreateKey");
  if (request.Tags !== undefined) {
    authorizeIdentity(principal, "TagResource");
  }
  const { spec, usage } = kindOf(request, keys.location.region);
  checkImplemented(request);
  const key = await keys.generate({
    spec,
    usage,
    origin: request.Origin ?? OriginType.AWS_KMS,
    description: request.Description ?? "",
    accountId: principal.accountId,
    tags: addTags(new Map(), request.Tags ?? []),
    ...(request.Policy === undefined ? {} : { policy: parseKeyPolicy(request.Policy) }),
  });
  if (request.Policy !== undefined && request.BypassPolicyLockoutSafetyCheck !== true) {
    checkPolicyLockout(key.policy, key, principal);
  }
  keys.add(key);
  return { KeyMetadata: metadataOf(key) };
}

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

function checkImplemented({ Origin, CustomKeyStoreId, XksKeyId, MultiRegion }: CreateKeyRequest): void {
  if (CustomKeyStoreId !== undefined) {
    throw customKeyStoreNotFound(CustomKeyStoreId);
  }
  if (Origin === OriginType.AWS_CLOUDHSM) {
    throw notImplemented(
      "LocalKms has no custom key stores, and does not create keys with Origin AWS_CLOUDHSM",
      "use Origin AWS_KMS or EXTERNAL, or seed a key with Origin AWS_CLOUDHSM, which is Unavailable",
    );
  }
  if (Origin === OriginType.EXTERNAL_KEY_STORE || XksKeyId !== undefined) {
    throw notImplemented(
      "LocalKms has no external key stores, and does not create keys with Origin EXTERNAL_KEY_STORE",
      "use Origin AWS_KMS or EXTERNAL, and leave out XksKeyId",
    );
  }
  if (MultiRegion === true) {
    throw notImplemented(
      "LocalKms has one Region, and does not create multi-Region keys",
      "leave out MultiRegion, or mock this call in your test",
    );
  }
}
