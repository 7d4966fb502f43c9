/** The AWS CLI as a client, where it is installed. */
import { execFile, execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);

function isInstalled(): boolean {
  try {
    execFileSync("aws", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const installed = isInstalled();

let kms: LocalKms;
let folder: string;
beforeAll(async () => {
  kms = await LocalKms.start({ region: "eu-central-1" });
  folder = await mkdtemp(join(tmpdir(), "kms-cli-"));
});
afterAll(async () => {
  await kms.close();
  await rm(folder, { recursive: true });
});

/** Runs a command of `aws kms`, without whatever this machine has configured. */
async function aws(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run("aws", ["kms", ...args, "--endpoint-url", kms.endpoint, "--output", "json"], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      AWS_REGION: kms.region,
      AWS_DEFAULT_REGION: kms.region,
      AWS_ACCESS_KEY_ID: kms.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: kms.credentials.secretAccessKey,
      AWS_CONFIG_FILE: "/nonexistent",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_MAX_ATTEMPTS: "1",
    },
  });
  return stdout === "" ? {} : JSON.parse(stdout);
}

describe.skipIf(!installed)(`the AWS CLI${installed ? "" : " (skipped: aws is not installed)"}`, () => {
  it("encrypts, re-encrypts and decrypts", { timeout: 60_000 }, async () => {
    const [old, fresh] = [await kms.createKey(), await kms.createKey()];
    await kms.createAlias({ AliasName: "alias/fresh", TargetKeyId: fresh.KeyId });
    const context = "tenant=acme,Stage=test";
    const plaintext = Buffer.from("data").toString("base64");
    const { CiphertextBlob } = await aws(
      "encrypt",
      "--key-id",
      old.KeyId,
      "--plaintext",
      await blob(plaintext),
    );
    const moved = await aws(
      "re-encrypt",
      "--ciphertext-blob",
      await blob(CiphertextBlob),
      "--destination-key-id",
      "alias/fresh",
      "--destination-encryption-context",
      context,
    );
    expect(moved).toMatchObject({ SourceKeyId: old.Arn, KeyId: fresh.Arn });
    const decrypted = await aws(
      "decrypt",
      "--ciphertext-blob",
      await blob(moved.CiphertextBlob),
      "--encryption-context",
      context,
    );
    expect(decrypted).toMatchObject({ KeyId: fresh.Arn, Plaintext: plaintext });
  });

  it("shows the errors of LocalKms", { timeout: 60_000 }, async () => {
    await expect(aws("decrypt", "--ciphertext-blob", await blob("AAAA"))).rejects.toMatchObject({
      stderr: expect.stringMatching(/An error occurred \(InvalidCiphertextException\)/),
    });
  });
});

/** A value of bytes, in a file: the one way that both versions of the CLI understand. */
async function blob(data: unknown): Promise<string> {
  const path = join(folder, randomUUID());
  await writeFile(path, Buffer.from(String(data), "base64"));
  return `fileb://${path}`;
}
