/** From the base64 of a seed to the material of a key. */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import {
  asymmetricMaterial,
  hmacMaterial,
  type KeyMaterial,
  RotationType,
  rotatedMaterial,
  symmetricMaterial,
} from "../keys/key-material.js";
import type { SupportedKeySpec } from "../keys/key-specs.js";
import { seedError } from "./checks.js";

/** What of a key of a seed its material depends on. */
export interface SeedMaterialContext {
  /** The key id. */
  readonly keyId: string;
  /** The kind of the key. */
  readonly spec: SupportedKeySpec;
  /** When the key was rotated, if it was. */
  readonly date: Date;
  /** Where it is in the seed. */
  readonly path: string;
}

const SYMMETRIC_BYTES = 32;
const MAX_VERSIONS = 100;

/**
 * Makes the material of a key.
 *
 * @throws `TypeError` when the bytes are not the material of such a key.
 */
export function seedMaterial(value: unknown, context: SeedMaterialContext): KeyMaterial {
  const { spec, path } = context;
  if (spec === "SYMMETRIC_DEFAULT") {
    return symmetricVersions(Array.isArray(value) ? value : [value], context);
  }
  if (spec.startsWith("HMAC_")) {
    return hmacMaterial(decoded(value, path, Number(spec.slice("HMAC_".length)) / 8));
  }
  const privateKey = privateKeyOf(decoded(value, path), context);
  return asymmetricMaterial({ privateKey, publicKey: createPublicKey(privateKey) });
}

function symmetricVersions(values: readonly unknown[], { keyId, date, path }: SeedMaterialContext) {
  if (values.length < 1 || values.length > MAX_VERSIONS) {
    throw seedError(path, `must have 1 to ${MAX_VERSIONS} materials`);
  }
  const [first, ...later] = values.map((value) => decoded(value, path, SYMMETRIC_BYTES));
  return later.reduce(
    (material, bytes) => rotatedMaterial(keyId, material, { date, type: RotationType.ON_DEMAND }, bytes),
    symmetricMaterial(keyId, first ?? new Uint8Array(SYMMETRIC_BYTES)),
  );
}

function decoded(value: unknown, path: string, length?: number): Uint8Array {
  const bytes = typeof value === "string" ? Buffer.from(value, "base64") : undefined;
  // Buffer skips what is no base64, so that only text that comes out the same was all base64.
  if (bytes === undefined || bytes.toString("base64") !== value) {
    throw seedError(path, "must be base64, in its standard form with padding");
  }
  if (length !== undefined && bytes.length !== length) {
    throw seedError(path, `must be the base64 of ${length} bytes, not of ${bytes.length}`);
  }
  return bytes;
}

function privateKeyOf(der: Uint8Array, { spec, path }: SeedMaterialContext): KeyObject {
  const key = parsed(der);
  if (key === undefined || kindOf(key) !== spec) {
    throw seedError(path, `must be the base64 of the PKCS #8 DER of a private key of ${spec}`);
  }
  return key;
}

function parsed(der: Uint8Array): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
  } catch {
    // What the reason says of the bytes is not for a message.
    return undefined;
  }
}

const CURVES: Readonly<Record<string, SupportedKeySpec>> = {
  prime256v1: "ECC_NIST_P256",
  secp384r1: "ECC_NIST_P384",
  secp521r1: "ECC_NIST_P521",
  secp256k1: "ECC_SECG_P256K1",
};

function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  switch (asymmetricKeyType) {
    case "rsa":
      return `RSA_${asymmetricKeyDetails?.modulusLength}`;
    case "ec":
      return CURVES[asymmetricKeyDetails?.namedCurve ?? ""];
    case "ed25519":
      return "ECC_NIST_EDWARDS25519";
    default:
      return undefined;
  }
}
