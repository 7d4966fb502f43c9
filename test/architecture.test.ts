/** Imports run one way, as CONTRIBUTING.md draws it. The linter rejects import cycles. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** The files in src/ that every room may import. */
const SHARED = ["smithy.ts", "version.ts"];

/** Which rooms a room may import from, besides itself and the shared files. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  runtime: ["errors"],
  shapes: ["runtime", "errors"],
  kms: ["shapes", "runtime", "errors"],
  client: ["kms", "shapes", "runtime", "errors"],
  bulk: ["client", "kms", "shapes", "runtime", "errors"],
  local: ["kms", "shapes", "runtime", "errors"],
  // It runs a LocalKms and bulk jobs, in files that are loaded for that alone.
  cli: ["bulk", "local", "client", "kms", "shapes", "runtime", "errors"],
};

/** Which rooms a published entry may import from. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  "index.ts": ["bulk", "client", "kms", "shapes", "runtime", "errors"],
  "local.ts": ["local", "kms"],
  "opentelemetry.ts": [],
  "undici.ts": ["runtime"],
};

/** Every form in which a module can name another one: import and export from, for side effects, dynamic, require, types. */
const IMPORT = /\b(?:from|import|require)\s*\(?\s*(["'])((?:(?!\1).)+)\1/g;

const importsIn = (source: string): string[] =>
  [...source.matchAll(IMPORT)].map(([, , module = ""]) => module);

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const roomOf = (file: string): string => file.split("/")[0] ?? file;
const sourceOf = (file: string): string => readFileSync(join(src, file), "utf8");
const importsOf = (file: string): string[] => importsIn(sourceOf(file));

/** The imports of these files that leave the rooms they may import from. */
const forbidden = (importing: readonly string[], rooms: readonly string[]): string[] =>
  importing.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => relative(src, join(src, dirname(file), specifier)).replace(/\.js$/, ".ts"))
      .filter((target) => !rooms.includes(roomOf(target)) && !SHARED.includes(target))
      .map((target) => `${file} → ${target}`),
  );

it.each([
  'import { a } from "./x.js";',
  'import type { A } from "./x.js";',
  'export * from "./x.js";',
  'export { a } from "./x.js";',
  'import "./x.js";',
  'const a = await import("./x.js");',
  'type A = import("./x.js").A;',
  'import a = require("./x.js");',
  "import { a } from './x.js';",
  'import {\n  a,\n} from\n  "./x.js";',
])("sees the import in %j", (source) => {
  expect(importsIn(source)).toEqual(["./x.js"]);
});

it("every file of the sources belongs to a room, an entry or the shared files", () => {
  const known = [...Object.keys(ALLOWED), ...Object.keys(ENTRIES), ...SHARED];
  expect(files.filter((file) => !known.includes(roomOf(file)))).toEqual([]);
});

describe.each(Object.entries(ALLOWED))("%s", (room, allowed) => {
  it("imports only from the rooms below it", () => {
    const own = files.filter((file) => roomOf(file) === room);
    expect(own).not.toEqual([]);
    expect(forbidden(own, [room, ...allowed])).toEqual([]);
  });
});

describe.each(Object.entries(ENTRIES))("%s", (entry, allowed) => {
  it("imports only from the rooms that it publishes", () => {
    expect(forbidden([entry], allowed)).toEqual([]);
  });
});

/** Whether a file imports code of a module, and not only its types. */
const importsCode = (file: string, module: RegExp): boolean =>
  [
    ...sourceOf(file)
      .replaceAll("typeof import", "typeof ")
      .matchAll(/^(?:import|export)\b[^;]*;/gm),
  ].some(
    ([statement]) =>
      !/^(?:import|export) type /.test(statement) && importsIn(statement).some((name) => module.test(name)),
  );

it("only the names of operations and exceptions are typed by the main entry, and no code is imported from it", () => {
  const importing = files.filter((file) => importsOf(file).includes("kms-reencrypt"));
  expect(importing.sort()).toEqual(["local/ExceptionName.ts", "local/OperationName.ts"]);
  expect(importing.filter((file) => importsCode(file, /^kms-reencrypt$/))).toEqual([]);
});

it("only smithy.ts and WebSha256.ts import code of the smithy packages", () => {
  const importing = files.filter((file) => importsCode(file, /^@(?:smithy|aws-crypto)\//));
  expect(importing.sort()).toEqual(["runtime/web/WebSha256.ts", "smithy.ts"]);
});

it("only the Node.js runtime, LocalKms and the commands import modules of Node.js", () => {
  const importing = files.filter((file) => importsOf(file).some((module) => module.startsWith("node:")));
  expect(importing.filter((file) => !/^(?:cli\/|local\/|runtime\/node(?:\/|\.ts$))/.test(file))).toEqual([]);
});
