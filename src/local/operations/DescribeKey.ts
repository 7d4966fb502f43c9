import {
  DescribeKey,
  type DescribeKeyRequest,
  type DescribeKeyResponse,
} from "../../commands/DescribeKeyCommand.js";
import { metadataOf } from "../keys/KmsKey.js";
import type { Call } from "./call.js";
import { findKey } from "./find-key.js";

/** DescribeKey: what a key is and which state it is in. */
export const describeKey = {
  operation: DescribeKey,

  handle(call: Call, { KeyId, GrantTokens }: DescribeKeyRequest): DescribeKeyResponse {
    return { KeyMetadata: metadataOf(findKey(call, KeyId, { grantTokens: GrantTokens })) };
  },
};
