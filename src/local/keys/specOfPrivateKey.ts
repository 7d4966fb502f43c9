import type { KeyObject } from "node:crypto";
import type { SupportedKeySpec } from "./keySpecs.js";

const CURVES: Readonly<Record<string, SupportedKeySpec>> = {
  prime256v1: "ECC_NIST_P256",
  secp384r1: "ECC_NIST_P384",
  secp521r1: "ECC_NIST_P521",
  secp256k1: "ECC_SECG_P256K1",
};

/** The key spec of a private key; other text when KMS has none for it. */
export function specOfPrivateKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  switch (asymmetricKeyType) {
    case "rsa":
      return `RSA_${asymmetricKeyDetails?.modulusLength}`;
    case "ec":
      return CURVES[asymmetricKeyDetails?.namedCurve ?? ""];
    case "ed25519":
      return "ECC_NIST_EDWARDS25519";
    default:
      // ML-DSA and ML-KEM, which the types of Node.js 20 do not know.
      return String(asymmetricKeyType).toUpperCase().replaceAll("-", "_");
  }
}
