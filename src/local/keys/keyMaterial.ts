/** Key material: the secret part of a key. */
import { createHmac, createSecretKey, generateKeyPair, type KeyObject, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { RotationType } from "../../kms/enums.js";
import { generatePostQuantumPair } from "../crypto/postQuantum.js";
import type { AsymmetricSpec, SupportedKeySpec } from "./keySpecs.js";

/** A rotation. */
export interface Rotation {
  /** When it took place. */
  readonly date: Date;
  /** Whether it was automatic or on demand. */
  readonly type: RotationType;
}

/** One version of the key material of a symmetric key. */
interface MaterialVersion {
  /** The AES-256 key; `undefined` while imported key material is deleted or expired. */
  readonly key: KeyObject | undefined;
  /** The rotation that added it; absent for the first version. */
  readonly rotation?: Rotation | undefined;
}

/** The key material of a symmetric key. It keeps old versions to decrypt old ciphertexts. */
export interface SymmetricMaterial {
  /** The kind of key material. */
  readonly kind: "symmetric";
  /** The ID of the current version, which encrypts. */
  readonly currentId: string;
  /** The ID of the version that was imported and is not used before the next rotation, if any. */
  readonly pendingId?: string | undefined;
  /** All versions, oldest first, by ID (64 hexadecimal characters). */
  readonly versions: ReadonlyMap<string, MaterialVersion>;
}

/** The key material of an asymmetric key. */
export interface AsymmetricMaterial {
  /** The kind of key material. */
  readonly kind: "asymmetric";
  /** The private key. */
  readonly privateKey: KeyObject;
  /** The public key. */
  readonly publicKey: KeyObject;
}

/** The key material of an HMAC key. */
interface HmacMaterial {
  /** The kind of key material. */
  readonly kind: "hmac";
  /** The secret. */
  readonly secret: KeyObject;
}

/** The key material of any key. */
export type KeyMaterial = SymmetricMaterial | AsymmetricMaterial | HmacMaterial;

/** A private key with its public key. */
export type AsymmetricPair = Pick<AsymmetricMaterial, "privateKey" | "publicKey">;

const generatePair = promisify(generateKeyPair);

/** Generates a key pair. */
export async function generateAsymmetricPair(spec: AsymmetricSpec): Promise<AsymmetricPair> {
  switch (spec) {
    case "RSA_2048":
    case "RSA_3072":
    case "RSA_4096":
      return generatePair("rsa", { modulusLength: Number(spec.slice("RSA_".length)) });
    case "ECC_NIST_P256":
      return generatePair("ec", { namedCurve: "prime256v1" });
    case "ECC_NIST_P384":
      return generatePair("ec", { namedCurve: "secp384r1" });
    case "ECC_NIST_P521":
      return generatePair("ec", { namedCurve: "secp521r1" });
    case "ECC_SECG_P256K1":
      return generatePair("ec", { namedCurve: "secp256k1" });
    case "ECC_NIST_EDWARDS25519":
      return generatePair("ed25519");
    default:
      return generatePostQuantumPair(spec);
  }
}

/** Generates key material for a key. */
export async function generateMaterial(keyId: string, spec: SupportedKeySpec): Promise<KeyMaterial> {
  switch (spec) {
    case "SYMMETRIC_DEFAULT":
      return symmetricMaterial(keyId, randomBytes(32));
    case "HMAC_224":
    case "HMAC_256":
    case "HMAC_384":
    case "HMAC_512":
      return hmacMaterial(randomBytes(Number(spec.slice("HMAC_".length)) / 8));
    default:
      return asymmetricMaterial(await generateAsymmetricPair(spec));
  }
}

/** The key material of a symmetric key from its 32 bytes. */
export function symmetricMaterial(keyId: string, bytes: Uint8Array): SymmetricMaterial {
  const currentId = materialId(keyId, bytes);
  return { kind: "symmetric", currentId, versions: new Map([[currentId, { key: createSecretKey(bytes) }]]) };
}

/**
 * Adds a version to the key material of a symmetric key and makes it the current one.
 *
 * @param bytes - The 32 bytes of the new version. Default: random.
 */
export function rotatedMaterial(
  keyId: string,
  { versions }: SymmetricMaterial,
  rotation: Rotation,
  bytes: Uint8Array = randomBytes(32),
): SymmetricMaterial {
  const currentId = materialId(keyId, bytes);
  const version = { key: createSecretKey(bytes), rotation };
  return { kind: "symmetric", currentId, versions: new Map([...versions, [currentId, version]]) };
}

/** Makes the version that is pending rotation the current one. */
export function rotatedToPending(material: SymmetricMaterial, rotation: Rotation): SymmetricMaterial {
  const { pendingId, versions } = material;
  const pending = versions.get(pendingId ?? "");
  return pendingId === undefined || pending === undefined
    ? material
    : {
        kind: "symmetric",
        currentId: pendingId,
        versions: new Map([...versions, [pendingId, { ...pending, rotation }]]),
      };
}

/** The ID of key material, derived from its bytes: the same bytes of the same key always have the same ID. */
export const materialId = (keyId: string, bytes: Uint8Array): string =>
  createHmac("sha256", bytes).update(keyId).digest("hex");

/** The key material of an asymmetric key from its key pair. */
export const asymmetricMaterial = (pair: AsymmetricPair): AsymmetricMaterial => ({
  kind: "asymmetric",
  ...pair,
});

/** The key material of an HMAC key from its bytes. */
export const hmacMaterial = (bytes: Uint8Array): HmacMaterial => ({
  kind: "hmac",
  secret: createSecretKey(bytes),
});

/** The ID of the current key material. Private keys have several encodings, so their public key identifies them. */
export function idOf(keyId: string, material: KeyMaterial): string {
  switch (material.kind) {
    case "symmetric":
      return material.currentId;
    case "hmac":
      return materialId(keyId, material.secret.export());
    case "asymmetric":
      return materialId(keyId, material.publicKey.export({ type: "spki", format: "der" }));
  }
}
