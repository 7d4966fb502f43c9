import * as sdk from "@aws-sdk/client-kms";
import * as exported from "kms-reencrypt";
import {
  ConnectionError,
  EncryptCommand,
  KMSClient,
  KMSServiceException,
  ReEncryptCommand,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { type Fault, LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { awsClient, bytes, call, OPERATIONS, send, signedHeaders } from "../support.js";

let kms: LocalKms;
let keyId: string;
let blob: string;

beforeAll(async () => {
  kms = await LocalKms.start();
  keyId = (await kms.createKey()).KeyId;
  blob = Object((await encrypt()).body).CiphertextBlob;
});
afterAll(() => kms.close());
beforeEach(() => {
  kms.faults.clear();
  kms.requests.clear();
});

const encrypt = () => call(kms, "Encrypt", { KeyId: keyId, Plaintext: "ZGF0YQ==" });
const reEncrypt = () => call(kms, "ReEncrypt", { CiphertextBlob: blob, DestinationKeyId: keyId });

/** The error codes of successive calls; `ok` for those that succeed. */
async function outcomes(
  calls: number,
  request: () => Promise<{ body: unknown }> = encrypt,
): Promise<string[]> {
  const found: string[] = [];
  for (let index = 0; index < calls; index++) {
    const { body } = await request();
    found.push(Object(body).__type ?? "ok");
  }
  return found;
}

const client = (maxAttempts = 1) =>
  new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials, maxAttempts });
const command = () => new EncryptCommand({ KeyId: keyId, Plaintext: bytes("data") });

describe("next", () => {
  test("hits the given number of calls, and no more", async () => {
    kms.faults.next(3, "KMSInternalException");
    expect(await outcomes(4)).toEqual([
      "KMSInternalException",
      "KMSInternalException",
      "KMSInternalException",
      "ok",
    ]);
  });

  test("hits in the order in which the faults were added", async () => {
    kms.faults.next(1, "ThrottlingException");
    kms.faults.next(1, "DependencyTimeoutException");
    expect(await outcomes(3)).toEqual(["ThrottlingException", "DependencyTimeoutException", "ok"]);
  });

  test("waits for a call of its operation", async () => {
    kms.faults.next(1, "KeyUnavailableException", { operation: "ReEncrypt" });
    expect(await outcomes(1)).toEqual(["ok"]);
    expect(await outcomes(2, reEncrypt)).toEqual(["KeyUnavailableException", "ok"]);
  });

  test("is not used up by calls that LocalKms rejects for their own reason", async () => {
    kms.faults.next(1, "KMSInternalException");
    const signing = { credentials: { accessKeyId: "AKIDOTHER", secretAccessKey: "other" } };
    const rejected = [
      await send(kms, "Encrypt", { body: "{}", ...signing }),
      await send(kms, "Encrypt", { body: "no JSON" }),
      await send(kms, "Destroy", { body: "{}" }),
    ];
    expect(rejected.map(({ body }) => Object(body).__type)).toEqual([
      "UnrecognizedClientException",
      "SerializationException",
      "UnknownOperationException",
    ]);
    expect(await outcomes(2)).toEqual(["KMSInternalException", "ok"]);
  });

  test("keeps LocalKms from performing the call", async () => {
    kms.faults.next(1, "KMSInternalException", { operation: "Decrypt" });
    const { body } = await call(kms, "Decrypt", { CiphertextBlob: blob });
    expect(body).toEqual({ __type: "KMSInternalException" });
  });
});

const NOT_SENT = ["KMSServiceException", "UnexpectedResponseException"];

/** The code of every exception that KMS sends, and whose fault it is. */
const EXCEPTIONS = Object.values(exported).flatMap((value) =>
  typeof value === "function" &&
  value.prototype instanceof KMSServiceException &&
  "code" in value &&
  !NOT_SENT.includes(String(value.code))
    ? [[value.code as Fault & string, "fault" in value ? value.fault : undefined] as const]
    : [],
);

