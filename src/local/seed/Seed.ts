import type { GrantConstraints } from "../../models/GrantConstraints.js";
import type { GrantOperation } from "../../models/GrantOperation.js";
import type { KeyUsageType } from "../../models/KeyUsageType.js";
import type { OriginType } from "../../models/OriginType.js";
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
  /** Whether it can be used. A key that is pending deletion cannot. Default: `true`, unless it is pending deletion. */
  Enabled?: boolean | undefined;
  /**
   * Where its material comes from. `EXTERNAL` is imported material, which does not expire; without `KeyMaterial` the
   * key is `PendingImport`, and stays so. `AWS_CLOUDHSM` needs `CustomKeyStoreId`. Default: `AWS_KMS`.
   */
  Origin?: Exclude<OriginType, "EXTERNAL_KEY_STORE"> | undefined;
  /**
   * The custom key store that it is in, 1 to 64 characters; only with `Origin: "AWS_CLOUDHSM"`. LocalKms has no key
   * stores: it takes this one to be disconnected, so that the key is `Unavailable`. Default: none.
   */
  CustomKeyStoreId?: string | undefined;
  /**
   * The secret, as base64: 32 bytes of a symmetric key, as many bytes as its name says in bits of an HMAC key, the
   * PKCS #8 DER of the private key of an RSA or ECC key. A symmetric key that has been rotated has a list of 1 to 100,
   * the oldest first; the last one encrypts. Default: fresh at every start, and then no stored ciphertext stays valid;
   * none with `Origin: "EXTERNAL"`.
   *
   * Whoever knows it can decrypt everything. Never use the material of a key that protects real data.
   */
  KeyMaterial?: string | readonly string[] | undefined;
  /** Its key policy, as the object that the policy's JSON stands for. Default: the one that KMS gives. */
  Policy?: object | undefined;
  /** Its tags. Default: none. */
  Tags?: readonly SeedTag[] | undefined;
  /** Its grants. Default: none. */
  Grants?: readonly SeedGrant[] | undefined;
  /** Whether it is rotated automatically; for symmetric keys only. Default: `false`. */
  KeyRotationEnabled?: boolean | undefined;
  /**
   * The days from one automatic rotation to the next, 90 to 2560, counted from the start or the last reset; only with
   * `KeyRotationEnabled: true`. Default: 365.
   */
  RotationPeriodInDays?: number | undefined;
  /**
   * When the key is gone; until then it is pending deletion. A `Date`, or text such as `2030-01-31T00:00:00Z`, later
   * than the start. Default: it stays.
   */
  DeletionDate?: Date | string | undefined;
  /**
   * As `DeletionDate`, in days after the start or the last reset, 7 to 30, so that a file of it never gets out of date.
   * Default: it stays.
   */
  PendingWindowInDays?: number | undefined;
}

/** A grant on a key that a LocalKms has from the start. Its members have the names that they have in CreateGrant. */
export interface SeedGrant {
  /** The ARN of who may use the key. */
  GranteePrincipal: string;
  /** What the grant allows; one operation at least, and only what the key can do. */
  Operations: readonly GrantOperation[];
  /** The ARN of who may give the grant back. Default: nobody besides the account and, if it may, the grantee. */
  RetiringPrincipal?: string | undefined;
  /** Under which encryption contexts it holds; for symmetric keys only. Default: any. */
  Constraints?: Pick<GrantConstraints, "EncryptionContextEquals" | "EncryptionContextSubset"> | undefined;
  /** Its name, 1 to 256 letters, digits, `:`, `/`, `_` or `-`. Default: none. */
  Name?: string | undefined;
  /** Its id, 64 hexadecimal characters in lower case. Default: a random one. */
  GrantId?: string | undefined;
  /** The token that names it, 1 to 8192 characters. Default: none. */
  GrantToken?: string | undefined;
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
