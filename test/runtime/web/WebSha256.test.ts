import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NodeSha256 } from "../../../src/runtime/node/NodeSha256.js";
import { WebSha256 } from "../../../src/runtime/web/WebSha256.js";

const bytes = fc.uint8Array({ maxLength: 200 });
const secret = fc.option(
  fc.oneof(
    bytes,
    fc.string(),
    bytes.map(({ buffer }) => buffer),
  ),
  { nil: undefined },
);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ["with Web Crypto", globalThis.crypto],
  ["without Web Crypto, as on a page not loaded over https,", {}],
])("SHA-256 %s", (_, crypto) => {
  it("makes the same digests as node:crypto, for any chunks, with and without a secret", async () => {
    vi.stubGlobal("crypto", crypto);
    await fc.assert(
      fc.asyncProperty(secret, fc.array(bytes), async (key, chunks) => {
        const hashes = [new NodeSha256(key), new WebSha256(key)];
        const [expected, digest] = await Promise.all(
          hashes.map((hash) => {
            for (const chunk of chunks) hash.update(chunk);
            return hash.digest();
          }),
        );
        expect(Buffer.from(digest ?? []).toString("hex")).toBe(Buffer.from(expected ?? []).toString("hex"));
      }),
    );
  });

  it("starts again after a reset, with the same secret", async () => {
    vi.stubGlobal("crypto", crypto);
    const hash = new WebSha256("secret");
    const digest = async (text: string) => {
      hash.reset();
      hash.update(new TextEncoder().encode(text));
      return hash.digest();
    };
    const first = await digest("a");
    expect(await digest("b")).not.toEqual(first);
    expect(await digest("a")).toEqual(first);
  });
});
