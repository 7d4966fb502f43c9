import { createPublicKey, diffieHellman, type KeyObject } from "node:crypto";
import { ValidationException } from "../../kms/commonErrors.js";
import { KeyUsageType } from "../../kms/enums.js";
import type {
  DeriveSharedSecretRequest,
  DeriveSharedSecretResponse,
} from "../../kms/operations/DeriveSharedSecret.js";
import type { Bytes } from "../../shapes/Bytes.js";
import type { Call } from "../call/Call.js";
import { checkNoRecipient } from "../call/checkNoRecipient.js";
import { checkUsage, incompatibleAlgorithm } from "../call/checkUsage.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { findKey } from "../call/findKey.js";
import { createException } from "../exceptions.js";

/** DeriveSharedSecret: derives a shared secret from the public key of a peer (ECDH). */
export function deriveSharedSecret(
  call: Call,
  request: DeriveSharedSecretRequest,
): DeriveSharedSecretResponse {
  const { KeyId, GrantTokens, KeyAgreementAlgorithm } = request;
  checkNoRecipient(request.Recipient);
  const key = findKey(call, KeyId, {
    grantTokens: GrantTokens,
    conditions: { "kms:keyagreementalgorithm": [KeyAgreementAlgorithm] },
  });
  const pair = checkUsage(call, key, KeyUsageType.KEY_AGREEMENT);
  if (pair.kind !== "asymmetric") {
    throw incompatibleAlgorithm(KeyAgreementAlgorithm, key);
  }
  const SharedSecret = secretOf(pair.privateKey, request.PublicKey);
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  return { KeyId: key.arn, SharedSecret, KeyAgreementAlgorithm, KeyOrigin: key.origin };
}

function secretOf(privateKey: KeyObject, publicKey: Uint8Array): Bytes {
  const peer = peerOf(publicKey);
  // KMS sends no message for a public key that is invalid or on another curve.
  if (peer === undefined || curveOf(peer) !== curveOf(privateKey)) {
    throw createException(ValidationException);
  }
  return diffieHellman({ privateKey, publicKey: peer });
}

const curveOf = ({ asymmetricKeyDetails }: KeyObject): string | undefined => asymmetricKeyDetails?.namedCurve;

function peerOf(publicKey: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
  } catch {
    return undefined;
  }
}
