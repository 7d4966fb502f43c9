/** What all examples have in common: their help, their options and where they run. */
import { readdir, readFile } from "node:fs/promises";
import { parse } from "acorn";
import { build, transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { actionsOf, headerDocumentsOf, statementsOf } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const examples = new URL("../../examples/", import.meta.url);
const sourceOf = (example: string) => readFile(new URL(`${example}.ts`, examples), "utf8");

/** One name for one thing in all examples. */
const OPTIONS = [
  ...["--aws", "--region", "--profile", "--sender-profile", "--receiver-profile", "--endpoint", "--help"],
  ...["--key-id", "--source-key-id", "--destination-key-id"],
  ...["--alias", "--store", "--policy", "--file", "--dry-run", "--port", "--event", "--timeout"],
  ...["--database-url", "--batch-size", "--bucket", "--prefix", "--table", "--segments"],
];

const oneKey = ["--key-id", "alias/app"];
const twoKeys = ["--source-key-id", "alias/old", "--destination-key-id", "alias/new"];
const twoArns = [
  ...["--source-key-id", "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
  ...["--destination-key-id", "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321"],
];

/** The options that each example requires with --aws. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  "add-a-command": oneKey,
  asymmetric: twoKeys,
  "change-context": oneKey,
  "cross-account": [...twoArns, "--sender-profile", "one", "--receiver-profile", "two"],
  "custom-middleware": oneKey,
  "dry-run": twoKeys,
  "dynamodb-rows": ["--table", "envelopes", ...twoArns],
  "envelope-rows": [...twoArns, "--database-url", "postgres://127.0.0.1:1/none"],
  "handle-errors": twoKeys,
  lambda: [...twoKeys, "--event", '{"ciphertext":"AQID"}'],
  "node-service": [...twoKeys, "--port", "0"],
  quickstart: twoKeys,
  "rotate-key": ["--alias", "alias/app", "--store", "none.json", "--policy", "none.json"],
  "s3-objects": ["--bucket", "bucket", ...twoArns],
  "sops-file": [...twoArns, "none.yaml"],
};

it("covers every example", async () => {
  const entries = await readdir(examples, { withFileTypes: true });
  // Folders have parts of a deployment, and no command line.
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(files.sort()).toEqual(Object.keys(REQUIRED).map((example) => `${example}.ts`));
});

describe.each(Object.entries(REQUIRED))("%s", (example, required) => {
  it.each(["commonjs", "module"] as const)(
    "--help describes all options and permissions, in a package of type %s",
    async (type) => {
      const { code, stdout, stderr } = await runExample(example, ["--help"], {}, type);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain(`npx tsx ${example}.ts`);
      const parsed = [...(await sourceOf(example)).matchAll(/^ +"?([\w-]+)"?: \{ type: "/gm)];
      const described = [...stdout.matchAll(/^ {2}(?:-h, )?(--[\w-]+) .*/gm)].map(([, option]) => option);
      expect(described.sort()).toEqual(parsed.map(([, option]) => `--${option}`).sort());
      expect(OPTIONS).toEqual(expect.arrayContaining(described));
      const documents = (await headerDocumentsOf(example)).map((json) =>
        json.includes('"Statement"') ? json : `{ "Statement": [${json}] }`,
      );
      const actions = actionsOf(documents.flatMap(statementsOf));
      expect(actions).not.toEqual([]);
      expect([...new Set(stdout.match(/\b(?:kms|s3|dynamodb):\w+/g))].sort()).toEqual(actions);
    },
  );

  it.each([
    ["an unknown option", ["--nonsense"], "Unknown option '--nonsense'"],
    [
      "--aws without the options that it requires",
      ["--aws"],
      `--aws needs ${required[0]?.startsWith("--") ? "--" : ""}`,
    ],
    ["--endpoint without --aws", ["--endpoint", "http://127.0.0.1:1"], "--endpoint needs --aws"],
  ])("rejects %s and points to its help", async (_, args, message) => {
    const { code, stdout, stderr } = await runExample(example, args, { DATABASE_URL: "" });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\nTry --help\n$/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });

  it("has syntax that Node.js 22 runs without a compiler", async () => {
    const { code } = await transform(await sourceOf(example), { loader: "ts", target: "esnext" });
    expect(() => parse(code, { ecmaVersion: 2024, sourceType: "module" })).not.toThrow();
  });

  it("imports only packages that its header says to install", async () => {
    const source = await sourceOf(example);
    const installed = [...source.matchAll(/^ \* +npm install (.+)$/gm)].flatMap(([, names = ""]) =>
      names.split(" "),
    );
    const { metafile } = await build({
      stdin: { contents: source, loader: "ts" },
      bundle: true,
      external: ["*"],
      format: "esm",
      write: false,
      metafile: true,
    });
    const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    const packages = imported
      .filter((name) => !name.startsWith("node:"))
      .map((name) => name.replace(/\/local$/, ""));
    expect(new Set(packages)).toEqual(new Set(installed));
  });
});

// The service needs no KMS to start, and its callers get the error.
const calling = Object.entries(REQUIRED).filter(([example]) => example !== "node-service");

it.each(calling)("%s does not point to its help when a call fails", async (example, required) => {
  const { code, stderr, stdout } = await runExample(
    example,
    ["--aws", ...required, "--endpoint", "http://127.0.0.1:1"],
    {
      ...{ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" },
      ...{ AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:1" },
    },
  );
  expect(code).toBe(1);
  expect(stderr + stdout).toMatch(/ECONNREFUSED|ENOENT|ConfigurationError|profile/);
  expect(stderr + stdout).not.toContain("--help");
});
