import fc from "fast-check";
import { expect, it } from "vitest";
import { Sha256 } from "../../../src/client/platform/Sha256.js";
import { WebSha256 } from "../../../src/client/platform/WebSha256.js";

const bytes = fc.uint8Array({ maxLength: 200 });
const secret = fc.option(
  fc.oneof(
    bytes,
    fc.string(),
    bytes.map(({ buffer }) => buffer),
  ),
  { nil: undefined },
);

it("has the digests of node:crypto, whatever comes in pieces, with and without a secret", async () => {
  await fc.assert(
    fc.asyncProperty(secret, fc.array(bytes), async (key, pieces) => {
      const hashes = [new Sha256(key), new WebSha256(key)];
      const [expected, digest] = await Promise.all(
        hashes.map((hash) => {
          for (const piece of pieces) hash.update(piece);
          return hash.digest();
        }),
      );
      expect(Buffer.from(digest ?? []).toString("hex")).toBe(Buffer.from(expected ?? []).toString("hex"));
    }),
  );
});

it("begins anew after a reset, with the same secret", async () => {
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
