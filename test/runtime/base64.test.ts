import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fromBase64, toBase64 } from "../../src/runtime/base64.js";

const { Buffer } = globalThis;

describe.each([
  ["with Buffer", Buffer],
  ["without Buffer", undefined],
])("%s,", (_, available) => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("toBase64 and fromBase64 round-trip any bytes", () => {
    vi.stubGlobal("Buffer", available);
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
  });

  it("toBase64 encodes only the bytes of a view", () => {
    vi.stubGlobal("Buffer", available);
    expect(toBase64(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toBe("AgM=");
  });

  it.each(["a", "abc", "ab=c", "a===", "ab_-", "ab cd", "abcd\n"])("fromBase64 rejects %j", (text) => {
    vi.stubGlobal("Buffer", available);
    expect(fromBase64(text)).toBeUndefined();
  });

  it("fromBase64 returns bytes that share no memory with others", () => {
    vi.stubGlobal("Buffer", available);
    expect(fromBase64("AQID")?.buffer.byteLength).toBe(3);
  });
});
