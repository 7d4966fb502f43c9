/** Jobs over HTTP against a LocalKms. */
import {
  BulkStoppedError,
  DecryptCommand,
  EncryptCommand,
  KMSClient,
  type KMSClientConfig,
  type ReEncryptAllOptions,
  type ReEncryptItem,
  reEncryptAll,
} from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collect, jobOf } from "../support/bulk-jobs.js";
import { SimulatedTime } from "../support/SimulatedTime.js";

const OLD = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW = "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";
const OTHER = "arn:aws:kms:us-east-1:111122223333:key/11112222-3333-4444-5555-666677778888";
const RSA = "arn:aws:kms:us-east-1:111122223333:key/22223333-4444-5555-6666-777788889999";
const idOf = (arn: string) => arn.slice(arn.indexOf("/") + 1);

const seed: Seed = {
  Keys: [
    ...[OLD, NEW, OTHER].map((arn) => ({ KeyId: idOf(arn) })),
    { KeyId: idOf(RSA), KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" },
  ],
  Aliases: [
    { AliasName: "alias/old", TargetKeyId: idOf(OLD) },
    { AliasName: "alias/new", TargetKeyId: idOf(NEW) },
  ],
};
const ROOT = "arn:aws:iam::111122223333:root";
const role = (name: string, from: readonly string[], to: readonly string[]) => ({
  arn: `arn:aws:iam::111122223333:role/${name}`,
  statements: [
    ...(from.length > 0
      ? [{ effect: "Allow" as const, actions: ["kms:ReEncryptFrom"], resources: from }]
      : []),
    ...(to.length > 0 ? [{ effect: "Allow" as const, actions: ["kms:ReEncryptTo"], resources: to }] : []),
  ],
});
const MOVER = role("mover", [OLD], [NEW]);
const READER = role("reader", [OLD], []);
const WRITER = role("writer", [], [NEW]);

let kms: LocalKms;
let client: KMSClient;
const clients: KMSClient[] = [];
beforeAll(async () => {
  kms = await LocalKms.start({ seed, principals: [{ arn: ROOT }, MOVER, READER, WRITER] });
  client = clientOf(ROOT);
});
beforeEach(() => kms.reset());
afterAll(async () => {
  for (const each of clients) each.destroy();
  await kms.close();
});

function clientOf(arn: string, config: KMSClientConfig = {}): KMSClient {
  const { endpoint, region } = kms;
  const made = new KMSClient({ endpoint, region, credentials: kms.credentialsOf(arn), ...config });
  clients.push(made);
  return made;
}

async function encrypt(text: string, EncryptionContext?: Record<string, string>, KeyId = OLD) {
  const Plaintext = new TextEncoder().encode(text);
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext }));
  return CiphertextBlob;
}

const encryptMany = (count: number, context?: Record<string, string>) =>
  Promise.all(
    Array.from({ length: count }, async (_, id) => ({
      id,
      CiphertextBlob: await encrypt(`text ${id}`, context),
    })),
  );

async function decrypt(CiphertextBlob: Uint8Array, EncryptionContext?: Record<string, string>, KeyId = NEW) {
  const { Plaintext } = await client.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext }));
  return new TextDecoder().decode(Plaintext);
}

async function run<Item extends ReEncryptItem>(
  caller: KMSClient,
  items: Iterable<Item>,
  options: ReEncryptAllOptions = {},
) {
  const results = reEncryptAll(caller, items, { DestinationKeyId: "alias/new", ...options });
  return { ...(await collect(results)), summary: results.summary };
}

const reEncrypts = () => kms.requests.of("ReEncrypt");

