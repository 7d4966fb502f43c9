/** The secret part of a key: what each kind of key is made of, and how it is made. */
import { createHmac, createSecretKey, generateKeyPair, type KeyObject, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { SupportedKeySpec } from "./key-specs.js";

/** How a rotation came about. */
export const RotationType = { AUTOMATIC: "AUTOMATIC", ON_DEMAND: "ON_DEMAND" } as const;
/** One of the ways in which a rotation comes about. */
export type RotationType = (typeof RotationType)[keyof typeof RotationType];

/** The rotation that a material came with. */
export interface Rotation {
  /** When it was. */
  readonly date: Date;
  /** How it came about. */
  readonly type: RotationType;
}

/** One material of a symmetric key. */
export interface MaterialVersion {
  /** The AES key of 256 bits. */
  readonly key: KeyObject;
  /** The rotation that it came with; the first material came with the key. */
  readonly rotation?: Rotation;
}

/** What a symmetric key is made of: all the material it ever had, so that old ciphertexts stay readable. */
export interface SymmetricMaterial {
  /** Tells the kinds of material apart. */
  readonly kind: "symmetric";
  /** The id of the material that encrypts. */
  readonly currentId: string;
  /** All material by its id of 64 hexadecimal characters, the oldest first. */
  readonly versions: ReadonlyMap<string, MaterialVersion>;
}

/** What an asymmetric key is made of. */
export interface AsymmetricMaterial {
  /** Tells the kinds of material apart. */
  readonly kind: "asymmetric";
  /** The private key. */
  readonly privateKey: KeyObject;
  /** The public key that belongs to it. */
  readonly publicKey: KeyObject;
}

/** What a key for message authentication codes is made of. */
export interface HmacMaterial {
  /** Tells the kinds of material apart. */
  readonly kind: "hmac";
  /** The secret. */
  readonly secret: KeyObject;
}

/** The secret part of a key. */
export type KeyMaterial = SymmetricMaterial | AsymmetricMaterial | HmacMaterial;

/** A private key and its public key. */
export type AsymmetricPair = Pick<AsymmetricMaterial, "privateKey" | "publicKey">;

const generatePair = promisify(generateKeyPair);

/** The kinds of keys that are pairs. */
export type AsymmetricSpec = Extract<SupportedKeySpec, `RSA_${string}` | `ECC_${string}`>;

/** Whether LocalKms makes pairs of a kind. */
export const isAsymmetricSpec = (spec: string): spec is AsymmetricSpec =>
  Object.hasOwn(SupportedKeySpec, spec) && /^(RSA|ECC)_/.test(spec);

/** Makes a fresh pair. */
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
  }
}

/** Makes fresh material for a key. */
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

/** Makes the material of a symmetric key from its 32 bytes. */
export function symmetricMaterial(keyId: string, bytes: Uint8Array): SymmetricMaterial {
  const currentId = materialId(keyId, bytes);
  return { kind: "symmetric", currentId, versions: new Map([[currentId, { key: createSecretKey(bytes) }]]) };
}

/** Adds fresh material, or the given 32 bytes, which encrypts from now on. */
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

/** Derived from the material, so that the same material under the same key always has the same id. */
const materialId = (keyId: string, bytes: Uint8Array): string =>
  createHmac("sha256", bytes).update(keyId).digest("hex");

/** The material of an asymmetric key. */
export const asymmetricMaterial = (pair: AsymmetricPair): AsymmetricMaterial => ({
  kind: "asymmetric",
  ...pair,
});

/** The material of a key for message authentication codes. */
export const hmacMaterial = (bytes: Uint8Array): HmacMaterial => ({
  kind: "hmac",
  secret: createSecretKey(bytes),
});
