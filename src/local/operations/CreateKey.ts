import { ValidationException } from "../../exceptions/common.js";
import { enumeration, type MembersFor, string } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { type KeyMetadata, metadataOf } from "../keys/KmsKey.js";
import { CAPABILITIES, KeySpec, KeyUsageType } from "../keys/key-specs.js";
import type { Call } from "./call.js";

/** What CreateKey takes. */
export interface CreateKeyRequest {
  /** The kind of the key. Default: `SYMMETRIC_DEFAULT`. */
  KeySpec?: KeySpec | undefined;
  /** What the key is for. Required unless it is symmetric. Default: `ENCRYPT_DECRYPT`. */
  KeyUsage?: KeyUsageType | undefined;
  /** What its owner says of it, up to 8192 characters. Default: empty. */
  Description?: string | undefined;
}

/** What CreateKey returns. */
export interface CreateKeyResponse {
  /** The new key. */
  KeyMetadata: KeyMetadata;
}

const input: MembersFor<CreateKeyRequest> = {
  KeySpec: enumeration(KeySpec),
  KeyUsage: enumeration(KeyUsageType),
  Description: string({ min: 0, max: 8192 }),
};

/** CreateKey: a new key with fresh material, ready for use. */
export const createKey = {
  operation: { name: "CreateKey", input },

  async handle({ keys }: Call, request: CreateKeyRequest): Promise<CreateKeyResponse> {
    const spec = request.KeySpec ?? KeySpec.SYMMETRIC_DEFAULT;
    const usage = request.KeyUsage ?? defaultUsage(spec);
    if (CAPABILITIES[spec][usage] === undefined) {
      throw refusal(ValidationException, `KeyUsage ${usage} is not compatible with KeySpec ${spec}.`);
    }
    const key = await keys.create({ spec, usage, description: request.Description ?? "" });
    return { KeyMetadata: metadataOf(key) };
  },
};

function defaultUsage(spec: KeySpec): KeyUsageType {
  if (spec !== KeySpec.SYMMETRIC_DEFAULT) {
    throw refusal(
      ValidationException,
      "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    );
  }
  return KeyUsageType.ENCRYPT_DECRYPT;
}
