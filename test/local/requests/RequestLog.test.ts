import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BoundedRequestLog } from "../../../src/local/requests/BoundedRequestLog.js";
import { bytes, call, receive, send } from "../support.js";

const clock = new VirtualClock();
let kms: LocalKms;
let client: KMSClient;
let arn: string;
beforeAll(async () => {
  kms = await LocalKms.start({ clock });
  arn = (await kms.createKey()).Arn;
  client = new KMSClient({
    endpoint: kms.endpoint,
    region: kms.region,
    credentials: kms.credentials,
    maxAttempts: 1,
  });
});
afterAll(() => kms.close());
beforeEach(() => kms.requests.clear());

const secret = "the plaintext";

describe("kms.requests", () => {
  test("records the input, the principal and the outcome of calls", async () => {
    const context = { tenant: "acme" };
    const encrypted = await client.send(
      new EncryptCommand({ KeyId: arn, Plaintext: bytes(secret), EncryptionContext: context }),
    );
    const reEncrypted = await client.send(
      new ReEncryptCommand({
        CiphertextBlob: encrypted.CiphertextBlob,
        SourceEncryptionContext: context,
        SourceKeyId: arn,
        DestinationKeyId: arn,
        DestinationEncryptionContext: { tenant: "new" },
      }),
    );
    expect(kms.requests.all()).toEqual([
      {
        requestId: encrypted.$metadata.requestId,
        time: clock.now(),
        operation: "Encrypt",
        principal: "arn:aws:iam::111122223333:root",
        keyIds: { KeyId: arn },
        encryptionContexts: { EncryptionContext: context },
        byteLengths: { Plaintext: secret.length },
        status: 200,
        errorCode: undefined,
        fault: undefined,
      },
      {
        requestId: reEncrypted.$metadata.requestId,
        time: clock.now(),
        operation: "ReEncrypt",
        principal: "arn:aws:iam::111122223333:root",
        keyIds: { SourceKeyId: arn, DestinationKeyId: arn },
        encryptionContexts: {
          SourceEncryptionContext: context,
          DestinationEncryptionContext: { tenant: "new" },
        },
        byteLengths: { CiphertextBlob: encrypted.CiphertextBlob.length },
        status: 200,
        errorCode: undefined,
        fault: undefined,
      },
    ]);
  });

  test("contains no secrets", async () => {
    const input = {
      KeyId: arn,
      Plaintext: Buffer.from(secret).toString("base64"),
      GrantTokens: ["grant-token"],
    };
    await call(kms, "Encrypt", input);
    const { CiphertextBlob } = Object((await call(kms, "Encrypt", { ...input, GrantTokens: [] })).body);
    await call(kms, "Decrypt", { CiphertextBlob });
    const logged = JSON.stringify(kms.requests.all());
    expect(kms.requests.length).toBe(3);
    for (const hidden of [
      input.Plaintext,
      secret,
      CiphertextBlob,
      "grant-token",
      kms.credentials.secretAccessKey,
    ]) {
      expect(logged).not.toContain(hidden);
    }
  });

  test.each<[string, () => Promise<unknown>, object]>([
    [
      "an invalid input",
      () => call(kms, "Encrypt", { KeyId: "a" }),
      { operation: "Encrypt", keyIds: { KeyId: "a" }, status: 400, errorCode: "ValidationException" },
    ],
    [
      "a body that is not JSON",
      () => send(kms, "Encrypt", { body: "a" }),
      { operation: "Encrypt", keyIds: {}, errorCode: "SerializationException" },
    ],
    [
      "an unknown operation",
      () => call(kms, "Destroy", {}),
      { operation: undefined, principal: undefined, errorCode: "UnknownOperationException" },
    ],
    [
      "an unsigned request",
      () =>
        receive(
          kms.endpoint,
          "POST",
          { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.Encrypt" },
          "{}",
        ),
      {
        operation: "Encrypt",
        principal: undefined,
        keyIds: {},
        errorCode: "MissingAuthenticationTokenException",
      },
    ],
    [
      "a request that is not a KMS call",
      () => receive(`${kms.endpoint}/favicon.ico`, "GET", {}, undefined),
      { operation: undefined, status: 404, errorCode: "UnknownOperationException" },
    ],
  ])("records %s", async (_, request, expected) => {
    await request();
    expect(kms.requests.all()).toMatchObject([expected]);
  });

  test("can be filtered by operation, counted and iterated", async () => {
    await call(kms, "Decrypt", {});
    await call(kms, "Encrypt", {});
    await call(kms, "Decrypt", {});
    expect(kms.requests.of("Decrypt")).toHaveLength(2);
    expect(kms.requests.of("ReEncrypt")).toEqual([]);
    expect(() => kms.requests.of("reencrypt" as never)).toThrow(/^reencrypt is not a KMS operation/);
    expect(kms.requests).toHaveLength(3);
    expect(Array.from(kms.requests, ({ operation }) => operation)).toEqual(["Decrypt", "Encrypt", "Decrypt"]);
  });

  test("returns copies", async () => {
    const before = kms.requests.all();
    await call(kms, "Decrypt", {});
    expect(before).toEqual([]);
    kms.requests.all().pop();
    expect(kms.requests).toHaveLength(1);
  });

  test("does not record methods of LocalKms", async () => {
    await kms.createKey();
    expect(kms.requests).toHaveLength(0);
  });
});

describe("the size of the log is limited", () => {
  const request = (requestId: string) => ({
    requestId,
    time: new Date(0),
    operation: undefined,
    principal: undefined,
    keyIds: {},
    encryptionContexts: {},
    byteLengths: {},
    status: 200,
    errorCode: undefined,
    fault: undefined,
  });

  test("to 10,000 requests, of which it drops the oldest", () => {
    const log = new BoundedRequestLog();
    for (let index = 0; index < 10_002; index++) {
      log.add(request(String(index)), index);
    }
    expect(log.length).toBe(10_000);
    expect(log.all()[0]?.requestId).toBe("2");
    expect(log.all().at(-1)?.requestId).toBe("10001");
  });

  test("and the oldest is the one that arrived first, even when it is added last", () => {
    const log = new BoundedRequestLog();
    const slow = -1;
    for (let index = 0; index < 9_999; index++) {
      log.add(request(String(index)), index);
    }
    log.add(request("slow"), slow);
    expect(log.all()[0]?.requestId).toBe("slow");
    log.add(request("last"), 10_000);
    expect(log.length).toBe(10_000);
    expect(log.all()[0]?.requestId).toBe("0");
    expect(log.all().at(-1)?.requestId).toBe("last");
  });

  test.each<[string, () => Record<string, string>]>([
    [
      "many short pairs",
      () => Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [i.toString(36), ""])),
    ],
    ["texts of 2 bytes a character", () => ({ tenant: "\u4e00".repeat(3_000_000) })],
    ["texts of 1 byte a character", () => ({ tenant: "a".repeat(6_000_000) })],
  ])("to 64 MiB of heap, with %s", (_, pairs) => {
    setFlagsFromString("--expose-gc");
    const collectGarbage: () => void = runInNewContext("gc");
    const log = new BoundedRequestLog();
    // As from a request: through JSON.
    const json = JSON.stringify(pairs());
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < 20; index++) {
      const EncryptionContext = JSON.parse(json);
      log.add({ ...request(String(index)), encryptionContexts: { EncryptionContext } }, index);
    }
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 2 ** 20);
    expect(log.length).toBeGreaterThan(2);
    expect(log.all().at(-1)?.requestId).toBe("19");
  });

  test("and starts again after clear()", () => {
    const log = new BoundedRequestLog();
    const large = { keyIds: { KeyId: "a".repeat(20_000_000) } };
    log.add({ ...request("1"), ...large }, 0);
    log.clear();
    log.add({ ...request("2"), ...large }, 0);
    expect(log.all()).toMatchObject([{ requestId: "2" }]);
  });
});
