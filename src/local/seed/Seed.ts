import type { GrantOperation, KeyUsageType, OriginType } from "../../kms/enums.js";
import type { GrantConstraints } from "../../kms/structures.js";
import type { SupportedKeySpec } from "../keys/keySpecs.js";

/** A key of a seed. Its members have the same names as in CreateKey. */
export interface SeedKey {
  /**
   * The key ID: a UUID in lower case, such as `1234abcd-12ab-34cd-56ef-1234567890ab`; for a multi-Region key, `mrk-` and 32
   * hexadecimal characters in lower case.
   */
  KeyId: string;
  /** The Region of the key, one that the LocalKms serves. Default: the Region of the LocalKms. */
  Region?: string | undefined;
  /** Whether it is a multi-Region key, whose primary key is in `Region`. Default: `false`. */
  MultiRegion?: boolean | undefined;
  /**
   * The Regions with a replica of a multi-Region key, which the LocalKms must serve. The replicas have the description, key
   * policy and tags of the primary key, and are enabled. Not for a key that is pending deletion. Default: none.
   */
  ReplicaRegions?: readonly string[] | undefined;
  /** The key spec. Default: `SYMMETRIC_DEFAULT`. */
  KeySpec?: SupportedKeySpec | undefined;
  /** The key usage. Required for all key specs but `SYMMETRIC_DEFAULT`. Default: `ENCRYPT_DECRYPT`. */
  KeyUsage?: KeyUsageType | undefined;
  /** The description, up to 8192 characters. Default: empty. */
  Description?: string | undefined;
  /** The ID of the account that owns the key, 12 digits. Default: the account of the LocalKms. */
  AccountId?: string | undefined;
  /** Whether the key is enabled. Default: `true`, unless it is pending deletion. */
  Enabled?: boolean | undefined;
  /**
   * The source of the key material. `EXTERNAL` is imported key material, which does not expire; without `KeyMaterial`, the
   * key is and stays `PendingImport`. `AWS_CLOUDHSM` requires `CustomKeyStoreId`. Default: `AWS_KMS`.
   */
  Origin?: Exclude<OriginType, "EXTERNAL_KEY_STORE"> | undefined;
  /**
   * The ID of the custom key store of the key, 1 to 64 characters; only with `Origin: "AWS_CLOUDHSM"`. LocalKms has no
   * custom key stores and treats this one as disconnected, so that the key is `Unavailable`. Default: none.
   */
  CustomKeyStoreId?: string | undefined;
  /**
   * The key material, as base64:
   *
   * - for a symmetric key, 32 bytes; for a symmetric key that was rotated, a list of 1 to 100 values, oldest first, of
   *   which the last one encrypts
   * - for an HMAC key, as many bits as in its key spec, such as 32 bytes for `HMAC_256`
   * - for an RSA or ECC key, the PKCS #8 DER of the private key
   *
   * Default: random at every start, so that stored ciphertexts do not stay valid; none with `Origin: "EXTERNAL"`.
   *
   * Everyone who has the key material can decrypt everything. Never use the key material of a key that protects real data.
   */
  KeyMaterial?: string | readonly string[] | undefined;
  /** The key policy, as a parsed JSON object. Default: the default key policy of KMS. */
  Policy?: object | undefined;
  /** The tags. Default: none. */
  Tags?: readonly SeedTag[] | undefined;
  /** The grants. Default: none. */
  Grants?: readonly SeedGrant[] | undefined;
  /** Whether the key is rotated automatically; symmetric keys only. Default: `false`. */
  KeyRotationEnabled?: boolean | undefined;
  /**
   * The rotation period in days, 90 to 2560; only with `KeyRotationEnabled: true`. It begins at the start or the last
   * reset. Default: 365.
   */
  RotationPeriodInDays?: number | undefined;
  /**
   * When the key is deleted; until then it is pending deletion. A `Date`, or a string such as `2030-01-31T00:00:00Z`,
   * later than the start. Default: never.
   */
  DeletionDate?: Date | string | undefined;
  /**
   * When the key is deleted, in days after the start or the last reset, 7 to 30. Unlike a `DeletionDate`, it never lies in
   * the past. Default: never.
   */
  PendingWindowInDays?: number | undefined;
}

/** A grant on a key of a seed. Its members have the same names as in CreateGrant. */
export interface SeedGrant {
  /** The ARN of the principal that may use the key. */
  GranteePrincipal: string;
  /** The operations that the grant allows: at least one, and only operations that the key supports. */
  Operations: readonly GrantOperation[];
  /** The ARN of the principal that may retire the grant. Default: none. */
  RetiringPrincipal?: string | undefined;
  /** The encryption contexts that the grant requires; symmetric keys only. Default: any. */
  Constraints?: Pick<GrantConstraints, "EncryptionContextEquals" | "EncryptionContextSubset"> | undefined;
  /** The name, 1 to 256 letters, digits, `:`, `/`, `_` or `-`. Default: none. */
  Name?: string | undefined;
  /** The grant ID, 64 hexadecimal characters in lower case. Default: random. */
  GrantId?: string | undefined;
  /** The grant token, 1 to 8192 characters. Default: none. */
  GrantToken?: string | undefined;
}

/** A tag of a key of a seed. */
export interface SeedTag {
  /** The tag key, 1 to 128 characters, not starting with `aws:`. */
  TagKey: string;
  /** The tag value, up to 256 characters. */
  TagValue: string;
}

/** An alias of a seed. */
export interface SeedAlias {
  /** The alias name, which starts with `alias/`. */
  AliasName: string;
  /** The key ID of a key of the seed. */
  TargetKeyId: string;
  /** The Region of the alias, in which its key has to be. Default: the `Region` of the key. */
  Region?: string | undefined;
}

/**
 * The initial keys and aliases of a LocalKms. A ciphertext stays valid between runs when its key has the same Region,
 * account, key ID and key material.
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