describe("every service fault has its own status and message:", () => {
  test.each<[Fault & string, number, string?]>([
    ["DependencyTimeoutException", 500],
    ["InternalFailure", 500],
    ["KeyUnavailableException", 500],
    ["KMSInternalException", 500],
    ["ServiceUnavailableException", 503],
    [
      "ThrottlingException",
      400,
      "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
    ],
  ])("%s", async (fault, status, message) => {
    kms.faults.next(2, fault);
    const response = await reEncrypt();
    expect(response.status).toBe(status);
    expect(response.body).toEqual({ __type: fault, ...(message === undefined ? {} : { message }) });
    const input = { CiphertextBlob: Buffer.from(blob, "base64"), DestinationKeyId: keyId };
    await expect(OPERATIONS.ReEncrypt.send(awsClient(kms), input)).rejects.toMatchObject({ name: fault });
  });

  test.each(EXCEPTIONS)("%s, as its class says", async (code, fault) => {
    kms.faults.next(1, code, { operation: "ReEncrypt" });
    const { status, body } = await reEncrypt();
    expect(body).toMatchObject({ __type: code });
    expect(status < 500).toBe(fault === "client");
    expect(kms.requests.of("ReEncrypt").at(-1)).toMatchObject({ errorCode: code, fault: code });
    expect((await reEncrypt()).status).toBe(200);
    // More than one, because the client repairs rejected signatures.
    kms.faults.next(5, code);
    await expect(client(1).send(command())).rejects.toMatchObject({ name: code });
  });

  test("and all errors of the model of KMS are among them", () => {
    const codes = new Set<string>(EXCEPTIONS.map(([code]) => code));
    const model = Object.values(sdk).flatMap((value) =>
      typeof value === "function" && value.prototype instanceof sdk.KMSServiceException ? [value.name] : [],
    );
    expect(model.length).toBeGreaterThan(45);
    expect(model.filter((name) => !codes.has(name))).toEqual([]);
  });

  test("and the client of this package retries", async () => {
    kms.faults.next(2, "KMSInternalException");
    const { $metadata } = await client(3).send(command());
    expect($metadata.attempts).toBe(3);
  });
});

describe("rate", () => {
  test("hits about its share of the calls, and always the same ones", async () => {
    const run = async (seed?: number) => {
      kms.faults.clear();
      kms.faults.rate(0.3, "ThrottlingException", seed === undefined ? {} : { seed });
      return outcomes(100);
    };
    const first = await run();
    const hits = first.filter((outcome) => outcome === "ThrottlingException").length;
    expect(hits).toBeGreaterThan(15);
    expect(hits).toBeLessThan(45);
    expect(await run()).toEqual(first);
    expect(await run(2)).not.toEqual(first);
  });

  test("is independent of other rates", async () => {
    kms.faults.rate(0.3, "ThrottlingException");
    kms.faults.rate(0.3, "KMSInternalException");
    const found = await outcomes(100);
    const after = found.filter((_, index) => found[index - 1] === "ThrottlingException");
    expect(after).toContain("ok");
    expect(after).toContain("ThrottlingException");
  });

  test("of 1 hits every call of its operation", async () => {
    kms.faults.rate(1, "ThrottlingException", { operation: "ReEncrypt" });
    expect(await outcomes(3, reEncrypt)).toEqual(Array(3).fill("ThrottlingException"));
    expect(await outcomes(1)).toEqual(["ok"]);
  });
});

