import { CreateKey, type CreateKeyRequest, type CreateKeyResponse } from "../../commands/CreateKeyCommand.js";
import { UnsupportedOperationException, ValidationException } from "../../exceptions/common.js";
import { CustomKeyStoreNotFoundException } from "../../exceptions/management.js";
import { KeyUsageType } from "../../models/KeyUsageType.js";
import { OriginType } from "../../models/OriginType.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { parseKeyPolicy } from "../authorization/KeyPolicy.js";
import { refuseLockout } from "../authorization/lockout.js";
import { refusal } from "../exceptions.js";
import { metadataOf } from "../keys/KmsKey.js";
import { CAPABILITIES, SupportedKeySpec } from "../keys/key-specs.js";
import type { Call } from "./call.js";
import { addTags } from "./tags.js";

/** CreateKey: a new key with fresh material, ready for use, or one that its owner is to import material into. */
export const createKey = {
  operation: CreateKey,

  async handle({ keys, principal }: Call, request: CreateKeyRequest): Promise<CreateKeyResponse> {
    authorizeIdentity(principal, "CreateKey");
    if (request.Tags !== undefined) {
      authorizeIdentity(principal, "TagResource");
    }
    const { spec, usage } = kindOf(request);
    refuseOtherOrigins(request);
    const key = await keys.make({
      spec,
      usage,
      origin: request.Origin ?? OriginType.AWS_KMS,
      description: request.Description ?? "",
      accountId: principal.accountId,
      tags: addTags(new Map(), request.Tags ?? []),
      ...(request.Policy === undefined ? {} : { policy: parseKeyPolicy(request.Policy) }),
    });
    if (request.Policy !== undefined && request.BypassPolicyLockoutSafetyCheck !== true) {
      refuseLockout(key.policy, key, principal);
    }
    keys.add(key);
    return { KeyMetadata: metadataOf(key) };
  },
};

function kindOf(request: CreateKeyRequest) {
  if (request.KeySpec !== undefined && request.CustomerMasterKeySpec !== undefined) {
    throw refusal(
      ValidationException,
      "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.",
    );
  }
  const spec = request.KeySpec ?? request.CustomerMasterKeySpec ?? SupportedKeySpec.SYMMETRIC_DEFAULT;
  if (!isKeySpec(spec)) {
    throw refusal(UnsupportedOperationException, `KeySpec ${spec} is not supported in this Region.`);
  }
  const usage = request.KeyUsage ?? defaultUsage(spec);
  if (CAPABILITIES[spec][usage] === undefined) {
    throw refusal(ValidationException, `KeyUsage ${usage} is not compatible with KeySpec ${spec}.`);
  }
  return { spec, usage };
}

const isKeySpec = (spec: string): spec is SupportedKeySpec => Object.hasOwn(SupportedKeySpec, spec);

function defaultUsage(spec: SupportedKeySpec): KeyUsageType {
  if (spec !== SupportedKeySpec.SYMMETRIC_DEFAULT) {
    throw refusal(
      ValidationException,
      "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    );
  }
  return KeyUsageType.ENCRYPT_DECRYPT;
}

function refuseOtherOrigins({ Origin, CustomKeyStoreId, XksKeyId, MultiRegion }: CreateKeyRequest): void {
  if (CustomKeyStoreId !== undefined) {
    throw refusal(CustomKeyStoreNotFoundException, `Custom key store ${CustomKeyStoreId} is not found.`);
  }
  if (Origin === OriginType.AWS_CLOUDHSM || Origin === OriginType.EXTERNAL_KEY_STORE) {
    throw refusal(
      UnsupportedOperationException,
      `LocalKms makes no keys of Origin ${Origin}; use AWS_KMS or EXTERNAL.`,
    );
  }
  if (XksKeyId !== undefined) {
    throw refusal(UnsupportedOperationException, "LocalKms has no external key stores; leave out XksKeyId.");
  }
  if (MultiRegion === true) {
    throw refusal(UnsupportedOperationException, "LocalKms has one Region; leave out MultiRegion.");
  }
}
