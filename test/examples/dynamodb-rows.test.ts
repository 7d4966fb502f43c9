import { GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";
import { type LocalDynamoDB, putRow, startDynalite } from "../support/start-dynalite.js";

const OLD = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW = "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";
const seed: Seed = { Keys: [OLD, NEW].map((arn) => ({ KeyId: arn.slice(arn.indexOf("/") + 1) })) };
const CALLER = "arn:aws:iam::111122223333:role/ops";
const KEYS = ["--source-key-id", OLD, "--destination-key-id", NEW];

let kms: LocalKms;
let client: KMSClient;
let dynamodb: LocalDynamoDB;
beforeAll(async () => {
  const statements = await headerPolicyOf("dynamodb-rows");
  kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
});
beforeEach(async () => {
  await kms.reset();
  dynamodb = await startDynalite();
  return () => dynamodb[Symbol.asyncDispose]();
});
afterAll(async () => {
  client.destroy();
  await kms.close();
});

const run = (...args: readonly string[]) =>
  runExample("dynamodb-rows", ["--aws", "--table", "envelopes", ...KEYS, ...args], {
    ...environmentOf(kms, kms.credentialsOf(CALLER)),
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
  });

async function encrypt(id: string, text: string): Promise<Uint8Array> {
  const Plaintext = new TextEncoder().encode(text);
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: OLD, Plaintext, EncryptionContext: { row: id } }),
  );
  return CiphertextBlob;
}

const insert = async (id: string, text = `secret of ${id}`) =>
  putRow(dynamodb.client, id, await encrypt(id, text));

const read = async (id: string) =>
  (await dynamodb.client.send(new GetItemCommand({ TableName: "envelopes", Key: { id: { S: id } } }))).Item;

async function secretOf(id: string, KeyId = NEW): Promise<string> {
  const CiphertextBlob = (await read(id))?.secret?.B ?? new Uint8Array();
  const decrypt = new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: { row: id } });
  return new TextDecoder().decode((await client.send(decrypt)).Plaintext);
}

const succeeded = () => kms.requests.of("ReEncrypt").filter(({ status }) => status === 200);
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `row-${index}`);

it("without --aws, re-encrypts the secrets of a new table", async () => {
  const { code, stdout, stderr } = await runExample("dynamodb-rows", ["--segments", "3"]);
  expect(stdout).toMatch(
    /^Re-encrypted 40 secrets under arn:.*; 0 already were\n40 secrets decrypt with the new key\n$/,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

describe("the items of a table", () => {
  it.each(["1", "4", "9"])(
    "are re-encrypted once, read in %s segments of several pages; nothing else of them changes",
    async (segments) => {
      const ids = idsOf(60);
      for (const id of ids) await insert(id);
      // With a megabyte in four of them, a scan has several pages.
      for (const id of ids.slice(0, 8)) {
        const update = {
          UpdateExpression: "SET filler = :f",
          ExpressionAttributeValues: { ":f": { S: "x".repeat(390_000) } },
        };
        await dynamodb.client.send(
          new UpdateItemCommand({ TableName: "envelopes", Key: { id: { S: id } }, ...update }),
        );
      }
      expect(await run("--segments", segments)).toEqual({
        code: 0,
        stdout: `Re-encrypted 60 secrets under ${NEW}; 0 already were\n`,
        stderr: "",
      });
      for (const id of ids) expect(await secretOf(id)).toBe(`secret of ${id}`);
      expect(await read("row-3")).toMatchObject({
        big: { N: "12345678901234567890" },
        tags: { SS: ["a", "b"] },
        filler: { S: expect.any(String) },
      });
      expect(succeeded()).toHaveLength(60);
    },
  );

  it("are not re-encrypted again by a second run, which needs exactly the permissions of the policy", async () => {
    for (const id of idsOf(5)) await insert(id);
    await run();
    const before = await read("row-2");
    expect((await run()).stdout).toBe(`Re-encrypted 0 secrets under ${NEW}; 5 already were\n`);
    expect(await read("row-2")).toEqual(before);
    const allowed = actionsOf(await headerPolicyOf("dynamodb-rows")).filter((action) =>
      action.startsWith("kms:"),
    );
    expect(actionsUsed(kms, CALLER)).toEqual(allowed);
  });

  it("are not overwritten when somebody writes them meanwhile, and a further run re-encrypts them", async () => {
    for (const id of ["busy", "calm"]) await insert(id);
    kms.faults.rate(1, { latency: 500 }, { operation: "ReEncrypt" });
    const running = run();
    await expect.poll(() => kms.requests.of("ReEncrypt").length, { timeout: 30_000 }).toBeGreaterThan(2);
    await insert("busy", "another secret");
    const { code, stderr } = await running;
    expect(stderr).toContain("Item busy: was written by somebody else meanwhile");
    expect(code).toBe(1);
    expect(await secretOf("busy", OLD)).toBe("another secret");
    expect(await secretOf("calm")).toBe("secret of calm");
    kms.faults.clear();
    expect((await run()).code).toBe(0);
    expect(await secretOf("busy")).toBe("another secret");
  });

  it("are reported when they cannot be re-encrypted, and the others go on", async () => {
    const put = (id: string, attributes: object) =>
      dynamodb.client.send(
        new PutItemCommand({ TableName: "envelopes", Item: { id: { S: id }, ...attributes } }),
      );
    await insert("good");
    await putRow(dynamodb.client, "broken", new Uint8Array(30));
    await putRow(dynamodb.client, "swapped", (await read("good"))?.secret?.B ?? new Uint8Array());
    await put("text", { secret: { S: "AQID" } });
    await put("null", { secret: { NULL: true } });
    await put("none", {});
    const { code, stdout, stderr } = await run();
    expect(stderr.match(/^Item \w+/gm)?.sort()).toEqual(["Item broken", "Item swapped", "Item text"]);
    expect(stdout).toContain("Re-encrypted 1 secrets");
    expect(await secretOf("good")).toBe("secret of good");
    expect(code).toBe(1);
  });
});

const missing = "--aws needs --table TABLE, --source-key-id ARN and --destination-key-id ARN";
it.each([
  [["--aws", "--table", "envelopes"], missing],
  [["--aws", ...KEYS], missing],
  [["--table", "envelopes"], "--table needs --aws"],
  [["--segments", "0"], "--segments takes a number from 1 to 100"],
  [["--segments", "many"], "--segments takes a number from 1 to 100"],
])("the command line %j is rejected", async (args, message) => {
  const { code, stderr } = await runExample("dynamodb-rows", args);
  expect(stderr).toContain(message);
  expect(code).toBe(1);
});
