import type { MetadataBearer } from "@smithy/types";
import { EncryptionAlgorithmSpec } from "../../commands/EncryptionAlgorithmSpec.js";
import { grantTokens } from "../../commands/inputs.js";
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { operation } from "../../protocol/operation.js";
import { blob, enumeration, list, required, string } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { CAPABILITIES, KeySpec, KeyUsageType } from "../keys/key-specs.js";
import { type Call, refuseUnlessEnabled } from "./call.js";
import { findKey } from "./find-key.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What GetPublicKey takes; the key may be named by an alias too. */
export interface GetPublicKeyRequest extends KeyIdRequest {
  /** Up to 10 grant tokens. Default: none. */
  GrantTokens?: string[] | undefined;
}

/** What GetPublicKey returns. */
export interface GetPublicKeyResponse {
  /** The key ARN. */
  KeyId: string;
  /** The public key: SubjectPublicKeyInfo in DER. */
  PublicKey: Uint8Array;
  /** The same as `KeySpec`, under its former name. */
  CustomerMasterKeySpec: KeySpec;
  /** The kind of the key. */
  KeySpec: KeySpec;
  /** What the key is for. */
  KeyUsage: KeyUsageType;
  /** The algorithms it encrypts with; only of keys for encryption. */
  EncryptionAlgorithms?: EncryptionAlgorithmSpec[] | undefined;
  /** The algorithms it signs with; only of keys for signing. */
  SigningAlgorithms?: string[] | undefined;
  /** The algorithms it derives secrets with; only of keys for key agreement. */
  KeyAgreementAlgorithms?: string[] | undefined;
}

/** GetPublicKey: the public key of an asymmetric key. */
export const getPublicKey = {
  operation: operation<GetPublicKeyRequest, GetPublicKeyResponse & MetadataBearer>("GetPublicKey", {
    input: { KeyId: keyId(), GrantTokens: grantTokens() },
    output: {
      KeyId: required(string()),
      PublicKey: required(blob()),
      CustomerMasterKeySpec: required(enumeration(KeySpec)),
      KeySpec: required(enumeration(KeySpec)),
      KeyUsage: required(enumeration(KeyUsageType)),
      EncryptionAlgorithms: list(enumeration(EncryptionAlgorithmSpec)),
      SigningAlgorithms: list(string()),
      KeyAgreementAlgorithms: list(string()),
    },
  }),

  handle(call: Call, { KeyId, GrantTokens }: GetPublicKeyRequest): GetPublicKeyResponse {
    const key = findKey(call, KeyId, { grantTokens: GrantTokens });
    const { arn, spec, usage, material } = key;
    if (material.kind !== "asymmetric") {
      throw refusal(
        UnsupportedOperationException,
        `${arn} key spec is ${spec} which is not valid for GetPublicKey.`,
      );
    }
    refuseUnlessEnabled(key);
    return {
      KeyId: arn,
      PublicKey: new Uint8Array(material.publicKey.export({ type: "spki", format: "der" })),
      CustomerMasterKeySpec: spec,
      KeySpec: spec,
      KeyUsage: usage,
      ...CAPABILITIES[spec][usage],
    };
  },
};
