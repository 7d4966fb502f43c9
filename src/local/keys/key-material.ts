/** The secret part of a key: what each kind of key is made of, and how it is made. */
import { createHmac, createSecretKey, generateKeyPair, type KeyObject, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { KeySpec } from "./key-specs.js";

/** What a symmetric key is made of: all the material it ever had, so that old ciphertexts stay readable. */
export interface SymmetricMaterial {
  /** Tells the kinds of material apart. */
  readonly kind: "symmetric";
  /** The id of the material that encrypts. */
  readonly currentId: string;
  /** All material by its id of 64 hexadecimal characters: AES keys of 256 bits. */
  readonly versions: ReadonlyMap<string, KeyObject>;
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

const generatePair = promisify(generateKeyPair);

/** Makes fresh material for a key. */
export async function generateMaterial(keyId: string, spec: KeySpec): Promise<KeyMaterial> {
  switch (spec) {
    case "SYMMETRIC_DEFAULT":
      return symmetricMaterial(keyId, randomBytes(32));
    case "RSA_2048":
    case "RSA_3072":
    case "RSA_4096":
      return asymmetric(await generatePair("rsa", { modulusLength: Number(spec.slice("RSA_".length)) }));
    case "ECC_NIST_P256":
      return asymmetric(await generatePair("ec", { namedCurve: "prime256v1" }));
    case "ECC_NIST_P384":
      return asymmetric(await generatePair("ec", { namedCurve: "secp384r1" }));
    case "ECC_NIST_P521":
      return asymmetric(await generatePair("ec", { namedCurve: "secp521r1" }));
    case "ECC_SECG_P256K1":
      return asymmetric(await generatePair("ec", { namedCurve: "secp256k1" }));
    case "ECC_NIST_EDWARDS25519":
      return asymmetric(await generatePair("ed25519"));
    case "HMAC_224":
    case "HMAC_256":
    case "HMAC_384":
    case "HMAC_512":
      return hmac(Number(spec.slice("HMAC_".length)) / 8);
  }
}

/** Makes the material of a symmetric key from its 32 bytes. */
function symmetricMaterial(keyId: string, bytes: Uint8Array): SymmetricMaterial {
  // Derived from the material, so that the same material under the same key always has the same id.
  const currentId = createHmac("sha256", bytes).update(keyId).digest("hex");
  return { kind: "symmetric", currentId, versions: new Map([[currentId, createSecretKey(bytes)]]) };
}

const asymmetric = (pair: Pick<AsymmetricMaterial, "privateKey" | "publicKey">): AsymmetricMaterial => ({
  kind: "asymmetric",
  ...pair,
});

const hmac = (bytes: number): HmacMaterial => ({ kind: "hmac", secret: createSecretKey(randomBytes(bytes)) });
