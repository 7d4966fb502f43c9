import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KMS } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  actionsOf,
  actionsUsed,
  environmentOf,
  headerDocumentsOf,
  ROOT,
  statementsOf,
} from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const OLD_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const CALLER = "arn:aws:iam::111122223333:role/rotation";
const ADMIN = { Effect: "Allow", Principal: { AWS: ROOT.arn }, Action: "kms:*", Resource: "*" };

let folder: string;
let store: string;
let args: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rotate-key-test-"));
  store = join(folder, "secrets.json");
  args = ["--aws", "--alias", "alias/app", "--store", store, "--policy", join(folder, "policy.json")];
});
afterAll(() => rm(folder, { recursive: true }));

const read = async () => JSON.parse(await readFile(store, "utf8"));
const write = (content: unknown) => writeFile(store, JSON.stringify(content));

/** The IAM policy of the header, and the statement for the key policy of the new key. */
async function headerOf() {
  const [policy = "", statement = ""] = await headerDocumentsOf("rotate-key");
  return { iam: statementsOf(policy), keyPolicy: statementsOf(`{ "Statement": [${statement}] }`), statement };
}

/** Starts a KMS with a key behind alias/app, and a caller with the policies of the header. */
async function startKms(): Promise<LocalKms> {
  const { iam, statement } = await headerOf();
  const Statement = [ADMIN, JSON.parse(statement)];
  await writeFile(join(folder, "policy.json"), JSON.stringify({ Version: "2012-10-17", Statement }));
  return LocalKms.start({
    seed: {
      Keys: [{ KeyId: OLD_KEY }],
      Aliases: [{ AliasName: "alias/app", TargetKeyId: OLD_KEY }],
    },
    principals: [ROOT, { arn: CALLER, statements: iam }],
  });
}

const clientOf = ({ endpoint, region, credentials }: LocalKms) => new KMS({ endpoint, region, credentials });

async function recordOf(client: KMS, id: string) {
  const context = { record: id };
  const Plaintext = Buffer.from(`secret ${id}`);
  const output = await client.encrypt({ KeyId: "alias/app", Plaintext, EncryptionContext: context });
  return {
    id,
    key: output.KeyId,
    ciphertext: Buffer.from(output.CiphertextBlob).toString("base64"),
    context,
  };
}

async function plaintextOf(client: KMS, { ciphertext, context }: Awaited<ReturnType<typeof recordOf>>) {
  const CiphertextBlob = Buffer.from(ciphertext, "base64");
  const input = { CiphertextBlob, KeyId: "alias/app", EncryptionContext: context };
  return Buffer.from((await client.decrypt(input)).Plaintext ?? []).toString();
}

