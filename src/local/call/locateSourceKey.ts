/** What Decrypt and ReEncrypt share: finding the key that decrypts a ciphertext. */
import { AccessDeniedException, ValidationException } from "../../kms/commonErrors.js";
import type { EncryptionAlgorithmSpec } from "../../kms/enums.js";
import { IncorrectKeyException } from "../../kms/errors.js";
import { parseCiphertext } from "../crypto/ciphertext.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { parseKeyReference } from "../keys/keyReference.js";
import type { Call } from "./Call.js";
import { checkAccess, type KeyAccess, locateKey } from "./findKey.js";
import { missingMember } from "./validationException.js";

/** The ciphertext of a request, and how to decrypt it. */
export interface Source {
  /** The ciphertext; `undefined` in a dry run that ignores it. */
  readonly ciphertext: Uint8Array | undefined;
  /** The key, if the request names one. */
  readonly keyId: string | undefined;
  /** The member of the request that names the key. */
  readonly keyMember: "KeyId" | "SourceKeyId";
  /** The encryption algorithm of the ciphertext. */
  readonly algorithm: EncryptionAlgorithmSpec;
}

/** The members that contain the ciphertext, or let a dry run ignore it. */
interface CiphertextMembers {
  /** The ciphertext. */
  readonly CiphertextBlob?: Uint8Array | undefined;
  /** Whether the call is a dry run. */
  readonly DryRun?: boolean | undefined;
  /** Modifiers of the dry run. */
  readonly DryRunModifiers?: readonly string[] | undefined;
}

/**
 * Returns the ciphertext of a request, or `undefined` in a dry run that ignores it.
 *
 * @throws {@link ValidationException} when the ciphertext is missing, or modifiers are used without a dry run.
 */
export function ciphertextOf(input: CiphertextMembers): Uint8Array | undefined {
  const { CiphertextBlob, DryRun = false, DryRunModifiers = [] } = input;
  if (DryRunModifiers.length > 0 && !DryRun) {
    throw createException(ValidationException, "DryRunModifiers can only be specified when DryRun is true");
  }
  if (DryRunModifiers.includes("IGNORE_CIPHERTEXT")) {
    return undefined;
  }
  if (CiphertextBlob === undefined) {
    throw missingMember("ciphertextBlob");
  }
  return CiphertextBlob;
}

/**
 * Finds the key that decrypts a ciphertext, which is named by the request or by the ciphertext itself. It does not check
 * the permission.
 *
 * @throws {@link IncorrectKeyException} when the request and the ciphertext name different keys.
 * @throws {@link ValidationException} when neither names a key.
 */
export function locateSourceKey(call: Call, source: Source, action: string): KmsKey {
  const { ciphertext, keyId, keyMember, algorithm } = source;
  const named = keyId === undefined ? undefined : locateKey(call, keyId, action);
  if (ciphertext === undefined || algorithm !== "SYMMETRIC_DEFAULT") {
    if (named === undefined) {
      throw createException(ValidationException, `${keyMember} must not be null`);
    }
    return named;
  }
  const { keyArn } = parseCiphertext(ciphertext);
  if (named !== undefined && !encrypted(named, keyArn)) {
    throw createException(
      IncorrectKeyException,
      "The key ID in the request does not identify a CMK that can perform this operation.",
    );
  }
  return named ?? keyOfCiphertext(call, keyArn);
}

/**
 * Checks that the caller may decrypt. When only the ciphertext names the key, the response does not tell whether the key
 * exists.
 *
 * @throws {@link AccessDeniedException} when the caller may not.
 */
export function checkSourceAccess(call: Call, key: KmsKey, access: KeyAccess): void {
  try {
    checkAccess(call, key, access);
  } catch (error) {
    throw access.name === undefined && error instanceof AccessDeniedException ? noSuchKey() : error;
  }
}

function keyOfCiphertext(call: Call, arn: string): KmsKey {
  const reference = parseKeyReference(arn);
  const key = reference.kind === "key" ? call.keys.get(reference.keyId) : undefined;
  if (key === undefined || !encrypted(key, arn)) {
    throw noSuchKey();
  }
  return key;
}

/** Whether a ciphertext is one of a key or of a related multi-Region key, which may be deleted by now. */
const encrypted = (key: KmsKey, arn: string): boolean =>
  key.arn === arn || (key.family !== undefined && withoutRegion(key.arn) === withoutRegion(arn));

const withoutRegion = (arn: string): string => arn.replace(/^(arn:[^:]*:kms:)[^:]*/, "$1");

const noSuchKey = () =>
  createException(
    AccessDeniedException,
    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
  );
