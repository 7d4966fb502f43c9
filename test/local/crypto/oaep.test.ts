import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { InvalidCiphertextException } from "../../../src/kms/errors.js";
import { decryptOaep, encryptOaep, maxPlaintextLength } from "../../../src/local/crypto/oaep.js";
import { bytes, flip, text } from "../support.js";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

// Only the size matters, and a random modulus is generated much faster than a key.
function publicKeyOf(bits: number) {
  const modulus = randomBytes(bits / 8);
  modulus[0] = 0xff;
  modulus[modulus.length - 1] = 0xff;
  return createPublicKey({ format: "jwk", key: { kty: "RSA", e: "AQAB", n: modulus.toString("base64url") } });
}

describe("RSAES-OAEP", () => {
  test.each([
    [2048, "RSAES_OAEP_SHA_1", 214],
    [2048, "RSAES_OAEP_SHA_256", 190],
    [3072, "RSAES_OAEP_SHA_1", 342],
    [3072, "RSAES_OAEP_SHA_256", 318],
    [4096, "RSAES_OAEP_SHA_1", 470],
    [4096, "RSAES_OAEP_SHA_256", 446],
  ] as const)("a key of %i bits with %s encrypts up to %i bytes", (bits, algorithm, limit) => {
    const key = publicKeyOf(bits);
    expect(maxPlaintextLength(key, algorithm)).toBe(limit);
    expect(encryptOaep(key, algorithm, new Uint8Array(limit))).toHaveLength(bits / 8);
    expect(() => encryptOaep(key, algorithm, new Uint8Array(limit + 1))).toThrow(/too large/);
  });

  test.each(["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"] as const)("%s round-trips data", (algorithm) => {
    const ciphertext = encryptOaep(publicKey, algorithm, bytes("data"));
    expect(text(decryptOaep(privateKey, algorithm, ciphertext))).toBe("data");
  });

  const ciphertext = encryptOaep(publicKey, "RSAES_OAEP_SHA_256", bytes("data"));
  test.each([
    ["the other algorithm", "RSAES_OAEP_SHA_1", ciphertext],
    ["a changed bit", "RSAES_OAEP_SHA_256", flip(ciphertext, 77)],
    ["a truncated ciphertext", "RSAES_OAEP_SHA_256", ciphertext.subarray(1)],
    ["an empty ciphertext", "RSAES_OAEP_SHA_256", new Uint8Array()],
    ["a ciphertext larger than the modulus", "RSAES_OAEP_SHA_256", new Uint8Array(256).fill(0xff)],
  ] as const)("decryption rejects %s", (_, algorithm, data) => {
    expect(() => decryptOaep(privateKey, algorithm, data)).toThrow(InvalidCiphertextException);
  });
});
