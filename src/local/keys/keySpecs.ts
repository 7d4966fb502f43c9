import {
  EncryptionAlgorithmSpec,
  KeySpec,
  type KeyUsageType,
  type MacAlgorithmSpec,
  type SigningAlgorithmSpec,
} from "../../kms/enums.js";
import type { KeyMetadata } from "../../kms/structures.js";

const { SM2, ...supported } = KeySpec;

/** The key specs that LocalKms supports; `ML_DSA` and `ML_KEM` where the running Node.js does. */
export const SupportedKeySpec = supported;
/** A key spec that LocalKms supports. */
export type SupportedKeySpec = (typeof SupportedKeySpec)[keyof typeof SupportedKeySpec];

/** The key specs of asymmetric keys. */
export type AsymmetricSpec = Extract<SupportedKeySpec, `${"RSA" | "ECC" | "ML_DSA" | "ML_KEM"}_${string}`>;

/** Whether text is the key spec of an asymmetric key that LocalKms supports. */
export const isAsymmetricSpec = (spec: string): spec is AsymmetricSpec =>
  Object.hasOwn(SupportedKeySpec, spec) && /^(RSA|ECC|ML)_/.test(spec);

/** The families of key specs. */
type KeyFamily = "symmetric" | "asymmetric" | "hmac";

/** The family of a key spec. As in the documentation of KMS, `symmetric` means symmetric encryption keys only. */
export function familyOf(spec: SupportedKeySpec): KeyFamily {
  if (spec === SupportedKeySpec.SYMMETRIC_DEFAULT) {
    return "symmetric";
  }
  return spec.startsWith("HMAC_") ? "hmac" : "asymmetric";
}

/** The algorithms of a key, by the members of its metadata. */
type KeyAlgorithms = Pick<
  KeyMetadata,
  | "EncryptionAlgorithms"
  | "SigningAlgorithms"
  | "MacAlgorithms"
  | "KeyAgreementAlgorithms"
  | "EncapsulationAlgorithms"
>;

type Capabilities = { readonly [Usage in KeyUsageType]?: KeyAlgorithms };

const encrypting = (...algorithms: EncryptionAlgorithmSpec[]): Capabilities => ({
  ENCRYPT_DECRYPT: { EncryptionAlgorithms: algorithms },
});
const signing = (...algorithms: SigningAlgorithmSpec[]): Capabilities => ({
  SIGN_VERIFY: { SigningAlgorithms: algorithms },
});
const mac = (algorithm: MacAlgorithmSpec): Capabilities => ({
  GENERATE_VERIFY_MAC: { MacAlgorithms: [algorithm] },
});
const agreeing: Capabilities = { KEY_AGREEMENT: { KeyAgreementAlgorithms: ["ECDH"] } };

const encapsulating: Capabilities = { ENCAPSULATE_DECAPSULATE: { EncapsulationAlgorithms: ["ML_KEM"] } };

const RSA: Capabilities = {
  ...encrypting(EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1, EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256),
  ...signing(
    "RSASSA_PKCS1_V1_5_SHA_256",
    "RSASSA_PKCS1_V1_5_SHA_384",
    "RSASSA_PKCS1_V1_5_SHA_512",
    "RSASSA_PSS_SHA_256",
    "RSASSA_PSS_SHA_384",
    "RSASSA_PSS_SHA_512",
  ),
};

/** The key usages of each key spec, with the algorithms of each. */
export const CAPABILITIES: Readonly<Record<SupportedKeySpec, Capabilities>> = {
  ECC_NIST_EDWARDS25519: signing("ED25519_SHA_512", "ED25519_PH_SHA_512"),
  ECC_NIST_P256: { ...signing("ECDSA_SHA_256"), ...agreeing },
  ECC_NIST_P384: { ...signing("ECDSA_SHA_384"), ...agreeing },
  ECC_NIST_P521: { ...signing("ECDSA_SHA_512"), ...agreeing },
  ECC_SECG_P256K1: signing("ECDSA_SHA_256"),
  HMAC_224: mac("HMAC_SHA_224"),
  HMAC_256: mac("HMAC_SHA_256"),
  HMAC_384: mac("HMAC_SHA_384"),
  HMAC_512: mac("HMAC_SHA_512"),
  ML_DSA_44: signing("ML_DSA_SHAKE_256"),
  ML_DSA_65: signing("ML_DSA_SHAKE_256"),
  ML_DSA_87: signing("ML_DSA_SHAKE_256"),
  ML_KEM_1024: encapsulating,
  ML_KEM_512: encapsulating,
  ML_KEM_768: encapsulating,
  RSA_2048: RSA,
  RSA_3072: RSA,
  RSA_4096: RSA,
  SYMMETRIC_DEFAULT: encrypting(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT),
};

/** The algorithms of a key. */
export const algorithmsOf = ({
  spec,
  usage,
}: {
  readonly spec: SupportedKeySpec;
  readonly usage: KeyUsageType;
}): readonly string[] =>
  Object.values(CAPABILITIES[spec][usage] ?? {}).flatMap((algorithms) => algorithms ?? []);