it("re-encrypts all items under the new key and context, and counts them by source key", async () => {
  const items = await encryptMany(50, { tenant: "a" });
  const { results, summary } = await run(client, items, {
    SourceEncryptionContext: { tenant: "a" },
    DestinationEncryptionContext: { tenant: "b" },
  });
  for (const result of results) {
    if (result.status !== "reencrypted") throw new Error(result.status);
    expect(await decrypt(result.output.CiphertextBlob, { tenant: "b" })).toBe(`text ${result.item.id}`);
  }
  expect(summary).toMatchObject({ done: 50, changed: 50, current: 0, failed: 0, requests: 51 });
  expect(summary.bySourceKey).toEqual({ [OLD]: { changed: 50, current: 0, failed: 0 } });
});

it("one bad item, of whatever kind, does not stop the others", async () => {
  const good = await encryptMany(3);
  const bad: unknown[] = [
    null,
    undefined,
    7,
    "AQID",
    {},
    [],
    { id: 1, CiphertextBlob: null },
    { CiphertextBlob: new Uint8Array() },
    { CiphertextBlob: new Uint8Array(6145) },
    { CiphertextBlob: new Uint8Array(20) },
    { ...good[0], DestinationEncryptionContex: { tenant: "a" } },
    { ...good[0], SourceKeyId: NEW, DestinationKeyId: OTHER },
    { ...good[0], DestinationKeyId: "alias/missing" },
    { ...good[0], SourceEncryptionContext: { wrong: "context" } },
    { ...good[0], SourceEncryptionContext: new Map() },
    { ...good[0], GrantTokens: "token" },
    { ...good[0], DryRun: true },
  ];
  const items = [...bad, ...good, ...bad] as ReEncryptItem[];
  const { results, error, summary } = await run(client, items, { ordered: true });
  expect(error).toBeUndefined();
  expect(results.map(({ status }) => status)).toEqual([
    ...bad.map(() => "failed"),
    ...good.map(() => "reencrypted"),
    ...bad.map(() => "failed"),
  ]);
  expect(summary).toMatchObject({ done: items.length, changed: 3, failed: 2 * bad.length });
});

describe("items that an earlier run has moved", () => {
  it("are current when the context has changed, so that they are not re-encrypted or lost", async () => {
    const moved = await encrypt("moved", { tenant: "b" }, NEW);
    const items = [{ id: "moved", CiphertextBlob: moved }, ...(await encryptMany(2, { tenant: "a" }))];
    const contexts = {
      SourceEncryptionContext: { tenant: "a" },
      DestinationEncryptionContext: { tenant: "b" },
    };
    const { results, summary } = await run(client, items, { ...contexts, ordered: true });
    expect(results.map(({ status }) => status)).toEqual(["current", "reencrypted", "reencrypted"]);
    expect(summary.bySourceKey).toEqual({
      [NEW]: { changed: 0, current: 1, failed: 0 },
      [OLD]: { changed: 2, current: 0, failed: 0 },
    });
  });

  it("are current when the source key is named, and unchanged when it is not", async () => {
    const moved = await encrypt("moved", undefined, NEW);
    const named = await run(client, [moved], { SourceKeyId: "alias/old" });
    expect(named.results).toMatchObject([{ status: "current" }]);
    const unnamed = await run(client, [moved]);
    expect(unnamed.results).toMatchObject([{ status: "reencrypted", changed: false }]);
  });

  it("fail without a dry run when skipCurrent is false, or the caller may not decrypt under the new key", async () => {
    const moved = await encrypt("moved", undefined, NEW);
    const off = await run(client, [moved], {
      SourceKeyId: "alias/old",
      skipCurrent: false,
      preflight: false,
    });
    expect(off.results).toMatchObject([{ status: "failed", error: { name: "IncorrectKeyException" } }]);
    expect(reEncrypts()).toHaveLength(1);
    const denied = await run(clientOf(MOVER.arn), [moved], { SourceKeyId: OLD, DestinationKeyId: NEW });
    expect(denied.results).toMatchObject([{ status: "failed", error: { name: "IncorrectKeyException" } }]);
  });

  it("under the new key, but with neither context, fail", async () => {
    const strange = await encrypt("strange", { tenant: "c" }, NEW);
    const { results } = await run(client, [strange], { DestinationEncryptionContext: { tenant: "b" } });
    expect(results).toMatchObject([{ status: "failed", error: { name: "InvalidCiphertextException" } }]);
  });
});

