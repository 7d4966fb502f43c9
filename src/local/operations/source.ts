/** The source side of Decrypt and ReEncrypt: which key decrypts a ciphertext, and whether it may. */

import { AccessDeniedException, ValidationException } from "../../exceptions/common.js";
import { IncorrectKeyException } from "../../exceptions/documented.js";
import type { EncryptionAlgorithmSpec } from "../../models/EncryptionAlgorithmSpec.js";
import { parseCiphertext } from "../crypto/ciphertext.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { parseKeyReference } from "../keys/key-reference.js";
import type { Call } from "./call.js";
import { type Access, checkAccess, locateKey } from "./find-key.js";
import { mustNotBeNull } from "./validation-errors.js";

/** What a request says of its ciphertext. */
export interface Source {
  /** The ciphertext; `undefined` when a dry run goes without one. */
  readonly ciphertext: Uint8Array | undefined;
  /** The key, when the request names it. */
  readonly keyId: string | undefined;
  /** The member of the request that names the key. */
  readonly keyMember: "KeyId" | "SourceKeyId";
  /** The algorithm that the ciphertext was made with. */
  readonly algorithm: EncryptionAlgorithmSpec;
}

/** The members by which a request says what ciphertext it is about, or that it goes without one. */
export interface CiphertextMembers {
  /** The ciphertext. */
  readonly CiphertextBlob?: Uint8Array | undefined;
  /** Whether the call is a dry run. */
  readonly DryRun?: boolean | undefined;
  /** Changes to the dry run. */
  readonly DryRunModifiers?: readonly string[] | undefined;
}

/** The ciphertext of a request, unless it is a dry run that goes without one. */
export function ciphertextOf(input: CiphertextMembers): Uint8Array | undefined {
  const { CiphertextBlob, DryRun = false, DryRunModifiers = [] } = input;
  if (DryRunModifiers.length > 0 && !DryRun) {
    throw refusal(ValidationException, "DryRunModifiers can only be specified when DryRun is true");
  }
  if (DryRunModifiers.includes("IGNORE_CIPHERTEXT")) {
    return undefined;
  }
  if (CiphertextBlob === undefined) {
    throw mustNotBeNull("ciphertextBlob");
  }
  return CiphertextBlob;
}

/**
 * Finds the key that decrypts a ciphertext: the one that the request names, else the one that it names itself. The
 * permission is checked by the caller.
 */
export function locateSourceKey(call: Call, source: Source, action: string): KmsKey {
  const { ciphertext, keyId, keyMember, algorithm } = source;
  const named = keyId === undefined ? undefined : locateKey(call, keyId, action);
  if (ciphertext === undefined || algorithm !== "SYMMETRIC_DEFAULT") {
    if (named === undefined) {
      throw refusal(ValidationException, `${keyMember} must not be null`);
    }
    return named;
  }
  const { keyArn } = parseCiphertext(ciphertext);
  if (named !== undefined && named.arn !== keyArn) {
    throw refusal(
      IncorrectKeyException,
      "The key ID in the request does not identify a CMK that can perform this operation.",
    );
  }
  return named ?? keyOfCiphertext(call, keyArn);
}

/** Checks that the caller may decrypt. About a key that only the ciphertext names, KMS does not say more. */
export function checkSourceAccess(call: Call, key: KmsKey, access: Access): void {
  try {
    checkAccess(call, key, access);
  } catch (error) {
    throw access.name === undefined && error instanceof AccessDeniedException ? noSuchKey() : error;
  }
}

function keyOfCiphertext(call: Call, arn: string): KmsKey {
  const reference = parseKeyReference(arn);
  const key = reference.kind === "key" ? call.keys.get(reference.keyId) : undefined;
  if (key?.arn !== arn) {
    throw noSuchKey();
  }
  return key;
}

const noSuchKey = () =>
  refusal(
    AccessDeniedException,
    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
  );
