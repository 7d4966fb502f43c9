/** The package exports every name of @aws-sdk/client-kms: commands, paginators, exceptions and enumerations. */

import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { expect, test } from "vitest";

/** The names that are missing here, with the reason. */
const MISSING: Readonly<Record<string, string>> = {
  default: "an artefact of importing the CommonJS build of the AWS SDK",
  errorTypeRegistries: "an internal of the AWS SDK: the schemas of its errors",
};

/** Names that end with `$` are schemas, which are internals of the AWS SDK. */
const names = Object.keys(sdk).filter((name) => !name.endsWith("$"));

/** Prints which names are missing, each with its reason, and returns those without one. */
function printMissing(
  kind: string,
  all: number,
  missing: readonly string[],
  reasons: Readonly<Record<string, string>>,
) {
  const unexplained = missing.filter((name) => !Object.hasOwn(reasons, name));
  const lines = missing.map((name) => `  ${name}: ${reasons[name] ?? "WITHOUT A REASON"}`);
  const total = `${all} ${kind} of @aws-sdk/client-kms: ${missing.length} missing, ${unexplained.length} without a reason`;
  console.log([total, ...lines].join("\n"));
  return unexplained;
}

test("exports every name of the AWS SDK, except for those with a reason", () => {
  const missing = names.filter((name) => !Object.hasOwn(ours, name));
  expect(printMissing("names", names.length, missing, MISSING)).toEqual([]);
  expect(missing.sort()).toEqual(Object.keys(MISSING).sort());
});

test("exports the same kind of value under each name", () => {
  const common = names.filter((name) => Object.hasOwn(ours, name));
  const kindsIn = (exports: object) => common.map((name) => [name, typeof Reflect.get(exports, name)]);
  expect(common.length).toBeGreaterThan(100);
  expect(kindsIn(ours)).toEqual(kindsIn(sdk));
});

/** The types that are missing here, with the reason. */
const MISSING_TYPES: Readonly<Record<string, string>> = {
  ClientDefaults: "an internal of the AWS SDK: the options of a client with their defaults",
  KMSExtensionConfiguration: "an internal of the AWS SDK: what runtime extensions configure",
  RuntimeExtension: "clients have no runtime extensions; use client.middlewareStack",
  RuntimeExtensionsConfig: "clients have no runtime extensions; use client.middlewareStack",
};

/** The folders and files with types that the AWS SDK does not export: its runtimes, schemas and endpoint rules. */
const INTERNAL = /^(?:ts3\.4|auth|endpoint|schemas)\/|^(?:commandBuilder|runtime\w+(?:\.\w+)?)\.d\.ts$/;

const namesIn = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(([, name = ""]) => name);

test("exports every type of the AWS SDK, except for those with a reason", async () => {
  const main = createRequire(import.meta.url).resolve("@aws-sdk/client-kms");
  const folder = join(dirname(main), "../dist-types");
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith(".d.ts") && (file.startsWith("runtimeExtensions") || !INTERNAL.test(file)),
  );
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const theirs = new Set(
    sources.flatMap((source) => namesIn(source, /^export (?:declare )?(?:interface|type) (\w+)/gm)),
  );
  const report = await readFile(new URL("../package/kms-reencrypt.api.md", import.meta.url), "utf8");
  const own = new Set(namesIn(report, /^export (?:declare )?(?:interface|type|class|const) (\w+)/gm));
  for (const name of namesIn(report, /^export \{ (\w+) \}/gm)) {
    own.add(name);
  }
  expect(theirs.size).toBeGreaterThan(200);
  const missing = [...theirs].filter((name) => !own.has(name));
  expect(printMissing("types", theirs.size, missing, MISSING_TYPES)).toEqual([]);
  expect(missing.sort()).toEqual(Object.keys(MISSING_TYPES).sort());
});
