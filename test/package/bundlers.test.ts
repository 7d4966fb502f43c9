/** Bundles made by other bundlers than esbuild contain only the commands that a program imports, and no warning. */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, expect, inject, test } from "vitest";

const consumer = inject("consumer");
const entry = join(consumer, "handler.mjs");
const require = createRequire(join(import.meta.dirname, "package.json"));

beforeAll(() =>
  writeFile(
    entry,
    `import { KMSClient, ReEncryptCommand } from "kms-reencrypt";
    const client = new KMSClient({});
    export const handler = (input) => client.send(new ReEncryptCommand(input));`,
  ),
);

/** The operations that a bundle names, as it does in their declarations. */
const operationsIn = (code: string): string[] => [
  ...new Set(
    ["CreateKey", "Encrypt", "ListKeys", "ReEncrypt", "Sign"].filter((name) =>
      new RegExp(`["'\`]${name}["'\`]`).test(code),
    ),
  ),
];

test("Rollup leaves out unused commands", async () => {
  const { rollup } = require("rollup");
  const { nodeResolve } = require("@rollup/plugin-node-resolve");
  const warnings: string[] = [];
  const bundle = await rollup({
    input: entry,
    plugins: [nodeResolve({ preferBuiltins: true })],
    external: [/^node:/],
    onwarn: ({ message }: { readonly message: string }) => warnings.push(message),
  });
  const { output } = await bundle.generate({ format: "es" });
  expect(operationsIn(output[0].code)).toEqual(["ReEncrypt"]);
  expect(warnings).toEqual([]);
});

test("webpack leaves out unused commands, and warns of nothing", async () => {
  const { webpack } = require("webpack");
  const compiler = webpack({
    mode: "production",
    target: "node20",
    entry,
    output: { path: join(consumer, "webpack"), filename: "handler.cjs", library: { type: "commonjs2" } },
  });
  const messages = await new Promise<unknown>((resolve, reject) =>
    compiler.run((error: Error | null, stats: { toJson(options: object): object }) =>
      error === null ? resolve(stats.toJson({ all: false, errors: true, warnings: true })) : reject(error),
    ),
  );
  expect(messages).toMatchObject({ errors: [], warnings: [] });
  expect(operationsIn(await readFile(join(consumer, "webpack/handler.cjs"), "utf8"))).toEqual(["ReEncrypt"]);
});
