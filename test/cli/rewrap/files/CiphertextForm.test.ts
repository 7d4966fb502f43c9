import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCiphertextFile } from "../../../../src/cli/rewrap/files/CiphertextForm.js";

const OLD = Buffer.concat([Buffer.from([1, 2, 2, 0]), randomBytes(180)]);
const NEW = Buffer.concat([Buffer.from([1, 2, 2, 0]), randomBytes(201)]);
const wrap = (text: string, width: number, lineBreak: string) =>
  (text.match(new RegExp(`.{1,${width}}`, "g")) ?? []).join(lineBreak);

describe("a file that is one ciphertext is written back in its form:", () => {
  const encode = (blob: Buffer) => blob.toString("base64");
  const bare = (text: string) => text.replace(/=+$/, "");
  it.each<[string, (blob: Buffer) => Buffer | string]>([
    ["bytes", (blob) => blob],
    ["bytes that end with a line break", (blob) => Buffer.concat([blob, Buffer.from("\n")])],
    ["base64", encode],
    ["base64 with a line break", (blob) => `${encode(blob)}\n`],
    ["base64 with a line break of Windows", (blob) => `${encode(blob)}\r\n`],
    ["base64 with space around it", (blob) => `\n  ${encode(blob)} \n\n`],
    ["lines of 76", (blob) => `${wrap(encode(blob), 76, "\n")}\n`],
    ["lines of 64 with line breaks of Windows", (blob) => wrap(encode(blob), 64, "\r\n")],
    ["base64 without padding", (blob) => bare(encode(blob))],
    ["base64url", (blob) => `${blob.toString("base64url")}\n`],
    ["base64 after a byte order mark", (blob) => Buffer.from(`\ufeff${encode(blob)}\r\n`)],
  ])("%s", (name, form) => {
    const { blob, write } = readCiphertextFile(Buffer.from(form(OLD)));
    const isBytes = name.startsWith("bytes");
    const expected = isBytes ? Buffer.from(form(OLD)) : OLD;
    expect(Buffer.from(blob)).toEqual(expected);
    expect(write(NEW)).toEqual(isBytes ? NEW : Buffer.from(form(NEW)));
  });

  it("whatever the ciphertext is, and back to the same bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 12, maxLength: 400 }),
        fc.integer({ min: 20, max: 80 }),
        fc.constantFrom("", "\n", "\r\n"),
        (bytes, width, end) => {
          const content = Buffer.from(wrap(Buffer.from(bytes).toString("base64"), width, "\n") + end);
          const { blob, write } = readCiphertextFile(content);
          expect(Buffer.from(blob)).toEqual(Buffer.from(bytes));
          expect(write(blob)).toEqual(content);
        },
      ),
    );
  });
});

describe("a file is rejected before it is sent when", () => {
  it.each([
    ["it is empty", "", /empty/],
    ["it has only space", " \n", /space/],
    ["it is a JSON object", '{"ct":"AQID"}\n', /--field/],
    ["it is a JSON list", '["AQID"]', /--field/],
    ["it is text", "This is a text, and not base64.\n", /not base64/],
    ["its base64 is cut short", "AQIDA", /cut short/],
    ["its padding is cut short", "AQIDAQ=", /cut short/],
  ])("%s", (_, content, message) => {
    expect(() => readCiphertextFile(Buffer.from(content))).toThrow(message);
  });
});
