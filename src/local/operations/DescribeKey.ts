import type { MetadataBearer } from "@smithy/types";
import { grantTokens } from "../../commands/inputs.js";
import { operation } from "../../protocol/operation.js";
import { required } from "../../protocol/shapes.js";
import { type KeyMetadata, metadataOf } from "../keys/KmsKey.js";
import { keyMetadata } from "../keys/key-metadata.js";
import type { Call } from "./call.js";
import { findKey } from "./find-key.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What DescribeKey takes; the key may be named by an alias too. */
export interface DescribeKeyRequest extends KeyIdRequest {
  /** Up to 10 grant tokens. Default: none. */
  GrantTokens?: string[] | undefined;
}

/** What DescribeKey returns. */
export interface DescribeKeyResponse {
  /** The key. */
  KeyMetadata: KeyMetadata;
}

/** DescribeKey: what a key is and which state it is in. */
export const describeKey = {
  operation: operation<DescribeKeyRequest, DescribeKeyResponse & MetadataBearer>("DescribeKey", {
    input: { KeyId: keyId(), GrantTokens: grantTokens() },
    output: { KeyMetadata: required(keyMetadata()) },
  }),

  handle(call: Call, { KeyId, GrantTokens }: DescribeKeyRequest): DescribeKeyResponse {
    return { KeyMetadata: metadataOf(findKey(call, KeyId, { grantTokens: GrantTokens })) };
  },
};
