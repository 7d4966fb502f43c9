import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeContext } from "../../../src/local/crypto/encryption-context.js";

const hex = (context?: Record<string, string>) => Buffer.from(encodeContext(context)).toString("hex");

describe("encodeContext", () => {
  test("has one form that does not change", () => {
    expect(hex({ a: "b" })).toBe(["00000001", "00000002", "6100", "00000002", "6200"].join(""));
  });

  test("takes no context for an empty one", () => {
    expect(hex()).toBe(hex({}));
  });

  test.each([
    ["case of a value", { tenant: "A" }, { tenant: "a" }],
    ["case of a key", { Tenant: "a" }, { tenant: "a" }],
    ["where a key ends", { ab: "c" }, { a: "bc" }],
    ["where a pair ends", { a: "b", c: "d" }, { a: "bc", d: "" }],
    ["an empty pair", { "": "" }, {}],
    ["key and value changed over", { a: "b" }, { b: "a" }],
    ["half a character", { a: "\ud800" }, { a: "\ud801" }],
    ["half a character and its replacement", { a: "\ud800" }, { a: "\ufffd" }],
    ["composed and decomposed", { a: "\u00e9" }, { a: "e\u0301" }],
  ])("tells apart: %s", (_, one, other) => {
    expect(hex(one)).not.toBe(hex(other));
  });

  test("keeps a key that objects treat specially", () => {
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

  test("gives different bytes for different contexts", () => {
    const sorted = (context: object) => JSON.stringify(Object.entries(context).sort());
    fc.assert(
      fc.property(contexts, contexts, (one, other) => {
        expect(hex(one) === hex(other)).toBe(sorted(one) === sorted(other));
      }),
    );
  });
});