describe("verify", () => {
  it("proves each new ciphertext by a dry run from the destination key", async () => {
    const { summary } = await run(client, await encryptMany(5), { verify: true });
    expect(summary).toMatchObject({ done: 5, changed: 5, requests: 12 });
    const verified = reEncrypts().filter(({ errorCode }) => errorCode === "DryRunOperationException");
    expect(verified).toHaveLength(7);
  });

  it("says before the job that kms:ReEncryptFrom on the destination key is missing", async () => {
    const items = await encryptMany(5);
    const options = { SourceKeyId: OLD, DestinationKeyId: NEW, verify: true };
    const { results, error } = await run(clientOf(MOVER.arn), items, options);
    expect(error).toBeInstanceOf(BulkStoppedError);
    expect(String(error)).toContain("verify needs kms:ReEncryptFrom on the destination key");
    expect(results).toMatchObject([{ status: "failed", attempts: 0 }]);
    const sent = reEncrypts().map(({ errorCode }) => errorCode);
    expect(sent).toEqual(["DryRunOperationException", "AccessDeniedException"]);
  });

  it("fails an item whose new ciphertext cannot be decrypted", async () => {
    const broken = clientOf(ROOT);
    broken.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { CiphertextBlob } = Object(result.output);
        if (CiphertextBlob) CiphertextBlob[CiphertextBlob.length - 1] ^= 1;
        return result;
      },
      { step: "initialize" },
    );
    const { results } = await run(broken, await encryptMany(1), { verify: true });
    expect(results).toMatchObject([
      { status: "failed", error: { name: "InvalidCiphertextException" }, attempts: 2 },
    ]);
  });
});

