import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BODY, refusalOf, setHeader, signed } from "./signed-request.js";

describe("a signed request with any one change is refused:", () => {
  const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
  const replaceAt = (text: string, index: number, character: string) =>
    text.slice(0, index) + character + text.slice(index + 1);

  test("a byte of the body", async () => {
    const request = await signed();
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const body = Buffer.from(BODY);
        body[index] = (body[index] ?? 0) ^ change;
        expect(refusalOf({ ...request, body })).toMatchObject({ name: "InvalidSignatureException" });
      }),
    );
  });

  test("the length of the body", async () => {
    const request = await signed();
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.uint8Array({ minLength: 1 }), (length, more) => {
        expect(refusalOf({ ...request, body: BODY.subarray(0, length) })).not.toBe("accepted");
        expect(refusalOf({ ...request, body: Buffer.concat([BODY, more]) })).not.toBe("accepted");
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
        // A comma and a space part the Authorization header alike.
        fc.pre(other !== character && !/[\s,]/.test(character));
        expect(refusalOf(setHeader(name, replaceAt(value, index, other))(request))).not.toBe("accepted");
      }),
      { numRuns: 500 },
    );
  });
});
