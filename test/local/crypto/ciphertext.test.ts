import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidCiphertextException } from "../../../src/kms/errors.js";
import { open, parseCiphertext, seal } from "../../../src/local/crypto/ciphertext.js";
import { bytes, flip, text } from "../support.js";

const material = createSecretKey(randomBytes(32));
const key = {
  arn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  materialId: "0123456789abcdef".repeat(4),
  material,
};
const reopen = (blob: Uint8Array, context?: Record<string, string>) =>
  open(parseCiphertext(blob), material, context);

describe("seal and open", () => {
  test("round-trip any data with any context", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.dictionary(fc.string(), fc.string()),
        (data, context) => {
          expect(Uint8Array.from(reopen(seal(key, data, context), context))).toEqual(data);
        },
      ),
    );
  });

  test("store the key ARN and the key material ID in the ciphertext", () => {
    expect(parseCiphertext(seal(key, bytes("data"), undefined))).toMatchObject({
      keyArn: key.arn,
      materialId: key.materialId,
    });
  });

  test("create a different ciphertext each time", () => {
    const blobs = Array.from({ length: 100 }, () =>
      Buffer.from(seal(key, bytes("data"), {})).toString("hex"),
    );
    expect(new Set(blobs).size).toBe(100);
  });

  test("keep the ciphertext of the largest plaintext within the limit of KMS", () => {
    expect(seal(key, new Uint8Array(4096), { tenant: "a" }).length).toBeLessThanOrEqual(6144);
  });

  test("hide the plaintext", () => {
    expect(text(seal(key, bytes("the plaintext"), {}))).not.toContain("plaintext");
  });
});

describe("open rejects", () => {
  const context = { tenant: "acme", stage: "prod" };
  const blob = seal(key, bytes("data"), context);

  test("a ciphertext with any single bit changed", () => {
    for (let bit = 0; bit < blob.length * 8; bit++) {
      expect(() => reopen(flip(blob, bit), context), `bit ${bit}`).toThrow(InvalidCiphertextException);
    }
  });

  test("a ciphertext that is truncated anywhere or has additional bytes", () => {
    for (let length = 0; length < blob.length; length++) {
      expect(() => reopen(blob.subarray(0, length), context), `${length} bytes`).toThrow(
        InvalidCiphertextException,
      );
    }
    expect(() => reopen(Buffer.concat([blob, Buffer.of(0)]), context)).toThrow(InvalidCiphertextException);
  });

  test.each([
    ["no context", undefined],
    ["a missing pair", { tenant: "acme" }],
    ["an additional pair", { ...context, more: "" }],
    ["a value in another case", { ...context, tenant: "Acme" }],
  ])("%s", (_, other) => {
    expect(() => reopen(blob, other)).toThrow(InvalidCiphertextException);
  });

  test("other key material", () => {
    const other = createSecretKey(randomBytes(32));
    expect(() => open(parseCiphertext(blob), other, context)).toThrow(InvalidCiphertextException);
  });

  test("any other bytes, with the same exception", () => {
    const start = fc.constantFrom(
      new Uint8Array(),
      blob.subarray(0, 1),
      blob.subarray(0, 3),
      blob.subarray(0, 90),
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), (known, random) => {
        expect(() => reopen(Buffer.concat([known, random]), context)).toThrow(InvalidCiphertextException);
      }),
    );
  });
});
