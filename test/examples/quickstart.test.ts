import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExampleRun, runExample } from "../support/run-example.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quickstart-"));
});
afterAll(() => rm(folder, { recursive: true }));

const quickstart = (args: readonly string[] = [], env: Record<string, string> = {}): Promise<ExampleRun> =>
  runExample("quickstart", args, env);

async function fileOf(bytes: number): Promise<string> {
  const path = join(folder, `${bytes}.bin`);
  await writeFile(path, new Uint8Array(bytes).fill(7));
  return path;
}

describe("the quickstart", { timeout: 30_000 }, () => {
  it("moves a ciphertext to another key of a local KMS", async () => {
    const { code, stdout } = await quickstart();
    expect(stdout).toContain("gives the same 11 bytes back");
    expect(code).toBe(0);
  });

  it("takes a file of 4096 bytes", async () => {
    expect((await quickstart(["--file", await fileOf(4096)])).stdout).toContain("the same 4096 bytes");
  });

  it.each([
    [0, "is empty, and KMS encrypts 1 to 4096 bytes"],
    [4097, "has 4097 bytes, and KMS encrypts 1 to 4096. Encrypt larger data with a data key"],
  ])("refuses a file of %i bytes and says what to do", async (bytes, message) => {
    const { code, stderr } = await quickstart(["--file", await fileOf(bytes)]);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });

  it("names the file that cannot be read", async () => {
    expect((await quickstart(["--file", folder])).stderr).toContain(`${folder} is no file`);
    const missing = join(folder, "missing");
    expect((await quickstart(["--file", missing])).stderr).toContain(`${missing} cannot be read`);
  });

  it("tells its usage", async () => {
    expect((await quickstart(["--help"])).stdout).toContain("--source-key-id KEY --destination-key-id KEY");
  });

  it("works against any endpoint with keys that are there", async () => {
    await using kms = await LocalKms.start({ region: "eu-west-1" });
    const [source, destination] = [await kms.createKey(), await kms.createKey()];
    const keys = ["--source-key-id", source.KeyId, "--destination-key-id", destination.KeyId];
    const { stdout } = await quickstart(["--endpoint", kms.endpoint, "--region", kms.region, ...keys], {
      AWS_ACCESS_KEY_ID: kms.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: kms.credentials.secretAccessKey,
    });
    expect(stdout).toContain(kms.endpoint);
    expect(stdout).toContain("gives the same 11 bytes back");
  });

  it.each([
    [["--source-key-id", "alias/a"], "Give both --source-key-id and --destination-key-id"],
    [["--endpoint", "http://127.0.0.1:1"], "Give both --source-key-id and --destination-key-id"],
    [["--nonsense"], "--nonsense"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await quickstart(args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});
