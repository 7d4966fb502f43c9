import type { MetadataBearer } from "@smithy/types";
import { UnsupportedOperationException, ValidationException } from "../../exceptions/common.js";
import { operation } from "../../protocol/operation.js";
import { boolean, enumeration, required, string } from "../../protocol/shapes.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import { parseKeyPolicy } from "../authorization/KeyPolicy.js";
import { refuseLockout } from "../authorization/lockout.js";
import { CustomKeyStoreNotFoundException, refusal } from "../exceptions.js";
import { type KeyMetadata, metadataOf } from "../keys/KmsKey.js";
import { keyMetadata } from "../keys/key-metadata.js";
import { CAPABILITIES, KeySpec, KeyUsageType } from "../keys/key-specs.js";
import type { Call } from "./call.js";
import { policyDocument, type Tag, tagList } from "./shapes.js";
import { addTags } from "./tags.js";

/** The kinds of keys that KMS knows; LocalKms makes those of `KeySpec`. */
export const KnownKeySpec = {
  ...KeySpec,
  ML_DSA_44: "ML_DSA_44",
  ML_DSA_65: "ML_DSA_65",
  ML_DSA_87: "ML_DSA_87",
  SM2: "SM2",
} as const;
/** One of the kinds of keys that KMS knows. */
export type KnownKeySpec = (typeof KnownKeySpec)[keyof typeof KnownKeySpec];

/** Where the material of a key comes from. */
export const OriginType = {
  AWS_CLOUDHSM: "AWS_CLOUDHSM",
  AWS_KMS: "AWS_KMS",
  EXTERNAL: "EXTERNAL",
  EXTERNAL_KEY_STORE: "EXTERNAL_KEY_STORE",
} as const;
/** One of the places that the material of a key comes from. */
export type OriginType = (typeof OriginType)[keyof typeof OriginType];

/** What CreateKey takes. */
export interface CreateKeyRequest {
  /** The key policy. Default: the account of the key decides, by its IAM policies. */
  Policy?: string | undefined;
  /** What its owner says of it, up to 8192 characters. Default: empty. */
  Description?: string | undefined;
  /** What the key is for. Required unless it is symmetric. Default: `ENCRYPT_DECRYPT`. */
  KeyUsage?: KeyUsageType | undefined;
  /** The former name of `KeySpec`; only one of them may be given. */
  CustomerMasterKeySpec?: KnownKeySpec | undefined;
  /** The kind of the key. Default: `SYMMETRIC_DEFAULT`. `SM2` and the `ML_DSA` kinds are refused. */
  KeySpec?: KnownKeySpec | undefined;
  /** Where its material comes from; only `AWS_KMS`, the default, is not refused. */
  Origin?: OriginType | undefined;
  /** Refused: there are no custom key stores. */
  CustomKeyStoreId?: string | undefined;
  /** Whether the policy may lock out who makes the key. Default: `false`. */
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  /** Its tags, up to 50. Default: none. */
  Tags?: Tag[] | undefined;
  /** Refused when `true`: keys exist in one Region. */
  MultiRegion?: boolean | undefined;
  /** Refused: there are no external key stores. */
  XksKeyId?: string | undefined;
}

/** What CreateKey returns. */
export interface CreateKeyResponse {
  /** The new key. */
  KeyMetadata: KeyMetadata;
}

/** CreateKey: a new key with fresh material, ready for use. */
export const createKey = {
  operation: operation<CreateKeyRequest, CreateKeyResponse & MetadataBearer>("CreateKey", {
    input: {
      Policy: policyDocument(),
      Description: string({ min: 0, max: 8192 }),
      KeyUsage: enumeration(KeyUsageType),
      CustomerMasterKeySpec: enumeration(KnownKeySpec),
      KeySpec: enumeration(KnownKeySpec),
      Origin: enumeration(OriginType),
      CustomKeyStoreId: string({ min: 1, max: 64 }),
      BypassPolicyLockoutSafetyCheck: boolean(),
      Tags: tagList(),
      MultiRegion: boolean(),
      XksKeyId: string({ min: 1, max: 128, pattern: /^[a-zA-Z0-9-_.]+$/ }),
    },
    output: { KeyMetadata: required(keyMetadata()) },
  }),

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
  const spec = request.KeySpec ?? request.CustomerMasterKeySpec ?? KeySpec.SYMMETRIC_DEFAULT;
  if (!isKeySpec(spec)) {
    throw refusal(UnsupportedOperationException, `KeySpec ${spec} is not supported in this Region.`);
  }
  const usage = request.KeyUsage ?? defaultUsage(spec);
  if (CAPABILITIES[spec][usage] === undefined) {
    throw refusal(ValidationException, `KeyUsage ${usage} is not compatible with KeySpec ${spec}.`);
  }
  return { spec, usage };
}

const isKeySpec = (spec: string): spec is KeySpec => Object.hasOwn(KeySpec, spec);

function defaultUsage(spec: KeySpec): KeyUsageType {
  if (spec !== KeySpec.SYMMETRIC_DEFAULT) {
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
  if (Origin !== undefined && Origin !== OriginType.AWS_KMS) {
    throw refusal(UnsupportedOperationException, `LocalKms makes no keys of Origin ${Origin}; use AWS_KMS.`);
  }
  if (XksKeyId !== undefined) {
    throw refusal(UnsupportedOperationException, "LocalKms has no external key stores; leave out XksKeyId.");
  }
  if (MultiRegion === true) {
    throw refusal(UnsupportedOperationException, "LocalKms has one Region; leave out MultiRegion.");
  }
}
