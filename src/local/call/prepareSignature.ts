import { KeyUsageType, MessageType, type SigningAlgorithmSpec } from "../../kms/enums.js";
import type { SignedMessage } from "../crypto/signatures.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { AsymmetricMaterial } from "../keys/keyMaterial.js";
import { algorithmsOf } from "../keys/keySpecs.js";
import type { Call } from "./Call.js";
import { checkMessage } from "./checkMessage.js";
import { checkUsage, incompatibleAlgorithm } from "./checkUsage.js";
import { findKey } from "./findKey.js";

/** The members that Sign and Verify share. */
interface SignatureRequest {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly MessageType?: MessageType | undefined;
  readonly SigningAlgorithm: SigningAlgorithmSpec;
  readonly GrantTokens?: readonly string[] | undefined;
}

/** A key that signs, and what it signs. */
interface PreparedSignature {
  /** The key. */
  readonly key: KmsKey;
  /** Its key pair. */
  readonly pair: AsymmetricMaterial;
  /** The message. */
  readonly signed: SignedMessage;
}

/** What Sign and Verify share: finding the key, and checking that it can sign the message. */
export function prepareSignature(call: Call, request: SignatureRequest): PreparedSignature {
  const { Message: message, SigningAlgorithm: algorithm, MessageType: type = MessageType.RAW } = request;
  const key = findKey(call, request.KeyId, {
    grantTokens: request.GrantTokens,
    conditions: { "kms:signingalgorithm": [algorithm], "kms:messagetype": [type] },
  });
  const pair = checkUsage(call, key, KeyUsageType.SIGN_VERIFY);
  if (pair.kind !== "asymmetric" || !algorithmsOf(key).includes(algorithm)) {
    throw incompatibleAlgorithm(algorithm, key);
  }
  return { key, pair, signed: { algorithm, message, isDigest: checkMessage(message, algorithm, type) } };
}
