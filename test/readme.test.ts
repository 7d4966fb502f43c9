/** The examples of the README compile and run as printed, in a folder as `npm init` makes it. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): Promise<string> => readFile(`${root}/${path}`, "utf8");

const readme = await read("README.md");
const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
const section = (title: string): string =>
  readme.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? "";

/** Code that the compiler has to reject, with the messages that the README quotes. */
const MISTAKES = `
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
new ours.DescribeKeyCommand({ KeyId: process.env.KEY_ID });
export const output: ours.EncryptCommandOutput = { CiphertextBlob: new Uint8Array(1), $metadata: {} };
new ours.KMS().listKeys({}, (error) => error.message);
new ours.KMSClient({ extensions: [] });
new ours.KMSClient().send(new sdk.ListKeysCommand({}));
declare const bytes: Uint8Array;
export const mocked: Partial<ours.DecryptCommandOutput> = { Plaintext: bytes };
export const grant: ours.GrantListEntry = { Operations: ["Decrypt"] };
`;

const OLD_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";

let folder: string;
let kms: LocalKms;
let client: KMSClient;
let ciphertext: Uint8Array;
/** What the compiler reports, line by line: about the examples, and about the mistakes. */
let reports: readonly string[];

beforeAll(async () => {
  kms = await LocalKms.start({
    region: "us-east-2",
    seed: {
      Keys: [{ KeyId: OLD_KEY }, { KeyId: NEW_KEY }],
      Aliases: [
        { AliasName: "alias/old", TargetKeyId: OLD_KEY },
        { AliasName: "alias/new", TargetKeyId: NEW_KEY },
      ],
    },
  });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  const secret = { KeyId: "alias/old", Plaintext: new TextEncoder().encode("a secret") };
  ciphertext = (await client.send(new EncryptCommand(secret))).CiphertextBlob;
  folder = await mkdtemp(`${tmpdir()}/kms-reencrypt-readme-`);
  await writeProject();
  reports = await compile();
}, 120_000);

afterAll(async () => {
  client.destroy();
  await kms.close();
  await rm(folder, { recursive: true });
});

/** A CommonJS package as `npm init` makes it, with every example as an ES module and as CommonJS. */
async function writeProject(): Promise<void> {
  const source = (path: string) => [`${root}/src/${path}`];
  const compilerOptions = {
    ...{ module: "nodenext", types: ["node"], strict: true, skipLibCheck: true, noEmit: true },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ noUnusedLocals: true, noUnusedParameters: true },
    paths: {
      "kms-reencrypt": source("index.ts"),
      "kms-reencrypt/local": source("local.ts"),
      "kms-reencrypt/opentelemetry": source("opentelemetry.ts"),
      "kms-reencrypt/undici": source("undici.ts"),
    },
  };
  const files: Record<string, string | Uint8Array> = {
    "package.json": JSON.stringify({ name: "consumer", version: "1.0.0", type: "commonjs" }),
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.mts", "*.cts"] }),
    "mistakes.mts": MISTAKES,
    "old.bin": ciphertext,
  };
  for (const [index, code] of examples.entries()) {
    files[`${index}.mts`] = code;
    files[`${index}.cts`] = code;
  }
  await symlink(`${root}/node_modules`, `${folder}/node_modules`);
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(`${folder}/${name}`, text)));
}

async function compile(): Promise<string[]> {
  const compiler = run(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, "-p", folder], {
    cwd: folder,
  });
  const { stdout } = await compiler.catch((failure) => failure);
  return stdout.split(/\n(?!\s)/).filter((report: string) => report !== "");
}

const isMistake = (report: string): boolean => report.startsWith("mistakes.mts");

describe("the examples", () => {
  it("compile as ES modules and as CommonJS", () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
    expect(reports.filter((report) => !isMistake(report))).toEqual([]);
  });

  it("contain a test that is one of ours, word for word", async () => {
    const ours = await read("test/local/LocalKms.example.test.ts");
    expect(examples.filter((code) => code.includes('from "vitest"'))).toEqual([ours]);
  });
});

/** How a program starts, by the extension of its file. */
const LOADERS: Readonly<Record<Extension, readonly string[]>> = {
  mts: ["--import", "tsx"],
  cts: ["--require", "tsx/cjs"],
};
type Extension = "mts" | "cts";

