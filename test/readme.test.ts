/** Every TypeScript example of the README compiles, and those that need no AWS account run against a LocalKms. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
// In the repository, where the compiler finds the configuration and the packages.
const folder = await mkdtemp(`${root}.readme-`);

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);

/** Keys of the LocalKms that the examples run against. */
const OLD_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";

/** The ciphertext that the examples speak of, from the environment of the process that runs them. */
const PRELUDE = 'const old = Buffer.from(process.env.OLD_CIPHERTEXT ?? "", "base64");\nvoid old;\n';

beforeAll(async () => {
  await Promise.all(examples.map((code, index) => writeFile(`${folder}/${index}.mts`, PRELUDE + code)));
  await writeFile(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: "../tsconfig.json", include: ["*.mts"], exclude: [] }),
  );
});

afterAll(() => rm(folder, { recursive: true }));

it("has examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(4);
});

it("names every example of the repository, and no other", async () => {
  const section = /^## Examples\n(.*?)^## /ms.exec(readme)?.[1] ?? "";
  const named = [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => `${name}.ts`);
  expect(named.sort()).toEqual((await readdir(`${root}/examples`)).sort());
});

it("has examples that compile", { timeout: 60_000 }, async () => {
  const compiler = run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder], { cwd: root });
  const { code = 0, stdout } = await compiler.catch((failure) => failure);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
});

it("shows a test that is one of ours, word for word", async () => {
  const ours = await readFile(new URL("local/LocalKms.example.test.ts", import.meta.url), "utf8");
  expect(examples.filter((code) => code.includes("vitest"))).toEqual([ours]);
});

it.each<[string, string, RegExp]>([
  ["re-encrypts", "IncorrectKeyException", /^Now under arn:aws:kms:us-east-2:[^ ]+: [\w+/]+=*$/m],
  ["checks without doing", "checkReEncrypt", /^$/],
  [
    "handles a failure",
    "switch (error.name)",
    /There is no such key: ReEncrypt failed with NotFoundException/,
  ],
  ["declares another operation", "UntagResource", /^$/],
])("has an example that %s, and it runs", { timeout: 30_000 }, async (_, text, output) => {
  await using kms = await LocalKms.start({
    region: "us-east-2",
    seed: {
      Keys: [{ KeyId: OLD_KEY }, { KeyId: NEW_KEY }],
      Aliases: [
        { AliasName: "alias/old", TargetKeyId: OLD_KEY },
        { AliasName: "alias/new", TargetKeyId: NEW_KEY },
      ],
    },
  });
  const client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: "alias/old", Plaintext: new Uint8Array(1) }),
  );
  client.destroy();
  const index = examples.findIndex((code) => code.includes(text));
  const { stdout } = await run(process.execPath, ["--import", "tsx", `${folder}/${index}.mts`], {
    cwd: root,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: kms.endpoint,
      AWS_ACCESS_KEY_ID: kms.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: kms.credentials.secretAccessKey,
      OLD_CIPHERTEXT: Buffer.from(CiphertextBlob).toString("base64"),
    },
  });
  expect(stdout).toMatch(output);
});
