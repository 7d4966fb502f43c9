import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { BUNDLE_SIZES, bundleLambda } from "../../bench/lambda.js";
import { bundleParts } from "../../bench/parts.js";

/** What the tarball may have when it is unpacked, in bytes. */
const TARBALL_LIMIT = 1_000_000;

/** The parts that have grown since `npm run sizes:update`, the most first. */
async function whatGrew(): Promise<string> {
  const before: Record<string, number> = JSON.parse(
    await readFile(new URL("bundle-parts.json", import.meta.url), "utf8"),
  );
  const grown = Object.entries(await bundleParts())
    .map(([path, bytes]) => ({ path, bytes, more: bytes - (before[path] ?? 0) }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more);
  const lines = grown.map(({ path, bytes, more }) => `  ${path}: ${bytes} bytes, ${more} more than before`);
  return ["What grew:", ...lines].join("\n");
}

describe.each(["node", "web"] as const)(
  "the bundle of a Lambda function that re-encrypts, for %s,",
  (platform) => {
    const sizes = BUNDLE_SIZES[platform];

    test("is within its limits", async () => {
      const { minified, gzipped } = await bundleLambda("kms-reencrypt", platform);
      const isWithin = minified <= sizes.minified.limit && gzipped <= sizes.gzipped.limit;
      expect(isWithin, isWithin ? "" : `${minified} KB, gzipped ${gzipped} KB. ${await whatGrew()}`).toBe(
        true,
      );
    });

    test("has its goals as limits as soon as it reaches them", async () => {
      const bundle = await bundleLambda("kms-reencrypt", platform);
      for (const size of ["minified", "gzipped"] as const) {
        const { goal, limit } = sizes[size];
        const isReached = bundle[size] <= goal;
        expect(limit === goal, `${size}, ${bundle[size]} KB: see BUNDLE_SIZES in bench/lambda.ts`).toBe(
          isReached,
        );
      }
    });

    test("has no other command, neither its table nor what only that takes", async () => {
      const { code } = await bundleLambda("kms-reencrypt", platform);
      const commands = (await readdir(join(import.meta.dirname, "../../src/commands")))
        .map((file) => /^(\w+)Command\.ts$/.exec(file)?.[1])
        .filter((name) => name !== undefined);
      expect(commands).toContain("CreateKey");
      expect(commands.filter((name) => code.includes(`"${name}"`))).toEqual(["ReEncrypt"]);
      expect(code).not.toContain("AES_256");
    });
  },
);

test("of the sources, a bundle with ReEncrypt alone has one command, and none of what calls many", async () => {
  const sources = Object.keys(await bundleParts());
  expect(sources.filter((path) => /^src\/(commands\/\w+Command|calls\/.*)\.ts$/.test(path))).toEqual([
    "src/commands/ReEncryptCommand.ts",
  ]);
  expect(sources.filter((path) => path.startsWith("src/models/"))).toEqual([
    "src/models/DryRunModifierType.ts",
    "src/models/EncryptionAlgorithmSpec.ts",
  ]);
});

test("the package is no larger than 1 MB when it is installed", async () => {
  const installed = join(inject("consumer"), "node_modules", "kms-reencrypt");
  const entries = await readdir(installed, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const list = files.map((file, index) => `${sizes[index]} ${file.slice(installed.length + 1)}`).join("\n");
  expect(total, list).toBeLessThanOrEqual(TARBALL_LIMIT);
});