/** The name of the file with the one example that contains a text. */
function fileWith(text: string, extension: Extension): string {
  const found = examples.flatMap((code, index) => (code.includes(text) ? [`./${index}.${extension}`] : []));
  expect(found).toHaveLength(1);
  return String(found[0]);
}

/** Runs the one example that contains a text, against the LocalKms. Returns what it prints. */
const print = (text: string, extension: Extension): Promise<string> =>
  start(extension, [fileWith(text, extension)]);

/** Evaluates an expression in which `module` has the exports of an example. Returns what it prints. */
function evaluate(text: string, extension: Extension, expression: string): Promise<string> {
  const load = extension === "mts" ? "import" : "require";
  const path = JSON.stringify(fileWith(text, extension));
  const script = `(async () => { const module = await ${load}(${path}); console.log(${expression}); })();`;
  return start(extension, ["--eval", script]);
}

async function start(extension: Extension, args: readonly string[]): Promise<string> {
  const { accessKeyId, secretAccessKey } = kms.credentials;
  const { stdout } = await run(process.execPath, [...LOADERS[extension], ...args], {
    cwd: folder,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: kms.endpoint,
      AWS_REGION: kms.region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      CIPHERTEXT: Buffer.from(ciphertext).toString("base64"),
    },
  });
  return stdout;
}

describe.each(["mts", "cts"] as const)("an example as .%s", (extension) => {
  it.each<[string, string, RegExp]>([
    [
      "re-encrypts under another key",
      "moved.KeyId}:",
      /^From arn:aws:kms:us-east-2:\d+:key\/1234.* to arn:.*0987dcba.*:\n[\w+/]+=*\n$/,
    ],
    [
      "lists aliases",
      "paginateListAliases",
      /^(?:alias\/aws\/.*\n)*alias\/new 0987dcba.*\nalias\/old 1234abcd.*\n$/,
    ],
    ["makes a dry run", "checkReEncrypt", /^The call would succeed\n$/],
    [
      "handles an error",
      "isKMSException",
      /^Wrong ciphertext.*: ReEncrypt failed with InvalidCiphertext.*\n$/,
    ],
    ["limits the time of a call", "AbortSignal.timeout", /^The first page has 2 keys\n$/],
    ["declares a command", "class BoundEncryptCommand", /^[\w+/]{100,}=*\n$/],
    ["starts a LocalKms", "await kms.createKey();", /^From arn:aws:kms:us-east-1.* to arn:.*\n$/],
  ])("%s", async (_, text, output) => {
    expect(await print(text, extension)).toMatch(output);
  });

  it("re-encrypts a file", async () => {
    await print("old.bin", extension);
    const CiphertextBlob = await readFile(`${folder}/new.bin`);
    await rm(`${folder}/new.bin`);
    const { Plaintext, KeyId } = await client.send(new DecryptCommand({ CiphertextBlob }));
    expect(new TextDecoder().decode(Plaintext)).toBe("a secret");
    expect(KeyId).toContain(NEW_KEY);
  });

  it("is a Lambda function", async () => {
    const expression = "(await module.handler({ ciphertext: process.env.CIPHERTEXT })).ciphertext";
    expect(await evaluate("handler(", extension, expression)).toMatch(/^[\w+/]{100,}=*\n$/);
  });

  it("is a worker", async () => {
    const request = `new Request("http://worker/", {
      method: "POST",
      body: Buffer.from(process.env.CIPHERTEXT, "base64"),
    })`;
    const expression = `(await module.default.fetch(${request}, process.env)).status`;
    expect(await evaluate("async fetch(", extension, expression)).toBe("200\n");
  });

  it.each(["defaultProvider()", "traceKMSClient("])("makes a client with %s", async (text) => {
    const expression = "await module.client.config.region()";
    expect(await evaluate(text, extension, expression)).toBe("us-east-2\n");
  });
});

it("the compiler reports what the README says about a change from the SDK", () => {
  const rows = [...section("Coming from @aws-sdk/client-kms").matchAll(/^\| `(error TS.+?)` \|/gm)];
  const quoted = rows.map(([, message = ""]) => message.replaceAll("\\|", "|"));
  expect(quoted.length).toBeGreaterThanOrEqual(6);
  const reported = reports.filter(isMistake).join("\n");
  expect(quoted.filter((message) => !reported.includes(message))).toEqual([]);
});
