import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { expect, inject, test } from "vitest";
import { BUILT_FILES } from "./built-files.js";
import { node, peer } from "./tools.js";

const consumer = inject("consumer");
const installed = join(consumer, "node_modules", "kms-reencrypt");

const published = (await readdir(installed, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(installed, join(entry.parentPath, entry.name)))
  .sort();

test("the tarball contains these files and no others", () => {
  expect(published).toEqual(
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "THIRD_PARTY_LICENSES",
      "dist/index.d.cts",
      "dist/index.d.ts",
      "dist/local.d.cts",
      "dist/local.d.ts",
      "dist/opentelemetry.d.cts",
      "dist/opentelemetry.d.ts",
      "dist/undici.d.cts",
      "dist/undici.d.ts",
      "package.json",
      ...BUILT_FILES,
    ].sort(),
  );
});

test.each(published)("%s contains no path of the machine that built it", async (path) => {
  const text = await readFile(join(installed, path), "utf8");
  expect(text).not.toContain(process.cwd());
  expect(text).not.toContain(`${homedir()}/`);
});

test.each(published.filter((path) => /\.d\.c?ts$/.test(path)))(
  "%s imports only types of the package, @smithy/types and Node.js, and of OpenTelemetry in the entry for it",
  async (path) => {
    const text = await readFile(join(installed, path), "utf8");
    const specifiers = Array.from(
      text.matchAll(/(?:\bfrom |\bimport\(|\btypes=)["']([^"']+)["']/g),
      ([, name]) => name,
    );
    const ours = /^(@smithy\/types$|node(:|$)|\.\/(index|local|opentelemetry|undici)\.cjs$)/;
    const others = specifiers.filter((name = "") => !ours.test(name));
    if (path === "dist/local.d.cts") {
      expect(specifiers).toContain("./index.cjs");
    }
    expect(others).toEqual(path.endsWith("/opentelemetry.d.cts") ? ["@opentelemetry/api"] : []);
  },
);

test.each([
  { entry: "kms-reencrypt", report: "kms-reencrypt.api.md" },
  { entry: "kms-reencrypt/local", report: "kms-reencrypt-local.api.md" },
])("$entry exports the names of its API report, with import and with require", async ({ entry, report }) => {
  const text = await readFile(join(import.meta.dirname, report), "utf8");
  const names = Array.from(
    text.matchAll(/^export (?:abstract )?(?:class|const|function) ([\w$]+)/gm),
    ([, name]) => name,
  );
  const print = "console.log(JSON.stringify(Object.keys(entry).sort()))";
  const imported = await node(
    ["--input-type=module", "-e", `import * as entry from "${entry}"; ${print}`],
    consumer,
  );
  const required = await node(
    ["--input-type=commonjs", "-e", `const entry = require("${entry}"); ${print}`],
    consumer,
  );
  const expected = `${JSON.stringify([...new Set(names)].sort())}\n`;
  expect(imported).toEqual({ code: 0, output: expected });
  expect(required).toEqual({ code: 0, output: expected });
});

test("publint --strict finds no problem", async () => {
  const { code, output } = await node([peer("publint/src/cli.js"), "run", inject("tarball"), "--strict"]);
  expect(output).toContain("All good!");
  expect(code).toBe(0);
});

test("attw finds no problem", async () => {
  const { code, output } = await node([
    peer("@arethetypeswrong/cli/dist/index.js"),
    inject("tarball"),
    "--format",
    "ascii",
  ]);
  expect(output).toContain("No problems found");
  expect(code).toBe(0);
});
