import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { type ExampleRun, runExample } from "../support/run-example.js";

const SOURCE_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const DESTINATION_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const CALLER = "arn:aws:iam::111122223333:role/quickstart";

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

describe("quickstart", () => {
  it("re-encrypts a text under another key of an in-process KMS", async () => {
    const { code, stdout } = await quickstart();
    expect(stdout).toContain("result   the original 11 bytes");
    expect(code).toBe(0);
  });

  it("encrypts a file of 4096 bytes", async () => {
    expect((await quickstart(["--file", await fileOf(4096)])).stdout).toContain("the original 4096 bytes");
  });

  it.each([
    [0, "is empty. KMS encrypts 1 to 4096 bytes"],
    [4097, "has 4097 bytes. KMS encrypts 1 to 4096: encrypt the file with a data key"],
  ])("rejects a file of %i bytes and says what to do", async (bytes, message) => {
    const { code, stderr } = await quickstart(["--file", await fileOf(bytes)]);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });

  it("names a file that it cannot read", async () => {
    expect((await quickstart(["--file", folder])).stderr).toContain(`${folder} is not a file`);
    const missing = join(folder, "missing");
    expect((await quickstart(["--file", missing])).stderr).toContain(`Cannot read ${missing}`);
  });

  it("works with the keys of any endpoint, and needs exactly the permissions of the policy in its header", async () => {
    const statements = await headerPolicyOf("quickstart");
    await using kms = await LocalKms.start({
      seed: { Keys: [{ KeyId: SOURCE_KEY }, { KeyId: DESTINATION_KEY }] },
      principals: [ROOT, { arn: CALLER, statements }],
    });
    const {
      AWS_ENDPOINT_URL_KMS = "",
      AWS_REGION = "",
      ...env
    } = environmentOf(kms, kms.credentialsOf(CALLER));
    const place = ["--endpoint", AWS_ENDPOINT_URL_KMS, "--region", AWS_REGION];
    const keys = ["--source-key-id", SOURCE_KEY, "--destination-key-id", DESTINATION_KEY];
    const { code, stdout } = await quickstart(["--aws", ...place, ...keys], env);
    expect(stdout).toContain(kms.endpoint);
    expect(stdout).toContain("result   the original 11 bytes");
    expect(code).toBe(0);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(statements));
  });

  it("is what npm start runs in the repository", async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const { stdout } = await promisify(execFile)("npm", ["start", "--silent"], { cwd: root });
    expect(stdout).toContain("result   the original 11 bytes");
  });
});
