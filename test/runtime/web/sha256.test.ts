import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "../../../src/runtime/web/sha256.js";

const expected = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");
const hex = (data: Uint8Array) => Buffer.from(sha256(data)).toString("hex");

it("hashes the examples of FIPS 180-4", () => {
  expect(hex(Buffer.from("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(hex(Buffer.alloc(1_000_000, "a"))).toBe(
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
  );
});

it("hashes data of any length around the ends of blocks as node:crypto does", () => {
  for (let length = 0; length <= 200; length++) {
    const data = Uint8Array.from({ length }, (_, index) => index * 31 + length);
    expect(hex(data), `${length} bytes`).toBe(expected(data));
  }
});

it("hashes any bytes as node:crypto does, also those that are a part of other memory", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), fc.nat(100), (bytes, start) => {
      const part = bytes.subarray(Math.min(start, bytes.length));
      expect(hex(part)).toBe(expected(part));
    }),
  );
});
