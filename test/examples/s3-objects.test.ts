import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";
import { type S3Server, type StoredS3Object, startS3 } from "../support/s3-server.js";

const OLD = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW = "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";
const seed: Seed = { Keys: [OLD, NEW].map((arn) => ({ KeyId: arn.slice(arn.indexOf("/") + 1) })) };
const CALLER = "arn:aws:iam::111122223333:role/ops";
const KEYS = ["--source-key-id", OLD, "--destination-key-id", NEW];
const CONTEXT = { "aws:x-amz-cek-alg": "AES/GCM/NoPadding", tenant: "acme" };

let kms: LocalKms;
let client: KMSClient;
let s3: S3Server;
beforeAll(async () => {
  const statements = await headerPolicyOf("s3-objects");
  kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  s3 = await startS3();
});
beforeEach(async () => {
  await kms.reset();
  s3.objects.clear();
  s3.requests.length = 0;
  s3.refuse = () => undefined;
});
afterAll(async () => {
  client.destroy();
  await s3[Symbol.asyncDispose]();
  await kms.close();
});

const run = (...args: readonly string[]) =>
  runExample("s3-objects", ["--aws", "--bucket", "bucket", ...KEYS, ...args], {
    ...environmentOf(kms, kms.credentialsOf(CALLER)),
    AWS_ENDPOINT_URL_S3: s3.endpoint,
  });

/** Puts an object whose data key is the encrypted text. */
async function put(
  key: string,
  headers: StoredS3Object["headers"] = {},
  text = `data key of ${key}`,
): Promise<void> {
  const Plaintext = new TextEncoder().encode(text);
  const encrypt = new EncryptCommand({ KeyId: OLD, Plaintext, EncryptionContext: CONTEXT });
  const { CiphertextBlob } = await client.send(encrypt);
  s3.objects.set(key, {
    content: Buffer.from(`sealed ${text}`),
    headers: {
      "x-amz-meta-x-amz-key-v2": Buffer.from(CiphertextBlob).toString("base64"),
      "x-amz-meta-x-amz-matdesc": JSON.stringify(CONTEXT),
      ...headers,
    },
  });
}

/** Decrypts the data key of an object with a key. */
async function dataKeyOf(key: string, KeyId = NEW): Promise<string> {
  const { "x-amz-meta-x-amz-key-v2": dataKey = "" } = s3.objects.get(key)?.headers ?? {};
  const CiphertextBlob = Buffer.from(dataKey, "base64");
  const decrypt = new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: CONTEXT });
  return new TextDecoder().decode((await client.send(decrypt)).Plaintext);
}

const copies = () => s3.requests.filter((request) => request.startsWith("PUT"));