describe("a job that cannot succeed says why, and re-encrypts nothing:", () => {
  const cases: Record<string, [ReEncryptAllOptions, RegExp, (() => Promise<unknown>)?]> = {
    "a missing destination": [{ DestinationKeyId: "alias/missing" }, /NotFoundException.*alias\/missing/s],
    "a missing source": [{ SourceKeyId: "alias/missing" }, /NotFoundException.*alias\/missing/s],
    "a disabled destination": [{}, /DisabledException/, () => kms.disableKey({ KeyId: NEW })],
    "a disabled source": [{ SourceKeyId: OLD }, /DisabledException/, () => kms.disableKey({ KeyId: OLD })],
    "a destination that is pending deletion": [
      {},
      /KMSInvalidStateException/,
      () => kms.scheduleKeyDeletion({ KeyId: NEW }),
    ],
    "a wrong algorithm": [
      { DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256" },
      /InvalidKeyUsageException/,
    ],
    "a wrong algorithm for an RSA key": [{ DestinationKeyId: RSA }, /InvalidKeyUsageException/],
  };

  it.each(Object.entries(cases))("%s", async (_, [options, message, prepare]) => {
    const items = await encryptMany(3);
    kms.requests.clear();
    await prepare?.();
    const { error, summary } = await run(client, items, options);
    expect(error).toBeInstanceOf(BulkStoppedError);
    expect(String(error)).toMatch(message);
    expect(summary).toMatchObject({ stopped: "preflight", done: 1, failed: 1 });
    expect(reEncrypts().filter(({ status }) => status === 200)).toEqual([]);
    expect(reEncrypts().length).toBeLessThanOrEqual(2);
  });

  it.each([
    ["kms:ReEncryptTo on the destination", READER, { SourceKeyId: OLD }],
    ["kms:ReEncryptTo on the destination, with an unnamed source", READER, {}],
    ["kms:ReEncryptFrom on the source", WRITER, { SourceKeyId: OLD }],
  ])("no %s", async (_, { arn }, options) => {
    const items = await encryptMany(3);
    const { error } = await run(clientOf(arn), items, { DestinationKeyId: NEW, ...options });
    expect(error).toMatchObject({ name: "BulkStoppedError", cause: { name: "AccessDeniedException" } });
    expect(error).toMatchObject({ summary: { stopped: "preflight" } });
  });

  it("wrong credentials, even when they become wrong in the middle", async () => {
    const items = await encryptMany(300);
    const credentials = { ...kms.credentials };
    const expiring = clientOf(ROOT, { credentials });
    const results = reEncryptAll(expiring, items, { DestinationKeyId: NEW, concurrency: 4 });
    let count = 0;
    const consume = async () => {
      for await (const _ of results)
        if (++count === 20) Object.assign(credentials, { accessKeyId: "AKIDGONE" });
    };
    await expect(consume()).rejects.toMatchObject({ cause: { name: "UnrecognizedClientException" } });
    expect(results.summary).toMatchObject({ stopped: "configuration" });
    expect(results.summary.requests).toBeLessThan(60);
  });

  it("no Region", async () => {
    const nowhere = new KMSClient({ credentials: kms.credentials, region: async () => "" });
    const { error } = await run(nowhere, [new Uint8Array(1)]);
    expect(error).toMatchObject({ name: "BulkStoppedError", cause: { name: "ConfigurationError" } });
  });

  it("an unreachable endpoint", async () => {
    const nowhere = clientOf(ROOT, { endpoint: "http://127.0.0.1:1" });
    const { error } = await run(nowhere, [new Uint8Array(1)]);
    expect(error).toMatchObject({ summary: { stopped: "preflight" }, cause: { code: "ECONNREFUSED" } });
  });

  it("no permission on the source keys of the first hundred items", async () => {
    const items = await encryptMany(150);
    const { error, summary } = await run(clientOf(WRITER.arn), items, { DestinationKeyId: NEW });
    expect(String(error)).toContain("all of the first 100 items failed with AccessDeniedException");
    expect(summary.requests).toBeLessThan(170);
  });
});

it("the source key of the first item alone does not stop the job", async () => {
  const foreign = await encrypt("foreign", undefined, OTHER);
  const items = [foreign, ...(await encryptMany(3)).map(({ CiphertextBlob }) => CiphertextBlob)];
  const { results, error } = await run(clientOf(MOVER.arn), items, { DestinationKeyId: NEW, ordered: true });
  expect(error).toBeUndefined();
  expect(results.map(({ status }) => status)).toEqual(["failed", ...Array(3).fill("reencrypted")]);
});

it("asymmetric keys go at a tenth of the default rate", async () => {
  const CiphertextBlob = await encrypt("text");
  const options = { DestinationKeyId: RSA, DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256" } as const;
  const { results, summary } = await run(client, [CiphertextBlob], { ...options, verify: true });
  expect(results).toMatchObject([{ status: "reencrypted", changed: true }]);
  expect(summary.requestsPerSecond).toBe(100);
  const asked = await run(client, [CiphertextBlob], { ...options, maxRequestsPerSecond: 300 });
  expect(asked.summary.requestsPerSecond).toBe(300);
});

it("the retry quota of the client stays for its other calls", async () => {
  kms.faults.rate(0.2, "ThrottlingException", { operation: "ReEncrypt" });
  const items = await encryptMany(200);
  // With simulated time, so that the delays of the job take none, and a slow machine does not make it time out.
  const time = new SimulatedTime();
  const send: KMSClient["send"] = (...args: unknown[]) => time.hold(Reflect.apply(client.send, client, args));
  const job = jobOf({ send }, items, time, { itemTimeout: 60_000 });
  await time.run(collect(job));
  const { summary } = job;
  expect(summary).toMatchObject({ done: 200, changed: 200 });
  expect(summary.throttled).toBeGreaterThan(10);
  kms.faults.clear();
  kms.faults.next(2, "KMSInternalException");
  expect(await encrypt("another call")).toBeInstanceOf(Uint8Array);
});
