/** The program of the tarball, in the shell scripts of the manual of the AWS CLI. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { run } from "./tools.js";

const consumer = inject("consumer");
const installed = join(consumer, "node_modules", "kms-reencrypt");
const OLD = "1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW = "0987dcba-09fe-87dc-65ba-ab0987654321";

let kms: import("kms-reencrypt/local").LocalKms;
let client: import("kms-reencrypt").KMS;
let env: Record<string, string>;

beforeAll(async () => {
  const { LocalKms }: typeof import("kms-reencrypt/local") = await import(join(installed, "dist/local.js"));
  const { KMS }: typeof import("kms-reencrypt") = await import(join(installed, "dist/index.js"));
  kms = await LocalKms.start({ seed: { Keys: [{ KeyId: OLD }, { KeyId: NEW }] } });
  const { endpoint, region, credentials } = kms;
  client = new KMS({ endpoint, region, credentials });
  const { CiphertextBlob } = await client.encrypt({ KeyId: OLD, Plaintext: Buffer.from("hello") });
  await writeFile(join(consumer, "ExampleEncryptedFile"), CiphertextBlob);
  env = {
    PATH: `${join(consumer, "node_modules/.bin")}:${process.env.PATH}`,
    HOME: consumer,
    // Other tests look at the files of the installed package.
    NODE_DISABLE_COMPILE_CACHE: "1",
    AWS_ENDPOINT_URL_KMS: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
});
afterAll(async () => {
  client.destroy();
  await kms.close();
});

/** Runs a shell script in which `aws` is the program. */
const shell = (script: string) =>
  run("bash", ["-c", `set -o pipefail; aws() { kms-reencrypt "$@"; }\n${script}`], { cwd: consumer, env });

describe("the examples of the manual", () => {
  it("re-encrypt a file for Linux and macOS", async () => {
    expect(
      await shell(`aws kms re-encrypt \\
        --ciphertext-blob fileb://ExampleEncryptedFile \\
        --source-key-id ${OLD} \\
        --destination-key-id ${NEW} \\
        --query CiphertextBlob \\
        --output text | base64 --decode > ExampleReEncryptedFile
      aws kms decrypt --ciphertext-blob fileb://ExampleReEncryptedFile --key-id ${NEW} \\
        --query Plaintext --output text | base64 --decode`),
    ).toEqual({ code: 0, output: "hello" });
  });

  it("re-encrypt a file for Windows, in two steps", async () => {
    expect(
      await shell(`aws kms re-encrypt \\
        --ciphertext-blob fileb://ExampleEncryptedFile \\
        --source-key-id ${OLD} \\
        --destination-key-id ${NEW} \\
        --query CiphertextBlob \\
        --output text > ExampleReEncryptedFile.base64
      base64 --decode ExampleReEncryptedFile.base64 > ExampleReEncryptedFile
      aws kms decrypt --ciphertext-blob fileb://ExampleReEncryptedFile --key-id ${NEW} \\
        --output text --query KeyId`),
    ).toMatchObject({ code: 0, output: expect.stringContaining(NEW) });
  });
});

describe("the program in a shell", () => {
  it("starts with npx", async () => {
    expect(
      await run("npx", ["--no-install", "kms-reencrypt", "--version"], { cwd: consumer, env }),
    ).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^kms-reencrypt\/\d/),
    });
  });

  it("starts from its compiled code after the first re-encryption, and calls as before", async () => {
    const copy = join(consumer, "node_modules/copy");
    const call = `NODE_DISABLE_COMPILE_CACHE= node ${copy}/dist/cli.cjs re-encrypt \\
      --ciphertext-blob fileb://ExampleEncryptedFile --destination-key-id ${NEW} --query KeyId --output text`;
    const { code, output } = await shell(`
      cp -r ${installed} ${copy}
      ${call} && ls ${copy}/dist/*.cache && ${call}
      rm -r ${copy}`);
    expect(code).toBe(0);
    expect(output.match(new RegExp(`key/${NEW}\n`, "g"))?.length).toBe(2);
    expect(output).toMatch(/cli-program\.cjs\.\S+\.cache\n/);
  });

  it("reads a pipe and process substitution", async () => {
    const arguments_ = `--destination-key-id ${NEW} --query KeyId --output text`;
    const { code, output } = await shell(`
      cat ExampleEncryptedFile | aws kms re-encrypt --ciphertext-blob fileb:///dev/stdin ${arguments_}
      cat ExampleEncryptedFile | aws kms re-encrypt --ciphertext-blob - ${arguments_}
      base64 ExampleEncryptedFile | aws kms re-encrypt --ciphertext-blob file:///dev/stdin ${arguments_}
      aws kms re-encrypt --ciphertext-blob fileb://<(cat ExampleEncryptedFile) ${arguments_}`);
    expect(code).toBe(0);
    expect(output.match(new RegExp(`key/${NEW}\n`, "g"))?.length).toBe(4);
  });

  it("is silent when its reader is gone, and fails on a full disk", async () => {
    const call = `aws kms list-keys --output json`;
    expect(await shell(`${call} | true`)).toEqual({ code: 0, output: "" });
    const { code, output } = await shell(`${call} > /dev/full`);
    expect({ code, output }).toEqual({ code: 255, output: expect.stringContaining("Standard output") });
  });

  it.each([
    { signal: "INT", code: 130 },
    { signal: "TERM", code: 143 },
  ])("ends with $code after SIG$signal", async ({ signal, code }) => {
    // The pipe from `sleep` never ends, so that the program waits for standard input.
    const { output } = await shell(`
      mkfifo fifo-${signal}; sleep 60 > fifo-${signal} & sleeper=$!
      kms-reencrypt re-encrypt --ciphertext-blob - --destination-key-id ${NEW} --debug < fifo-${signal} & program=$!
      until kill -0 $program && ls -l /proc/$program/fd/0 > /dev/null 2>&1; do :; done; sleep 1
      kill -${signal} $program; wait $program; echo "exit $?"; kill $sleeper`);
    expect(output).toContain(`exit ${code}`);
  });

  it("loads LocalKms, rewrap, YAML, JMESPath, completion and help from their own files", async () => {
    const { code, output } = await shell(`
      echo "{\\"ct\\":\\"$(base64 -w0 ExampleEncryptedFile)\\"}" > rows.jsonl
      kms-reencrypt rewrap --field ct --destination-key-id ${NEW} --summary json rows.jsonl moved.jsonl
      kms-reencrypt local --exec kms-reencrypt create-key --query KeyMetadata.KeyState
      kms-reencrypt list-keys --output text --query 'Keys[0].KeyId' > /dev/null
      kms-reencrypt re-encrypt --cli-input-yaml 'DestinationKeyId: ${NEW}' --ciphertext-blob fileb://ExampleEncryptedFile --select '^DestinationKeyId'
      kms-reencrypt completion bash | bash -n
      kms-reencrypt re-encrypt help | head -1`);
    expect(output).toContain('"rows":{"done":1,"changed":1,');
    expect(output).toContain('"Enabled"');
    expect(output).toContain(NEW);
    expect(output).toContain("kms-reencrypt re-encrypt");
    expect(code).toBe(0);
  });
});
