import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { RotationType } from "../../kms/enums.js";
import {
  asymmetricMaterial,
  hmacMaterial,
  type KeyMaterial,
  rotatedMaterial,
  symmetricMaterial,
} from "../keys/keyMaterial.js";
import type { SupportedKeySpec } from "../keys/keySpecs.js";
import { specOfPrivateKey } from "../keys/specOfPrivateKey.js";
import { seedError } from "./SeedError.js";

/** The properties of a key that its key material depends on. */
export interface MaterialContext {
  /** The key ID. */
  readonly keyId: string;
  /** The key spec. */
  readonly spec: SupportedKeySpec;
  /** The date that its rotations get. */
  readonly date: Date;
  /** The path of the key material in the seed. */
  readonly path: string;
}

const SYMMETRIC_BYTES = 32;
const MAX_VERSIONS = 100;

/**
 * Parses the key material of a key of a seed.
 *
 * @throws `TypeError` when it does not fit the key spec.
 */
export function parseMaterial(value: unknown, context: MaterialContext): KeyMaterial {
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

function symmetricVersions(values: readonly unknown[], { keyId, date, path }: MaterialContext) {
  if (values.length < 1 || values.length > MAX_VERSIONS) {
    throw seedError(path, `must contain 1 to ${MAX_VERSIONS} values`);
  }
  const [first, ...later] = values.map((value) => decoded(value, path, SYMMETRIC_BYTES));
  return later.reduce(
    (material, bytes) => rotatedMaterial(keyId, material, { date, type: RotationType.ON_DEMAND }, bytes),
    symmetricMaterial(keyId, first ?? new Uint8Array(SYMMETRIC_BYTES)),
  );
}

function decoded(value: unknown, path: string, length?: number): Uint8Array {
  const bytes = typeof value === "string" ? Buffer.from(value, "base64") : undefined;
  // Buffer ignores invalid characters; encoding the result again reveals them.
  if (bytes === undefined || bytes.toString("base64") !== value) {
    throw seedError(path, "must be standard base64 with padding");
  }
  if (length !== undefined && bytes.length !== length) {
    throw seedError(path, `must be the base64 of ${length} bytes, not of ${bytes.length}`);
  }
  return bytes;
}

function privateKeyOf(der: Uint8Array, { spec, path }: MaterialContext): KeyObject {
  const key = parsed(der);
  if (key === undefined || specOfPrivateKey(key) !== spec) {
    throw seedError(path, `must be the base64 of the PKCS #8 DER of a private key with KeySpec ${spec}`);
  }
  return key;
}

function parsed(der: Uint8Array): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
  } catch {
    // Without the cause, which may tell something about the bytes.
    return undefined;
  }
}
