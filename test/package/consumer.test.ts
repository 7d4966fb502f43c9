import { beforeAll, describe, expect, inject, test } from "vitest";
import { node, peer } from "./tools.js";

const consumer = inject("consumer");

/** Runs a TypeScript compiler in strict mode on files of the consumer, and checks all declaration files. */
const tsc = (typescript: string, ...args: string[]) =>
  node(
    [
      peer(`${typescript}/bin/tsc`),
      ...["--strict", "--skipLibCheck", "false", "--target", "es2022", "--lib", "es2022"],
      ...["--types", "node", "--typeRoots", peer("@types"), ...args],
    ],
    consumer,
  );

const resolutions = [
  { moduleResolution: "node16", module: "node16" },
  { moduleResolution: "nodenext", module: "nodenext" },
  { moduleResolution: "bundler", module: "preserve" },
];

describe.concurrent.each(["typescript-5.5", "typescript-6", "typescript-7"])("%s", (typescript) => {
  test.each(resolutions)(
    "accepts correct and rejects wrong uses of the types with $moduleResolution",
    async ({ module, moduleResolution }) => {
      const files = ["reencrypt.mts", "reencrypt.cts", "rejected.mts"];
      const options = ["--noEmit", "--module", module, "--moduleResolution", moduleResolution];
      expect(await tsc(typescript, ...options, ...files)).toEqual({ code: 0, output: "" });
    },
  );
});

const nodenext = ["--noEmit", "--module", "nodenext", "--moduleResolution", "nodenext"];

test.each(["typescript-5.5", "typescript-5.9", "typescript-6", "typescript-7"])(
  "%s lets bytes of outputs go into Web APIs without a cast",
  async (typescript) => {
    const options = [...nodenext, "--lib", "es2022,dom"];
    expect(await tsc(typescript, ...options, "web.mts")).toEqual({ code: 0, output: "" });
  },
);

test.each(["typescript-5.5", "typescript-7"])("%s accepts the types with lib es2020", async (typescript) => {
  const options = [...nodenext, "--target", "es2020", "--lib", "es2020"];
  expect(await tsc(typescript, ...options, "reencrypt.cts")).toEqual({ code: 0, output: "" });
});

test("TypeScript 5.5 accepts the types with moduleResolution node10, the default for `module: commonjs`", async () => {
  const options = ["--noEmit", "--module", "commonjs", "--moduleResolution", "node10"];
  expect(await tsc("typescript-5.5", ...options, "reencrypt.cts")).toEqual({ code: 0, output: "" });
});

describe("the installed package re-encrypts in", () => {
  beforeAll(async () => {
    const options = ["--module", "nodenext", "--outDir", "compiled"];
    expect(await tsc("typescript-7", ...options, "reencrypt.mts", "reencrypt.cts")).toEqual({
      code: 0,
      output: "",
    });
  });

  test.each(["reencrypt.mjs", "reencrypt.cjs", "compiled/reencrypt.mjs", "compiled/reencrypt.cjs"])(
    "%s",
    async (script) => {
      expect(await node([script], consumer)).toEqual({ code: 0, output: "secret\n" });
    },
  );
});

test.each(["import", "require"])(
  "the installed package loads the AWS credential chain after %s",
  async (way) => {
    expect(await node(["profile.mjs", way], consumer)).toEqual({ code: 0, output: "encrypted\n" });
  },
);

test.each(["import", "require"])("the installed package reads a seed in YAML after %s", async (way) => {
  const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  expect(await node(["seed.mjs", way], consumer)).toEqual({ code: 0, output: `${arn}\n` });
});
