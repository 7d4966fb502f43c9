/** Hostile requests, signed correctly or not: each gets a response or a closed connection, and the server survives. */
import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { RequestHandlers } from "../../../src/local/http/Exchange.js";
import { startServer } from "../../../src/local/http/startServer.js";
import { OPERATION_NAMES } from "../../../src/local/OperationName.js";
import { methodOf, operationOf } from "../../../src/local/perform.js";
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
/** Checks that a request was performed or rejected, and did not cause an internal error. */
const expectResponse = ({ status, body }: { status: number; body: unknown }) => {
  expect(status === 200 || Object(body).__type !== "InternalFailure", JSON.stringify(body)).toBe(true);
  expect([200, 400, 404, 413]).toContain(status);
};

/** Some members of an operation, with values that may be valid. */
function members(name: string): fc.Arbitrary<object> {
  let names: string[];
  try {
    names = Object.keys(operationOf(methodOf(name)).input.members);
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

describe("with a valid signature,", () => {
  test("any bytes get a response", async () => {
    await fc.assert(
      fc.asyncProperty(operation, fc.uint8Array({ maxLength: 200 }), async (name, body) => {
        expectResponse(await send(kms, name, { body }));
      }),
    );
  });

  test("any JSON gets a response", async () => {
    await fc.assert(
      fc.asyncProperty(operation, fc.json({ maxDepth: 6 }), async (name, body) => {
        expectResponse(await send(kms, name, { body }));
      }),
    );
  });

  test("any values of members get a response", { timeout: 60_000 }, async () => {
    const request = operation.chain((name) => fc.tuple(fc.constant(name), members(name)));
    await fc.assert(
      fc.asyncProperty(request, async ([name, input]) => {
        expectResponse(await call(kms, name, input));
      }),
      { numRuns: 300 },
    );
  });

  test("any encryption context is kept as it is, and changes no prototypes", async () => {
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

  test("a body of 10 MB is rejected before it is read", async () => {
    kms.requests.clear();
    const body = Buffer.alloc(10_000_000, " ");
    const rejected = await send(kms, "Encrypt", { body }).catch(() => undefined);
    // The response may be lost, because the server closes the connection while the client still sends.
    expect(rejected?.status ?? 413).toBe(413);
    expect(kms.requests.all()).toMatchObject([
      { operation: "Encrypt", status: 413, errorCode: "RequestEntityTooLargeException", byteLengths: {} },
    ]);
  });
});

describe("without a valid signature,", () => {
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

  test("any headers get a response", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value), async (headers) => {
        const common = {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": "TrentService.Encrypt",
        };
        const received = await receive(kms.endpoint, "POST", { ...common, ...headers }, "{}");
        expect(received.status).toBe(400);
        expect(Object(received.body).__type).toMatch(/Exception$/);
      }),
      { numRuns: 200 },
    );
  });
});

const response = {
  status: 200,
  body: undefined,
  requestId: "b2d5a1f0-0000-4000-8000-000000000000",
  date: new Date("2026-03-01T12:00:00Z"),
  latency: 0,
  fault: undefined,
};

describe("the server disconnects slow clients", () => {
  const timeouts = { headersTimeout: 20, requestTimeout: 30, connectionsCheckingInterval: 10 };

  test.each<[string, string]>([
    ["in the headers", "POST / HTTP/1.1\r\nhost: a\r\n"],
    ["in the body", "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n1"],
    ["in a chunk", "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\na\r\n1"],
  ])("%s", async (where, begun) => {
    const rejections: string[] = [];
    const handlers: RequestHandlers = {
      handleRequest: () => {
        throw new Error("The request is not complete.");
      },
      rejectIncomplete: (_, reason) => {
        rejections.push(reason);
        return { ...response, status: 408 };
      },
    };
    const server = await startServer({ host: "127.0.0.1", port: 0 }, handlers, timeouts);
    const socket = connect(server.port, server.address);
    let received = "";
    socket.on("data", (chunk) => {
      received += String(chunk);
    });
    socket.on("error", () => {});
    socket.write(begun);
    await once(socket, "close");
    expect(received).toMatch(/^$|^HTTP\/1\.1 408 Request Timeout\r\n/);
    // The parser tells nothing about incomplete headers.
    expect(rejections).toEqual(where === "in the headers" ? [] : ["tooSlow"]);
    await server.close();
  });
});

test("clients that send without reading do not keep the server from closing", async () => {
  const large = { ...response, body: { text: "a".repeat(1 << 20) } };
  let handled = 0;
  const handlers: RequestHandlers = {
    handleRequest: function* () {
      handled += 1;
      yield;
      return large;
    },
    rejectIncomplete: () => response,
  };
  const server = await startServer({ host: "127.0.0.1", port: 0 }, handlers, { closeTimeout: 50 });
  const socket = connect(server.port, server.address).pause();
  socket.on("error", () => {});
  socket.write("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n".repeat(50));
  await vi.waitFor(() => expect(handled).toBeGreaterThan(0));
  await server.close();
  socket.destroy();
});
