import { expect, it } from "vitest";
import { kindOf } from "../../src/runtime/kindOf.js";

it.each<[unknown, string]>([
  [undefined, "undefined"],
  [null, "null"],
  ["x", "a string"],
  [5, "a number"],
  [5n, "a bigint"],
  [true, "a boolean"],
  [Symbol("x"), "a symbol"],
  [() => {}, "a function"],
  [{}, "an object"],
  [[], "an array"],
  [new Error("x"), "an Error"],
  [new ArrayBuffer(1), "an ArrayBuffer"],
  [new Int8Array(1), "an Int8Array"],
  [new Uint8Array(1), "a Uint8Array"],
  [new Uint8ClampedArray(1), "a Uint8ClampedArray"],
  [new Uint16Array(1), "a Uint16Array"],
  [new Uint32Array(1), "a Uint32Array"],
  [new URL("http://kms.test"), "a URL"],
  [new URLSearchParams(), "a URLSearchParams"],
])("the kind of %o is %s", (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});
