/** Faults that are asked for come, in their number and order, and leave nothing behind. */
import {
  ConnectionError,
  EncryptCommand,
  KMSClient,
  ReEncryptCommand,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { type Fault, type FaultScope, LocalKms, VirtualClock } from "kms-reencrypt/local";
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

/** The error codes of some calls one after the other; `ok` for those that succeed. */
async function outcomes(calls: number, make: () => Promise<{ body: unknown }> = encrypt): Promise<string[]> {
  const found: string[] = [];
  for (let made = 0; made < calls; made++) {
    const { body } = await make();
    found.push(Object(body).__type ?? "ok");
  }
  return found;
}

const client = (maxAttempts = 1) =>
  new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials, maxAttempts });
const command = () => new EncryptCommand({ KeyId: keyId, Plaintext: bytes("data") });

describe("next", () => {
  test("hits as many calls as it says, and then no more", async () => {
    kms.faults.next(3, "KMSInternalException");
    expect(await outcomes(4)).toEqual([
      "KMSInternalException",
      "KMSInternalException",
      "KMSInternalException",
      "ok",
    ]);
  });

  test("comes in the order in which it was asked for", async () => {
    kms.faults.next(1, "ThrottlingException");
    kms.faults.next(1, "DependencyTimeoutException");
    expect(await outcomes(3)).toEqual(["ThrottlingException", "DependencyTimeoutException", "ok"]);
  });

  test("waits for its operation", async () => {
    kms.faults.next(1, "KeyUnavailableException", { operation: "ReEncrypt" });
    expect(await outcomes(1)).toEqual(["ok"]);
    expect(await outcomes(2, reEncrypt)).toEqual(["KeyUnavailableException", "ok"]);
  });

  test("is not used up by calls that are refused for their own reason", async () => {
    kms.faults.next(1, "KMSInternalException");
    const signing = { credentials: { accessKeyId: "AKIDOTHER", secretAccessKey: "other" } };
    const refused = [
      await send(kms, "Encrypt", { body: "{}", ...signing }),
      await send(kms, "Encrypt", { body: "no JSON" }),
      await send(kms, "Destroy", { body: "{}" }),
    ];
    expect(refused.map(({ body }) => Object(body).__type)).toEqual([
      "UnrecognizedClientException",
      "SerializationException",
      "UnknownOperationException",
    ]);
    expect(await outcomes(2)).toEqual(["KMSInternalException", "ok"]);
  });

  test("does nothing of what the call asks for", async () => {
    kms.faults.next(1, "KMSInternalException", { operation: "Decrypt" });
    const { body } = await call(kms, "Decrypt", { CiphertextBlob: blob });
    expect(body).toEqual({ __type: "KMSInternalException" });
  });
});

describe("every fault of the service is answered with its status and text:", () => {
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
    const answer = await reEncrypt();
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ __type: fault, ...(message === undefined ? {} : { message }) });
    const input = { CiphertextBlob: Buffer.from(blob, "base64"), DestinationKeyId: keyId };
    await expect(OPERATIONS.ReEncrypt.send(awsClient(kms), input)).rejects.toMatchObject({ name: fault });
  });

  test("and our client tries again", async () => {
    kms.faults.next(2, "KMSInternalException");
    const { $metadata } = await client(3).send(command());
    expect($metadata.attempts).toBe(3);
  });
});

