import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.js";
import { KMS } from "../../../src/index.js";
import { LocalKms } from "../../../src/local.js";
import { cliIo } from "../../support/cli-io.js";

const KEYS = {
  old: "1234abcd-12ab-34cd-56ef-1234567890ab",
  new: "0987dcba-09fe-87dc-65ba-ab0987654321",
  off: "11111111-2222-4333-8444-555555555555",
};
const CALLER = "arn:aws:iam::111122223333:root";
const STRANGER = "arn:aws:iam::111122223333:user/stranger";

let kms: LocalKms;
let ciphertext: string;

beforeAll(async () => {
  kms = await LocalKms.start({
    principals: [{ arn: CALLER }, { arn: STRANGER }],
    seed: {
      Keys: [{ KeyId: KEYS.old }, { KeyId: KEYS.new }, { KeyId: KEYS.off, Enabled: false }],
      Aliases: [
        { AliasName: "alias/old", TargetKeyId: KEYS.old },
        { AliasName: "alias/new", TargetKeyId: KEYS.new },
        { AliasName: "alias/off", TargetKeyId: KEYS.off },
      ],
    },
  });
  const client = new KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  const { CiphertextBlob } = await client.encrypt({ KeyId: "alias/old", Plaintext: Buffer.from("hello") });
  ciphertext = Buffer.from(CiphertextBlob).toString("base64");
});
afterAll(() => kms.close());

async function check(words: readonly string[], caller = CALLER) {
  const { accessKeyId, secretAccessKey } = kms.credentialsOf(caller);
  const env = {
    AWS_ENDPOINT_URL_KMS: kms.endpoint,
    AWS_REGION: kms.region,
    AWS_MAX_ATTEMPTS: "1",
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: "/nonexistent",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
  };
  const io = cliIo({ env });
  const before = kms.requests.length;
  const exitCode = await run(["check", ...words], io);
  return { exitCode, ...io.written, requests: kms.requests.all().slice(before) };
}

const fromOldToNew = ["--source-key-id", "alias/old", "--destination-key-id", "alias/new"];

describe("check", () => {
  it("says that a re-encryption is allowed, and exits with 0", async () => {
    expect(await check(fromOldToNew)).toMatchObject({
      exitCode: 0,
      stdout: "Allowed: the re-encryption would succeed. Nothing was re-encrypted.\n",
      stderr: "",
    });
  });

  it("sends one dry run, without a ciphertext if none is given", async () => {
    const { requests } = await check(fromOldToNew);
    expect(requests.map(({ operation, errorCode }) => [operation, errorCode])).toEqual([
      ["ReEncrypt", "DryRunOperationException"],
    ]);
  });

  it("checks a ciphertext, too", async () => {
    const words = ["--ciphertext-blob", ciphertext, "--destination-key-id", "alias/new"];
    expect(await check(words)).toMatchObject({ exitCode: 0, stderr: "" });
    const wrong = await check([...words, "--source-encryption-context", "purpose=test"]);
    expect(wrong).toMatchObject({ exitCode: 254, stderr: "" });
    expect(wrong.stdout).toContain("Not allowed: InvalidCiphertextException");
  });

  it.each([
    ["a key that does not exist", ["--destination-key-id", "alias/nope"], CALLER, "NotFoundException"],
    ["a disabled key", ["--destination-key-id", "alias/off"], CALLER, "DisabledException"],
    ["a caller without permission", ["--destination-key-id", "alias/new"], STRANGER, "AccessDeniedException"],
  ])("says why not, and exits with 254: %s", async (_, words, caller, code) => {
    const { exitCode, stdout, stderr } = await check(["--source-key-id", "alias/old", ...words], caller);
    expect({ exitCode, stderr }).toEqual({ exitCode: 254, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Not allowed: ${code}`));
  });

  it("prints an object with --json", async () => {
    const allowed = await check([...fromOldToNew, "--json"]);
    expect(allowed.stdout).toBe('{\n    "allowed": true\n}\n');
    const { exitCode, stdout } = await check([
      "--source-key-id",
      "alias/old",
      "--destination-key-id",
      "alias/off",
      "--json",
    ]);
    expect(exitCode).toBe(254);
    expect(JSON.parse(stdout)).toMatchObject({ allowed: false, code: "DisabledException" });
  });

  it("prints what --output and --query ask for", async () => {
    expect((await check([...fromOldToNew, "--output", "yaml"])).stdout).toBe("allowed: true\n");
    expect((await check([...fromOldToNew, "--query", "allowed", "--output", "text"])).stdout).toBe("True\n");
  });

  it("prints errors that are no answer to standard error", async () => {
    kms.faults.next(1, "KMSInternalException");
    const { exitCode, stdout, stderr } = await check(fromOldToNew);
    expect({ exitCode, stdout }).toEqual({ exitCode: 254, stdout: "" });
    expect(stderr).toContain("KMSInternalException");
  });

  it.each([
    [["--destination-key-id", "alias/new"], "--source-key-id"],
    [["--source-key-id", "alias/old"], "--destination-key-id"],
    [[...fromOldToNew, "--no-dry-run"], "--no-dry-run"],
    [[...fromOldToNew, "--out", "new.bin"], "--out"],
  ])("exits with 252 and sends nothing for %j", async (words, named) => {
    const { exitCode, stdout, stderr, requests } = await check(words);
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: 252, stdout: "", requests: [] });
    expect(stderr).toContain(named);
  });
});
