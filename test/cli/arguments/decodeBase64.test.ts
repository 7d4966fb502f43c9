import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64, encodingOf } from "../../../src/cli/arguments/decodeBase64.js";

describe("decodeBase64", () => {
  it("reads what an encoder has written, wrapped or not", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom("", "\n", "\r\n"), (bytes, lineBreak) => {
        const text = Buffer.from(bytes).toString("base64").replace(/.{76}/g, `$&${lineBreak}`);
        expect(decodeBase64(`${text}${lineBreak}`)).toEqual({ bytes: new Uint8Array(bytes) });
      }),
    );
  });

  it.each(["A", "AB", "ABC", "AB=C", "====", "A===", "AB-_", "AB.D", "ABCD=", "ABÄD", "AB\u00a0D"])(
    "rejects %j, without repeating it",
    (text) => {
      const decoded = decodeBase64(text);
      expect(decoded).toEqual({ problem: expect.stringContaining("Invalid base64") });
      expect(JSON.stringify(decoded)).not.toContain(`"${text}"`);
    },
  );
});

describe("encodingOf", () => {
  it("recognizes text that was meant to be bytes", () => {
    const bytes = Buffer.from(Array.from({ length: 40 }, (_, index) => (index * 37) % 256));
    expect(encodingOf(Buffer.from(`${bytes.toString("base64")}\n`))).toBe("base64");
    expect(encodingOf(Buffer.from(`${bytes.toString("hex")}\n`))).toBe("hexadecimal");
    expect(encodingOf(bytes)).toBeUndefined();
  });
});
