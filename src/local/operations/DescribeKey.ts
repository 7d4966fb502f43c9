import type { DescribeKeyRequest } from "../../kms/operations/DescribeKey.js";
import type { Call } from "../call/Call.js";
import { findKey } from "../call/findKey.js";
import type { LocalKmsKey } from "../keys/LocalKmsKey.js";
import { metadataOf } from "../keys/metadataOf.js";

/** DescribeKey: returns the metadata of a key. */
export function describeKey(
  call: Call,
  { KeyId, GrantTokens }: DescribeKeyRequest,
): { KeyMetadata: LocalKmsKey } {
  return { KeyMetadata: metadataOf(findKey(call, KeyId, { grantTokens: GrantTokens })) };
}
