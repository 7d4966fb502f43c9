import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeEncryptionContext } from "../../../src/local/crypto/encodeEncryptionContext.js";

const hex = (context?: Record<string, string>) =>
  Buffer.from(encodeEncryptionContext(context)).toString("hex");

describe("encodeEncryptionContext", () => {
  test("has a stable format", () => {
    expect(hex({ a: "b" })).toBe(["00000001", "00000002", "6100", "00000002", "6200"].join(""));
  });

  test("treats no context as an empty one", () => {
    expect(hex()).toBe(hex({}));
  });

  test.each([
    ["the case of a value", { tenant: "A" }, { tenant: "a" }],
    ["the case of a key", { Tenant: "a" }, { tenant: "a" }],
    ["the end of a key", { ab: "c" }, { a: "bc" }],
    ["the end of a pair", { a: "b", c: "d" }, { a: "bc", d: "" }],
    ["an empty pair", { "": "" }, {}],
    ["swapped key and value", { a: "b" }, { b: "a" }],
    ["different lone surrogates", { a: "\ud800" }, { a: "\ud801" }],
    ["a lone surrogate and its replacement character", { a: "\ud800" }, { a: "\ufffd" }],
    ["composed and decomposed characters", { a: "\u00e9" }, { a: "e\u0301" }],
  ])("distinguishes %s", (_, one, other) => {
    expect(hex(one)).not.toBe(hex(other));
  });

  test("encodes the key __proto__", () => {
    expect(hex(JSON.parse('{"__proto__":"a"}'))).not.toBe(hex({}));
  });

  const contexts = fc.dictionary(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }), { maxKeys: 4 });

  test("does not depend on the order of the pairs", () => {
    fc.assert(
      fc.property(contexts, (context) => {
        const reversed = Object.fromEntries(Object.entries(context).reverse());
        expect(hex(reversed)).toBe(hex({ ...context }));
      }),
    );
  });

  test("creates different bytes for different contexts", () => {
    const sorted = (context: object) => JSON.stringify(Object.entries(context).sort());
    fc.assert(
      fc.property(contexts, contexts, (one, other) => {
        expect(hex(one) === hex(other)).toBe(sorted(one) === sorted(other));
      }),
    );
  });
});
