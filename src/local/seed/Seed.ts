import type { KeyUsageType } from "../../models/KeyUsageType.js";
import type { SupportedKeySpec } from "../keys/key-specs.js";

/** A key that a LocalKms has from the start. Its members have the names that they have in CreateKey. */
export interface SeedKey {
  /** The key id: a UUID in lower case, such as `1234abcd-12ab-34cd-56ef-1234567890ab`. */
  KeyId: string;
  /** The kind of the key. Default: `SYMMETRIC_DEFAULT`. */
  KeySpec?: SupportedKeySpec | undefined;
  /** What the key is for. Required unless it is symmetric. Default: `ENCRYPT_DECRYPT`. */
  KeyUsage?: KeyUsageType | undefined;
  /** What its owner says of it, up to 8192 characters. Default: empty. */
  Description?: string | undefined;
  /** The account that owns it, 12 digits. Default: the account of the LocalKms. */
  AccountId?: string | undefined;
  /** Whether it can be used. Default: `true`. */
  Enabled?: boolean | undefined;
  /**
   * The secret, as base64: 32 bytes of a symmetric key, as many bytes as its name says in bits of an HMAC key, the
   * PKCS #8 DER of the private key of an RSA or ECC key. A symmetric key that has been rotated has a list of 1 to 100,
   * the oldest first; the last one encrypts. Default: fresh at every start, and then no stored ciphertext stays valid.
   *
   * Whoever knows it can decrypt everything. Never use the material of a key that protects real data.
   */
  KeyMaterial?: string | readonly string[] | undefined;
  /** Its key policy, as the object that the policy's JSON stands for. Default: the one that KMS gives. */
  Policy?: object | undefined;
  /** Its tags. Default: none. */
  Tags?: readonly SeedTag[] | undefined;
}

/** A tag of a key that a LocalKms has from the start. */
export interface SeedTag {
  /** Its name, 1 to 128 characters, not starting with `aws:`. */
  TagKey: string;
  /** Its value, up to 256 characters. */
  TagValue: string;
}

/** A name of a key that a LocalKms has from the start. */
export interface SeedAlias {
  /** The name, with its `alias/`. */
  AliasName: string;
  /** The key id of a key of the seed. */
  TargetKeyId: string;
}

/**
 * What a LocalKms has from the start. A ciphertext stays valid from one run to the next when its key has the same
 * Region, account, key id and material.
 *
 * @example
 * ```json
 * {
 *   "Keys": [
 *     {
 *       "KeyId": "1234abcd-12ab-34cd-56ef-1234567890ab",
 *       "KeyMaterial": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
 *     }
 *   ],
 *   "Aliases": [{ "AliasName": "alias/orders", "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab" }]
 * }
 * ```
 */
export interface Seed {
  /** The keys. Default: none. */
  Keys?: readonly SeedKey[] | undefined;
  /** The aliases. Default: none. */
  Aliases?: readonly SeedAlias[] | undefined;
}
