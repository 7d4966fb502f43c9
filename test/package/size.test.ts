import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { readHistory } from "../../bench/history.js";
import { type BundleOptions, bundleLambda } from "../../bench/lambda.js";
import type { RowName } from "../../bench/rows.js";
import { pureSmithy } from "../../scripts/bundle.js";

/**
 * The budget of the installed package, in bytes: all commands in four formats, their documentation in the types, and the
 * program, a good quarter of it, whose files nothing else loads.
 */
const INSTALL_BUDGET = 2_300_000;

interface Budget {
  readonly platform: "node" | "web";
  readonly size: "minified" | "gzipped";
  /** In KB of 1024 bytes. It has some slack: a change that needs more is worth a thought. */
  readonly budget: number;
  /** The row of the benchmarks that records the size. */
  readonly row: RowName;
}

const BUDGETS: readonly Budget[] = [
  { platform: "node", size: "minified", budget: 74, row: "Bundle for Node.js" },
  { platform: "node", size: "gzipped", budget: 29.2, row: "Bundle for Node.js, gzipped" },
  { platform: "web", size: "minified", budget: 69, row: "Bundle for workerd and browsers" },
  { platform: "web", size: "gzipped", budget: 27.6, row: "Bundle for workerd and browsers, gzipped" },
];

/** The size in the last run of `npm run bench` that recorded it. */
async function lastRecorded(row: RowName): Promise<number> {
  const runs = (await readHistory()).toReversed();
  const [size = Number.NaN] = runs.flatMap(({ rows }) => rows[row]?.figures["kms-reencrypt"] ?? []);
  return size;
}

const signed = (value: number): string => `${value < 0 ? "" : "+"}${value.toFixed(1)}`;

/** The five largest sources of a bundle made from the sources: the published file is a single one. */
async function largestSources(): Promise<string> {
  const parts = await sources();
  const lines = parts.slice(0, 5).map(({ path, bytes }) => `  ${path}: ${bytes} bytes`);
  return ["The largest sources:", ...lines].join("\n");
}

const FROM_SOURCES: BundleOptions = {
  mainFields: ["module", "main"],
  plugins: [pureSmithy],
  external: ["@smithy/core/event-streams"],
};

async function sources(): Promise<{ readonly path: string; readonly bytes: number }[]> {
  const { metafile } = await bundleLambda(
    join(import.meta.dirname, "../../src/index.ts"),
    "node",
    FROM_SOURCES,
  );
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
}

describe("the bundle of a Lambda function that re-encrypts", () => {
  test.each(BUDGETS)("for $platform, $size, is within its budget of $budget KB", async (entry) => {
    const { platform, size, budget, row } = entry;
    const { [size]: kilobytes } = await bundleLambda("kms-reencrypt", platform);
    const trend = `${row}: ${kilobytes.toFixed(1)} KB of ${budget} KB, ${signed(kilobytes - (await lastRecorded(row)))} KB since the last recorded run`;
    console.log(trend);
    const isWithin = kilobytes <= budget;
    expect(isWithin, isWithin ? "" : `${trend}. ${await largestSources()}`).toBe(true);
  });

  test.each(["node", "web"] as const)(
    "for %s, contains ReEncrypt and no other operation",
    async (platform) => {
      const { code } = await bundleLambda("kms-reencrypt", platform);
      const files = await readdir(join(import.meta.dirname, "../../src/kms/operations"));
      const operations = files.map((file) => file.replace(/\.ts$/, ""));
      expect(operations).toContain("CreateKey");
      expect(operations.filter((name) => code.includes(`"${name}"`))).toEqual(["ReEncrypt"]);
      expect(code).not.toContain("AES_256");
      expect(code).not.toContain("reEncryptAll");
      expect(code).not.toContain("maxFailures");
    },
  );

  test("contains the source of one operation, and no helper that calls several", async () => {
    const paths = (await sources()).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith("src/kms/operations/"))).toEqual([
      "src/kms/operations/ReEncrypt.ts",
    ]);
    expect(paths.filter((path) => path.startsWith("src/bulk/"))).toEqual([]);
    expect(paths.filter((path) => /^src\/client\/[^/]+$/.test(path))).toEqual(["src/client/KMSClient.ts"]);
  });
});

test("the installed package is within its budget", async () => {
  const installed = join(inject("consumer"), "node_modules", "kms-reencrypt");
  const entries = await readdir(installed, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const list = files.map((file, index) => `${sizes[index]} ${file.slice(installed.length + 1)}`).join("\n");
  expect(total, list).toBeLessThanOrEqual(INSTALL_BUDGET);
});