describe("a connection fault:", () => {
  test("DropBeforeResponse performs the call and closes the connection without a response", async () => {
    kms.faults.next(1, "DropBeforeResponse");
    await expect(encrypt()).rejects.toThrow();
    expect(kms.requests.all()).toMatchObject([{ fault: "DropBeforeResponse", status: 200 }]);
    kms.faults.next(1, "DropBeforeResponse");
    await expect(client().send(command())).rejects.toMatchObject({
      name: expect.stringMatching(/^(ConnectionError|TimeoutError)$/),
    });
  });

  test("DropDuringResponse performs the call and closes the connection within the response", async () => {
    kms.faults.next(2, "DropDuringResponse");
    await expect(encrypt()).rejects.toThrow();
    await expect(client().send(command())).rejects.toBeInstanceOf(ConnectionError);
    expect(kms.requests.all()).toMatchObject(Array(2).fill({ fault: "DropDuringResponse", status: 200 }));
  });

  test("TruncatedBody cuts the response body short", async () => {
    kms.faults.next(2, "TruncatedBody");
    await expect(encrypt()).rejects.toThrow(SyntaxError);
    await expect(client().send(command())).rejects.toBeInstanceOf(UnexpectedResponseException);
  });

  test("BadGateway responds with the page of a proxy, without performing the call", async () => {
    kms.faults.next(2, "BadGateway");
    const response = await fetch(kms.endpoint, await signedInit());
    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(response.headers.get("x-amzn-requestid")).toBeNull();
    expect(await response.text()).toContain("<h1>502 Bad Gateway</h1>");
    await expect(client().send(command())).rejects.toMatchObject({
      $metadata: { httpStatusCode: 502 },
    });
    expect(kms.requests.all()).toMatchObject(Array(2).fill({ fault: "BadGateway", status: 502 }));
  });

  test.each(["DropBeforeResponse", "DropDuringResponse", "BadGateway"] as const)(
    "a client that retries succeeds after %s",
    async (fault) => {
      kms.faults.next(1, fault);
      const { $metadata } = await client(3).send(
        new ReEncryptCommand({
          CiphertextBlob: Buffer.from(blob, "base64"),
          DestinationKeyId: keyId,
        }),
      );
      expect($metadata.attempts).toBe(2);
    },
  );

  test("dateSkew changes the Date header", async () => {
    const clock = new VirtualClock(new Date("2026-03-01T12:00:00Z"));
    await using skewed = await LocalKms.start({ clock, verifySignatures: false });
    skewed.faults.next(1, { dateSkew: -60_000 });
    const date = async () => (await call(skewed, "Encrypt", {})).headers.get("date");
    expect(await date()).toBe("Sun, 01 Mar 2026 11:59:00 GMT");
    expect(await date()).toBe("Sun, 01 Mar 2026 12:00:00 GMT");
  });
});

describe("latency", () => {
  test("delays the response, and adds up", async () => {
    kms.faults.next(1, { latency: 30 });
    kms.faults.next(1, { latency: 20 });
    const start = performance.now();
    expect(await outcomes(1)).toEqual(["ok"]);
    // Timers of Node.js may fire up to a millisecond early.
    expect(performance.now() - start).toBeGreaterThanOrEqual(48);
  });

  test("of many concurrent calls causes no warning", async () => {
    const warnings: Error[] = [];
    const collect = (warning: Error) => warnings.push(warning);
    process.on("warning", collect);
    // Long enough for all calls to wait at the same time.
    kms.faults.next(40, { latency: 300 });
    await Promise.all(Array.from({ length: 40 }, encrypt));
    await new Promise(setImmediate);
    process.off("warning", collect);
    expect(warnings).toEqual([]);
  });

  test("applies in addition to another fault", async () => {
    kms.faults.next(1, { latency: 1 });
    kms.faults.next(1, "KMSInternalException");
    expect(await outcomes(2)).toEqual(["KMSInternalException", "ok"]);
  });

  test("ends when the server closes", async () => {
    const slow = await LocalKms.start();
    slow.faults.next(1, { latency: 600_000 });
    const pending = call(slow, "Encrypt", {});
    await waitFor(() => slow.requests.length === 1);
    await slow.close();
    expect((await pending).body).toMatchObject({ __type: "ValidationException" });
  });
});

test("clear removes all faults", async () => {
  kms.faults.next(5, "KMSInternalException");
  kms.faults.rate(1, "BadGateway");
  kms.faults.clear();
  expect(await outcomes(2)).toEqual(["ok", "ok"]);
});

async function signedInit(to: LocalKms = kms): Promise<RequestInit> {
  const body = JSON.stringify({ KeyId: keyId, Plaintext: "ZGF0YQ==" });
  const headers = await signedHeaders(to, { body, headers: { "x-amz-target": "TrentService.Encrypt" } });
  return { method: "POST", headers, body };
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(setImmediate);
  }
}
