/** Requests that mean no good, properly signed or not: each is answered or cut off, and the server lives. */
import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Backend } from "../../../src/local/http/exchange.js";
import { listen } from "../../../src/local/http/server.js";
import { OPERATION_NAMES } from "../../../src/local/operations/operation-names.js";
import { handlerOf } from "../../../src/local/operations/wire-handlers.js";
import { call, receive, send } from "../support.js";

const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start({ seed: { Keys: [{ KeyId: keyId }] } });
});
afterAll(() => kms.close());

afterEach(async () => {
  await kms.reset();
  const { status } = await call(kms, "Encrypt", { KeyId: keyId, Plaintext: "ZGF0YQ==" });
  expect(status).toBe(200);
});

const operation = fc.constantFrom(...OPERATION_NAMES);
/** Refused or carried out; but never an error that the server did not expect. */
const answered = ({ status, body }: { status: number; body: unknown }) => {
  expect(status === 200 || Object(body).__type !== "InternalFailure", JSON.stringify(body)).toBe(true);
  expect([200, 400, 404, 413]).toContain(status);
};

/** The members of an operation that is performed, some of them, with values that may or may not fit. */
function members(name: string): fc.Arbitrary<object> {
  let names: string[];
  try {
    names = Object.keys(handlerOf(name).operation.input);
  } catch {
    names = [];
  }
  const likely = fc.constantFrom<unknown>(
    keyId,
    `arn:aws:kms:us-east-1:111122223333:key/${keyId}`,
    "alias/a",
    "ZGF0YQ==",
    "SYMMETRIC_DEFAULT",
    ["a"],
    { a: "b" },
    {},
    true,
    7,
    -1,
    1e308,
    "{}",
  );
  const value = fc.oneof({ weight: 3, arbitrary: likely }, fc.jsonValue());
  return fc.record(Object.fromEntries(names.map((member) => [member, value])), { requiredKeys: [] });
}

describe("properly signed", () => {
  test("any bytes are answered", async () => {
    await fc.assert(
      fc.asyncProperty(operation, fc.uint8Array({ maxLength: 200 }), async (name, body) => {
        answered(await send(kms, name, { body }));
      }),
    );
  });

  test("any JSON is answered", async () => {
    await fc.assert(
      fc.asyncProperty(operation, fc.json({ maxDepth: 6 }), async (name, body) => {
        answered(await send(kms, name, { body }));
      }),
    );
  });

  test("any values of members are answered", { timeout: 60_000 }, async () => {
    const request = operation.chain((name) => fc.tuple(fc.constant(name), members(name)));
    await fc.assert(
      fc.asyncProperty(request, async ([name, input]) => {
        answered(await call(kms, name, input));
      }),
      { numRuns: 300 },
    );
  });

  test("any encryption context comes back as it was, and touches nothing else", async () => {
    const key = fc.oneof(
      fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 20 }),
    );
    const contexts = fc.array(fc.tuple(key, fc.string({ unit: "binary" })), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(contexts, async (pairs) => {
        const EncryptionContext = Object.fromEntries(pairs);
        const context = `"EncryptionContext":${JSON.stringify(EncryptionContext)}`;
        const encrypted = await send(kms, "Encrypt", {
          body: `{"KeyId":"${keyId}","Plaintext":"ZGF0YQ==",${context}}`,
        });
        const { CiphertextBlob } = Object(encrypted.body);
        const body = `{"CiphertextBlob":"${CiphertextBlob}",${context}}`;
        expect((await send(kms, "Decrypt", { body })).body).toMatchObject({ Plaintext: "ZGF0YQ==" });
        const logged = kms.requests.of("Encrypt").at(-1)?.encryptionContexts.EncryptionContext ?? {};
        expect(Object.entries(logged).sort()).toEqual(Object.entries(EncryptionContext).sort());
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });

  test("10 MB are refused before they are read", async () => {
    kms.requests.clear();
    const body = Buffer.alloc(10_000_000, " ");
    const refused = await send(kms, "Encrypt", { body }).catch(() => undefined);
    // The answer may be lost, because the connection is closed while the client still sends.
    expect(refused?.status ?? 413).toBe(413);
    expect(kms.requests.all()).toMatchObject([
      { operation: "Encrypt", status: 413, errorCode: "RequestEntityTooLargeException", byteLengths: {} },
    ]);
  });
});

describe("not properly signed", () => {
  const name = fc.constantFrom("authorization", "x-amz-date", "x-amz-target", "x-amz-security-token", "date");
  const value = fc.oneof(
    fc.string({ unit: "grapheme-ascii" }),
    fc.constantFrom(
      "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0",
      "AWS4-HMAC-SHA256 Credential=/////, SignedHeaders=;;;, Signature==",
      "AWS4-HMAC-SHA256 ",
      "20261399T000000Z",
      "TrentService.Encrypt",
      "TrentService.__proto__",
    ),
  );

  test("any headers are answered", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value), async (headers) => {
        const common = {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": "TrentService.Encrypt",
        };
        const answer = await receive(kms.endpoint, "POST", { ...common, ...headers }, "{}");
        expect(answer.status).toBe(400);
        expect(Object(answer.body).__type).toMatch(/Exception$/);
      }),
      { numRuns: 200 },
    );
  });
});

const delivery = {
  status: 200,
  body: undefined,
  requestId: "b2d5a1f0-0000-4000-8000-000000000000",
  date: new Date("2026-03-01T12:00:00Z"),
  latency: 0,
  fault: undefined,
};

describe("slow clients are cut off", () => {
  const limits = { headersTimeout: 20, requestTimeout: 30, connectionsCheckingInterval: 10 };

  test.each<[string, string]>([
    ["in the headers", "POST / HTTP/1.1\r\nhost: a\r\n"],
    ["in the body", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n1"],
    ["in a chunk", "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\na\r\n1"],
  ])("%s", async (where, begun) => {
    const refused: string[] = [];
    const backend: Backend = {
      answer: () => Promise.reject(new Error("A request that is not complete is not answered.")),
      refuse: (_, reason) => {
        refused.push(reason);
        return { ...delivery, status: 408 };
      },
    };
    const server = await listen({ host: "127.0.0.1", port: 0 }, backend, limits);
    const socket = connect(server.port, server.address);
    let received = "";
    socket.on("data", (chunk) => {
      received += String(chunk);
    });
    socket.on("error", () => {});
    socket.write(begun);
    await once(socket, "close");
    expect(received).toMatch(/^$|^HTTP\/1\.1 408 Request Timeout\r\n/);
    // Of headers that do not end the parser tells nothing.
    expect(refused).toEqual(where === "in the headers" ? [] : ["tooSlow"]);
    await server.close();
  });
});

test("clients that send without ever reading do not keep the server from closing", async () => {
  const large = { ...delivery, body: { text: "a".repeat(1 << 20) } };
  let answered = 0;
  const backend: Backend = {
    answer: async () => {
      answered += 1;
      return large;
    },
    refuse: () => delivery,
  };
  const server = await listen({ host: "127.0.0.1", port: 0 }, backend, { closeTimeout: 50 });
  const socket = connect(server.port, server.address).pause();
  socket.on("error", () => {});
  socket.write("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n".repeat(50));
  await vi.waitFor(() => expect(answered).toBeGreaterThan(0));
  await server.close();
  socket.destroy();
});