it("without --aws, re-encrypts the data keys of objects in memory", async () => {
  const { code, stdout, stderr } = await runExample("s3-objects");
  expect(stdout).toMatch(
    /^Re-encrypted 20 data keys .*\n20 objects decrypt with the re-encrypted data keys\n$/,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

describe("the objects of a bucket", () => {
  const HEADERS = {
    "cache-control": "max-age=60",
    "content-disposition": 'attachment; filename="a.bin"',
    "content-encoding": "gzip",
    "content-language": "de",
    "content-type": "application/x-sealed",
    expires: "Wed, 21 Oct 2026 07:28:00 GMT",
    "x-amz-meta-owner": "someone",
    "x-amz-meta-x-amz-iv": "AAAA",
    "x-amz-server-side-encryption": "aws:kms",
    "x-amz-server-side-encryption-aws-kms-key-id": OLD,
    "x-amz-server-side-encryption-bucket-key-enabled": "true",
    "x-amz-storage-class": "STANDARD_IA",
    "x-amz-website-redirect-location": "/elsewhere",
  };
  const KEYS_OF_OBJECTS = ["a", "b/c d+e.txt", "b/ä&%25<x>?.bin", "f/../g", "z//"];

  it("keep everything but their data keys, and a second run changes nothing", async () => {
    for (const key of KEYS_OF_OBJECTS) await put(key, HEADERS);
    s3.objects.set("plain", { content: Buffer.from("text"), headers: { "content-type": "text/plain" } });
    const before = new Map(s3.objects);
    const first = await run();
    expect(first.stderr).toBe("");
    expect(first.stdout).toBe(
      `Re-encrypted 5 data keys under ${NEW}; 0 already were, and 1 objects have none\n`,
    );
    for (const key of KEYS_OF_OBJECTS) {
      expect(await dataKeyOf(key)).toBe(`data key of ${key}`);
      const { content, headers } = s3.objects.get(key) ?? {};
      const { "x-amz-meta-x-amz-key-v2": _, ...kept } = before.get(key)?.headers ?? {};
      expect(content).toEqual(before.get(key)?.content);
      expect(headers).toEqual({ ...kept, "x-amz-meta-x-amz-key-v2": expect.any(String) });
    }
    expect(s3.objects.get("plain")).toBe(before.get("plain"));
    const second = await run();
    expect(second.stdout).toContain("Re-encrypted 0 data keys");
    expect(second.stdout).toContain("5 already were");
    expect(copies()).toHaveLength(5);
    const allowed = actionsOf(await headerPolicyOf("s3-objects")).filter((action) =>
      action.startsWith("kms:"),
    );
    expect(actionsUsed(kms, CALLER)).toEqual(allowed);
  });

  it("are only those with the prefix, if there is one", async () => {
    for (const key of KEYS_OF_OBJECTS) await put(key);
    expect((await run("--prefix", "b/")).stdout).toContain("Re-encrypted 2 data keys");
    expect(await dataKeyOf("a", OLD)).toBe("data key of a");
  });

  it("are not overwritten when somebody writes them meanwhile, and a further run re-encrypts them", async () => {
    for (const key of ["busy", "calm", "gone"]) await put(key);
    kms.faults.rate(1, { latency: 500 }, { operation: "ReEncrypt" });
    const running = run();
    await expect.poll(() => kms.requests.of("ReEncrypt").length, { timeout: 30_000 }).toBeGreaterThan(3);
    await put("busy", {}, "another data key");
    s3.objects.delete("gone");
    const written = s3.objects.get("busy");
    const { code, stderr } = await running;
    expect(stderr).toContain("busy: was not written: PreconditionFailed");
    expect(stderr).toContain("gone: was not written: NoSuchKey");
    expect(stderr).toContain(`2 objects are still under ${OLD}`);
    expect(code).toBe(1);
    expect(s3.objects.get("busy")).toBe(written);
    expect(s3.objects.has("gone")).toBe(false);
    expect(await dataKeyOf("calm")).toBe("data key of calm");
    kms.faults.clear();
    expect((await run()).code).toBe(0);
    expect(await dataKeyOf("busy")).toBe("another data key");
  });

  it("are reported when they cannot be re-encrypted or copied, and the others go on", async () => {
    const bad: readonly (readonly [string, StoredS3Object["headers"], RegExp])[] = [
      ["broken", { "x-amz-meta-x-amz-key-v2": "AQIDBA==" }, /InvalidCiphertextException/],
      ["empty", { "x-amz-meta-x-amz-key-v2": "" }, /ReEncrypt was not sent/],
      ["foreign", { "x-amz-meta-x-amz-matdesc": '{"tenant":"other"}' }, /InvalidCiphertextException/],
      ["list", { "x-amz-meta-x-amz-matdesc": "[1]" }, /not a JSON object of strings/],
      ["text", { "x-amz-meta-x-amz-matdesc": "acme" }, /not a JSON object of strings/],
      ["large", { "content-length": String(6 * 2 ** 30) }, /larger than 5 GB/],
      ["missing", { "x-amz-missing-meta": "1" }, /metadata that S3 does not return/],
    ];
    for (const [key, headers] of bad) await put(key, headers);
    await put("archived");
    await put("good");
    const before = new Map(s3.objects);
    s3.refuse = (request) => (request === "PUT archived" ? "InvalidObjectState" : undefined);
    const { code, stdout, stderr } = await run();
    for (const [key, , reason] of bad) {
      expect(stderr.split("\n").find((line) => line.startsWith(`${key}: `))).toMatch(reason);
      expect(s3.objects.get(key)).toBe(before.get(key));
    }
    expect(stderr).toContain("archived: was not written: InvalidObjectState");
    expect(stdout).toContain("Re-encrypted 1 data keys");
    expect(await dataKeyOf("good")).toBe("data key of good");
    expect(code).toBe(1);
  });
});

it.each(["GET ", "HEAD object-3", "PUT object-3"])(
  "ends when S3 denies %s, before all data keys are re-encrypted for nothing",
  async (denied) => {
    for (let number = 1; number <= 6; number++) await put(`object-${number}`);
    s3.refuse = (request) => (request === denied ? "AccessDenied" : undefined);
    const { code, stderr } = await run();
    expect(stderr).toMatch(denied.startsWith("HEAD") ? /403|Forbidden|Unknown/ : /No/);
    expect(code).toBe(1);
  },
);

it.each([
  [
    ["--aws", "--bucket", "bucket"],
    "--aws needs --bucket BUCKET, --source-key-id ARN and --destination-key-id ARN",
  ],
  [["--aws", ...KEYS], "--aws needs --bucket BUCKET, --source-key-id ARN and --destination-key-id ARN"],
  [["--bucket", "bucket"], "--bucket needs --aws"],
])("the command line %j is rejected", async (args, message) => {
  const { code, stderr } = await runExample("s3-objects", args);
  expect(stderr).toContain(message);
  expect(code).toBe(1);
});