describe("rate", () => {
  test("hits about its part of the calls, and the same ones each time", async () => {
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

  test("is independent of another one", async () => {
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

describe("on its way, an answer can", () => {
  test("get lost with the connection before it begins, after the call has been carried out", async () => {
    kms.faults.next(1, "DropBeforeResponse");
    await expect(encrypt()).rejects.toThrow();
    expect(kms.requests.all()).toMatchObject([{ fault: "DropBeforeResponse", status: 200 }]);
    kms.faults.next(1, "DropBeforeResponse");
    await expect(client().send(command())).rejects.toMatchObject({
      name: expect.stringMatching(/^(ConnectionError|TimeoutError)$/),
    });
  });

  test("get lost with the connection in its middle", async () => {
    kms.faults.next(2, "DropDuringResponse");
    await expect(encrypt()).rejects.toThrow();
    await expect(client().send(command())).rejects.toBeInstanceOf(ConnectionError);
    expect(kms.requests.all()).toMatchObject(Array(2).fill({ fault: "DropDuringResponse", status: 200 }));
  });

  test("lose the end of its body", async () => {
    kms.faults.next(2, "TruncatedBody");
    await expect(encrypt()).rejects.toThrow(SyntaxError);
    await expect(client().send(command())).rejects.toBeInstanceOf(UnexpectedResponseException);
  });

  test("be replaced by a proxy's page, and the call is not carried out", async () => {
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
    "meet %s, and a client that tries again gets it whole",
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

  test("tell another time", async () => {
    const clock = new VirtualClock(new Date("2026-03-01T12:00:00Z"));
    await using skewed = await LocalKms.start({ clock, verifySignatures: false });
    skewed.faults.next(1, { dateSkew: -60_000 });
    const date = async () => (await call(skewed, "Encrypt", {})).headers.get("date");
    expect(await date()).toBe("Sun, 01 Mar 2026 11:59:00 GMT");
    expect(await date()).toBe("Sun, 01 Mar 2026 12:00:00 GMT");
  });
});

describe("latency", () => {
  test("keeps an answer back until its time", async () => {
    kms.faults.next(1, { latency: 30 });
    kms.faults.next(1, { latency: 20 });
    const start = performance.now();
    expect(await outcomes(1)).toEqual(["ok"]);
    // Timers of Node may come up to a millisecond early.
    expect(performance.now() - start).toBeGreaterThanOrEqual(48);
  });

  test("of many calls at once is no reason for a warning", async () => {
    const warnings: Error[] = [];
    const collect = (warning: Error) => warnings.push(warning);
    process.on("warning", collect);
    // Long enough for all of them to wait at the same time.
    kms.faults.next(40, { latency: 300 });
    await Promise.all(Array.from({ length: 40 }, encrypt));
    await new Promise(setImmediate);
    process.off("warning", collect);
    expect(warnings).toEqual([]);
  });

  test("comes on top of another fault", async () => {
    kms.faults.next(1, { latency: 1 });
    kms.faults.next(1, "KMSInternalException");
    expect(await outcomes(2)).toEqual(["KMSInternalException", "ok"]);
  });

  test("ends when the server closes", async () => {
    const slow = await LocalKms.start();
    slow.faults.next(1, { latency: 600_000 });
    const answered = call(slow, "Encrypt", {});
    await waitFor(() => slow.requests.length === 1);
    await slow.close();
    expect((await answered).body).toMatchObject({ __type: "ValidationException" });
  });
});

test("clear forgets all faults", async () => {
  kms.faults.next(5, "KMSInternalException");
  kms.faults.rate(1, "BadGateway");
  kms.faults.clear();
  expect(await outcomes(2)).toEqual(["ok", "ok"]);
});

describe("wrong use is refused:", () => {
  const any = (value: unknown) => value as never;
  test.each<[string, () => void, RegExp]>([
    [
      "no times",
      () => kms.faults.next(0, "BadGateway"),
      /^faults\.next takes how many calls first, .*, not 0$/,
    ],
    ["half a time", () => kms.faults.next(1.5, "BadGateway"), /not 1\.5$/],
    ["times left out", () => kms.faults.next(any("BadGateway"), any(undefined)), /not BadGateway$/],
    ["a rate of 0", () => kms.faults.rate(0, "BadGateway"), /^faults\.rate takes .*, not 0$/],
    ["a rate above 1", () => kms.faults.rate(10, "BadGateway"), /above 0 and up to 1, not 10$/],
    ["no rate", () => kms.faults.rate(Number.NaN, "BadGateway"), /not NaN$/],
    [
      "an error that has a real cause",
      () => kms.faults.next(1, any("NotFoundException")),
      /^NotFoundException is not a fault; the faults are DependencyTimeoutException, .*BadGateway.* and \{ dateSkew/,
    ],
    ["no fault", () => kms.faults.next(1, any(undefined)), /^undefined is not a fault/],
    ["a name that objects have", () => kms.faults.next(1, any("toString")), /^toString is not a fault/],
    [
      "a negative latency",
      () => kms.faults.next(1, { latency: -1 }),
      /^latency must be a number of milliseconds from 0 to 600000$/,
    ],
    ["too much latency", () => kms.faults.next(1, { latency: 600_001 }), /^latency must be/],
    ["latency as text", () => kms.faults.next(1, { latency: any("1s") }), /^latency must be/],
    [
      "a skew without end",
      () => kms.faults.next(1, { dateSkew: Number.NEGATIVE_INFINITY }),
      /^dateSkew must be/,
    ],
    ["two in one", () => kms.faults.next(1, any({ latency: 1, dateSkew: 1 })), /give two faults for both$/],
    ["an unknown kind", () => kms.faults.next(1, any({ delay: 1 })), /has either latency or dateSkew/],
    [
      "no operation of KMS",
      () => kms.faults.next(1, "BadGateway", { operation: any("reencrypt") }),
      /^reencrypt is not an operation of KMS/,
    ],
    [
      "an unknown scope",
      () => kms.faults.next(1, "BadGateway", any({ key: "a" }) as FaultScope),
      /^key does not say which calls a fault hits/,
    ],
    ["a seed for next", () => kms.faults.next(1, "BadGateway", any({ seed: 1 })), /^seed does not say/],
    ["half a seed", () => kms.faults.rate(1, "BadGateway", { seed: 0.5 }), /whole number as seed$/],
  ])("%s", async (_, use, message) => {
    expect(use).toThrow(message);
    expect(use).toThrow(TypeError);
    expect(await outcomes(1)).toEqual(["ok"]);
  });
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
