import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { type ExampleRun, folderOf, runExample } from "../support/run-example.js";

const CONTEXT = { tenant: "acme" };
const CALLER = "arn:aws:iam::111122223333:role/function";
const [FROM, TO] = ["1234abcd-12ab-34cd-56ef-1234567890ab", "0987dcba-09fe-87dc-65ba-ab0987654321"];
const KEYS = ["--source-key-id", FROM, "--destination-key-id", TO];

let kms: LocalKms;
let client: KMSClient;
let ciphertext: string;

beforeAll(async () => {
  const statements = await headerPolicyOf("lambda");
  kms = await LocalKms.start({
    seed: { Keys: [{ KeyId: FROM }, { KeyId: TO }] },
    principals: [ROOT, { arn: CALLER, statements }],
  });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: FROM, Plaintext: Buffer.from("data"), EncryptionContext: CONTEXT }),
  );
  ciphertext = Buffer.from(CiphertextBlob).toString("base64");
});
afterAll(async () => {
  client.destroy();
  await kms.close();
});

/** Invokes the function with events. It calls the LocalKms of the test. */
function invoke(events: readonly string[], args: readonly string[] = []): Promise<ExampleRun> {
  const given = events.flatMap((event) => ["--event", event]);
  return runExample(
    "lambda",
    ["--aws", ...KEYS, ...given, ...args],
    environmentOf(kms, kms.credentialsOf(CALLER)),
  );
}

/** The responses and errors of the function, in order. */
const outcomesOf = ({ stdout }: ExampleRun): (readonly [string, Record<string, string>])[] =>
  Array.from(stdout.matchAll(/^(response|error) +(.*)$/gm), ([, kind = "", json = ""]) => [
    kind,
    JSON.parse(json),
  ]);

describe("the function", () => {
  it("runs against an in-process KMS without options, and prints its cold start", async () => {
    const { code, stdout, stderr } = await runExample("lambda");
    expect(stdout).toMatch(
      /^Bundle +\d+ bytes\nCold start +\d+ ms .*\nresponse +\{.*\}\nThe response decrypts to the original plaintext\n$/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    console.info(stdout.split("\n", 2).join("\n"));
  });

  it("handles valid and invalid events in order", async () => {
    const events = [
      { ciphertext, context: CONTEXT },
      { ciphertext, context: { tenant: "another" } },
      { ciphertext: "AQI", context: CONTEXT },
      { ciphertext, context: ["tenant"] },
      {},
      { ciphertext, context: CONTEXT },
    ];
    const run = await invoke(events.map((event) => JSON.stringify(event)));
    expect(outcomesOf(run)).toMatchObject([
      ["response", { keyId: expect.stringMatching(/^arn:aws:kms:/) }],
      ["error", { errorType: "InvalidCiphertextException" }],
      ["error", { errorType: "TypeError", errorMessage: "ciphertext must be base64" }],
      ["error", { errorType: "InputValidationError" }],
      ["error", { errorType: "TypeError", errorMessage: "ciphertext must be base64" }],
      ["response", {}],
    ]);
    expect(run.code).toBe(1);
  });

  it("re-encrypts under the other key with the same context, and needs exactly the permissions of the policy in its header", async () => {
    const run = await invoke([JSON.stringify({ ciphertext, context: CONTEXT })]);
    const [[kind, answer] = ["nothing", {}]] = outcomesOf(run);
    const { Plaintext, KeyId } = await client.send(
      new DecryptCommand({
        CiphertextBlob: Buffer.from(answer.ciphertext ?? "", "base64"),
        EncryptionContext: CONTEXT,
      }),
    );
    expect([kind, Buffer.from(Plaintext ?? []).toString(), KeyId]).toEqual([
      "response",
      "data",
      answer.keyId,
    ]);
    expect(KeyId).toContain(TO);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(await headerPolicyOf("lambda")));
    expect(run.code).toBe(0);
  });

  it("aborts the call before the timeout of Lambda", async () => {
    kms.faults.next(1, { latency: 600_000 });
    const run = await invoke([JSON.stringify({ ciphertext, context: CONTEXT })], ["--timeout", "1"]);
    expect(outcomesOf(run)).toEqual([
      ["error", { errorType: "AbortError", errorMessage: "ReEncrypt was aborted" }],
    ]);
    expect(run.code).toBe(1);
  });

  it.each([
    [
      ["--aws", "--event", "{}"],
      "--aws needs --source-key-id KEY, --destination-key-id KEY and --event JSON",
    ],
    [["--event", "{}"], "--event needs --aws"],
    [["--timeout", "soon"], "--timeout takes a number of seconds, 1 or more"],
  ])("rejects the command line %j", async (args, message) => {
    const { code, stderr } = await runExample("lambda", args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

describe("the bundle command in the header", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lambda-test-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("makes a file that contains the handler, and not the code that runs it on this machine", async () => {
    const header = await readFile("examples/lambda.ts", "utf8");
    const [, first = "", rest = ""] = /^ \* +npx esbuild (.*) \\\n \* +(.*)$/m.exec(header) ?? [];
    const file = join(folder, "index.mjs");
    const esbuild = resolve("node_modules/.bin/esbuild");
    const command = `${esbuild} ${first} ${rest}`.replace("--outfile=index.mjs", `--outfile=${file}`);
    await promisify(execFile)("sh", ["-c", command], { cwd: folderOf("commonjs") });

    const bundled = await readFile(file, "utf8");
    expect(bundled).toContain("ReEncrypt");
    expect(bundled).not.toMatch(/createServer|LocalKms|GenerateDataKey|AWS_LAMBDA_RUNTIME_API/);
    expect(Object.keys(await import(pathToFileURL(file).href))).toEqual(["handler"]);
  });
});