describe("rotate-key", () => {
  it("rotates a key of an in-process KMS, and decrypts all records afterwards", async () => {
    const { code, stdout } = await runExample("rotate-key");
    expect(stdout).toMatch(/^Rotating alias\/app from arn:\S+ to arn:\S+$/m);
    expect(stdout.split("\n").slice(1)).toEqual([
      "3 records re-encrypted.",
      "alias/app points to the new key.",
      "0 records re-encrypted.",
      "3 records verified.",
      "The old key is disabled.",
      "All records decrypt to their secrets.",
      "",
    ]);
    expect(code).toBe(0);
  });

  it("continues where the failed run stopped, and needs exactly the permissions of the policies in its header", async () => {
    await using kms = await startKms();
    const client = clientOf(kms);
    const records = await Promise.all(["1", "2", "3"].map((id) => recordOf(client, id)));
    const run = () =>
      runExample("rotate-key", args, {
        ...environmentOf(kms, kms.credentialsOf(CALLER)),
        AWS_MAX_ATTEMPTS: "1",
      });

    // KMS rejects the second record after the first is done. The test repairs the second record.
    const broken = records.map((record) =>
      record.id === "2" ? { ...record, context: { record: "x" } } : record,
    );
    await write({ records: broken });
    const first = await run();
    expect(first.stderr).toMatch(
      /^Cannot re-encrypt record 2\. ReEncrypt failed with InvalidCiphertextException/,
    );
    expect(first.code).toBe(1);
    const interrupted = await read();
    interrupted.records[1].context = { record: "2" };
    await write(interrupted);

    // KMS fails, each time in another step.
    for (const operation of ["UpdateAlias", "DescribeKey", "DisableKey"] as const) {
      kms.faults.next(1, "KMSInternalException", { operation });
      const { code, stderr } = await run();
      expect(stderr).toContain(`${operation} failed with KMSInternalException`);
      expect(code).toBe(1);
    }
    expect(await run()).toMatchObject({ code: 0, stderr: "" });

    const after = await read();
    expect(after.rotation).toBeUndefined();
    const { KeyMetadata: named } = await client.describeKey({ KeyId: "alias/app" });
    for (const record of after.records) {
      expect(record.key).toBe(named.Arn);
      expect(await plaintextOf(client, record)).toBe(`secret ${record.id}`);
    }
    expect((await client.describeKey({ KeyId: OLD_KEY })).KeyMetadata.KeyState).toBe("Disabled");
    // There is one new key, and one ReEncrypt per record. The other calls are the rejected one and the dry runs.
    expect(kms.requests.of("CreateKey")).toHaveLength(1);
    expect(kms.requests.of("ReEncrypt").filter(({ status }) => status === 200)).toHaveLength(3);
    const { iam, keyPolicy } = await headerOf();
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf([...iam, ...keyPolicy]));
    expect(await readdir(folder)).toEqual(["policy.json", "secrets.json"]);
    client.destroy();
  });

  it("re-encrypts records that appear under the old key during the rotation, and leaves those under the new key", async () => {
    await using kms = await startKms();
    const client = clientOf(kms);
    const before = await recordOf(client, "before");
    await write({ records: [] });
    kms.faults.next(3, "KMSInternalException", { operation: "DisableKey" });
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    expect((await runExample("rotate-key", args, env)).stderr).toContain("DisableKey failed");
    const after = await recordOf(client, "after");
    await write({ ...(await read()), records: [before, after] });

    expect((await runExample("rotate-key", args, env)).stdout).toContain("1 records re-encrypted.");

    const { records } = await read();
    expect(records[1]).toEqual(after);
    expect(records[0].key).toBe(after.key);
    expect(await plaintextOf(client, records[0])).toBe("secret before");
    client.destroy();
  });

  it("does not disable the old key while a record is under a third key", async () => {
    await using kms = await startKms();
    const client = clientOf(kms);
    const record = await recordOf(client, "1");
    await write({ records: [{ ...record, key: "arn:aws:kms:us-east-1:111122223333:key/other" }] });
    const env = environmentOf(kms, kms.credentialsOf(CALLER));
    expect(await runExample("rotate-key", args, env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        "Record 1 is under arn:aws:kms:us-east-1:111122223333:key/other, which is",
      ),
    });
    expect((await client.describeKey({ KeyId: OLD_KEY })).KeyMetadata.KeyState).toBe("Enabled");
    client.destroy();
  });

  it.each([
    ["{", "is not JSON"],
    ['{"records":[{"id":"1"}]}', "is not a store"],
    [
      '{"rotation":{"alias":"alias/other","from":"a","to":"b"},"records":[]}',
      "has an unfinished rotation of alias/other: finish that one first",
    ],
  ])("rejects the store %s without calling KMS", async (content, message) => {
    await using kms = await startKms();
    await writeFile(store, content);
    const { code, stderr } = await runExample("rotate-key", args, environmentOf(kms));
    expect(stderr).toContain(`${store} ${message}`);
    expect(code).toBe(1);
    expect(kms.requests.length).toBe(0);
  });
});
