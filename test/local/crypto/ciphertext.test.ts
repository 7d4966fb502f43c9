import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidCiphertextException } from "../../../src/exceptions/documented.js";
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
  test("give back what was sealed, for any data and context", () => {
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

  test("name the key and its material in the ciphertext", () => {
    expect(parseCiphertext(seal(key, bytes("data"), undefined))).toMatchObject({
      keyArn: key.arn,
      materialId: key.materialId,
    });
  });

  test("give another ciphertext each time", () => {
    const blobs = Array.from({ length: 100 }, () =>
      Buffer.from(seal(key, bytes("data"), {})).toString("hex"),
    );
    expect(new Set(blobs).size).toBe(100);
  });

  test("keep the largest plaintext within the largest ciphertext of KMS", () => {
    expect(seal(key, new Uint8Array(4096), { tenant: "a" }).length).toBeLessThanOrEqual(6144);
  });

  test("do not show the plaintext", () => {
    expect(text(seal(key, bytes("the plaintext"), {}))).not.toContain("plaintext");
  });
});

describe("open refuses", () => {
  const context = { tenant: "acme", stage: "prod" };
  const blob = seal(key, bytes("data"), context);

  test("a ciphertext with any one bit changed", () => {
    for (let bit = 0; bit < blob.length * 8; bit++) {
      expect(() => reopen(flip(blob, bit), context), `bit ${bit}`).toThrow(InvalidCiphertextException);
    }
  });

  test("a ciphertext cut off anywhere, or with something after it", () => {
    for (let length = 0; length < blob.length; length++) {
      expect(() => reopen(blob.subarray(0, length), context), `${length} bytes`).toThrow(
        InvalidCiphertextException,
      );
    }
    expect(() => reopen(Buffer.concat([blob, Buffer.of(0)]), context)).toThrow(InvalidCiphertextException);
  });

  test.each([
    ["no context", undefined],
    ["a pair less", { tenant: "acme" }],
    ["a pair more", { ...context, more: "" }],
    ["another case", { ...context, tenant: "Acme" }],
  ])("%s", (_, other) => {
    expect(() => reopen(blob, other)).toThrow(InvalidCiphertextException);
  });

  test("other material", () => {
    const other = createSecretKey(randomBytes(32));
    expect(() => open(parseCiphertext(blob), other, context)).toThrow(InvalidCiphertextException);
  });

  test("whatever is no ciphertext, without failing otherwise", () => {
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
