import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BODY, resultOf, setHeader, signed } from "./signedRequest.js";

describe("a signed request is rejected after any single change:", () => {
  const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
  const replaceAt = (text: string, index: number, character: string) =>
    text.slice(0, index) + character + text.slice(index + 1);

  test("a byte of the body", async () => {
    const request = await signed();
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const body = Buffer.from(BODY);
        body[index] = (body[index] ?? 0) ^ change;
        expect(resultOf({ ...request, body })).toMatchObject({ name: "InvalidSignatureException" });
      }),
    );
  });

  test("the length of the body", async () => {
    const request = await signed();
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.uint8Array({ minLength: 1 }), (length, more) => {
        expect(resultOf({ ...request, body: BODY.subarray(0, length) })).not.toBe("accepted");
        expect(resultOf({ ...request, body: Buffer.concat([BODY, more]) })).not.toBe("accepted");
      }),
    );
  });

  test("a character of a signed header, or of the Authorization header", async () => {
    const request = await signed();
    const positions = request.headers.flatMap(([name, value]) =>
      Array.from(value, (character, index) => ({ name, value, character, index })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...positions), printable, ({ name, value, character, index }, other) => {
        // A comma and a space both separate the parts of the Authorization header.
        fc.pre(other !== character && !/[\s,]/.test(character));
        expect(resultOf(setHeader(name, replaceAt(value, index, other))(request))).not.toBe("accepted");
      }),
      { numRuns: 500 },
    );
  });
});
