import fc from "fast-check";
import {
  AbortError,
  ConnectionError,
  DecryptCommand,
  EncryptCommand,
  KMSClient,
  KMSServiceException,
  TimeoutError,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { HttpResponse } from "../../src/smithy.js";
import { reEncrypt, reEncryptBody, testCredentials } from "../support/kms-responses.js";
import { rejection } from "../support/rejection.js";
import { retryImmediately } from "../support/retry-immediately.js";
import { rawAndClose, scriptedServer } from "../support/scripted-server.js";

const CALLS = {
  ReEncrypt: (client: KMSClient) => client.send(reEncrypt()),
  Encrypt: (client: KMSClient) =>
    client.send(new EncryptCommand({ KeyId: "alias/a", Plaintext: new Uint8Array([1, 2, 3]) })),
  Decrypt: (client: KMSClient) => client.send(new DecryptCommand({ CiphertextBlob: new Uint8Array(1) })),
};
type Name = keyof typeof CALLS;
const names = fc.constantFrom<Name[]>("ReEncrypt", "Encrypt", "Decrypt");

async function send(client: KMSClient, name: Name): Promise<unknown> {
  try {
    return await CALLS[name](client);
  } catch (error) {
    return error;
  }
}

/** Expects an output with its metadata, or an error of this package whose texts are of bounded length. */
function expectTyped(outcome: unknown): void {
  if (!(outcome instanceof Error)) {
    const { Plaintext, CiphertextBlob = Plaintext } = Object(outcome);
    expect(CiphertextBlob).toBeInstanceOf(Uint8Array);
    expect(outcome).toMatchObject({ $metadata: { attempts: expect.any(Number) } });
    return;
  }
  const isTyped =
    outcome instanceof KMSServiceException ||
    outcome instanceof ConnectionError ||
    outcome instanceof TimeoutError;
  expect(isTyped, `${outcome.name}: ${outcome.message}`).toBe(true);
  expect(outcome.name).not.toMatch(/^(Error|TypeError|RangeError|SyntaxError)$/);
  expect(outcome.message.length).toBeLessThan(2_000);
  expect(outcome).toMatchObject({ $metadata: { attempts: expect.any(Number) } });
  if (outcome instanceof UnexpectedResponseException) {
    expect(outcome.excerpt.length).toBeLessThanOrEqual(200);
  }
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 3_000 }),
  fc.constantFrom(
    "ThrottlingException",
    "a#DisabledException:b",
    "constructor",
    "__proto__",
    "x".repeat(100_000),
  ),
);
const json = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      "__type",
      "code",
      "Code",
      "message",
      "Message",
      ...Object.keys(JSON.parse(reEncryptBody)),
      "Plaintext",
    ),
    fc.oneof(fc.jsonValue(), text, fc.constant("AQID")),
  ),
  fc.record({ __type: text, message: text }),
);
const content = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  json.chain((value) => fc.nat().map((length) => JSON.stringify(value).slice(0, length))),
  text,
  fc.uint8Array({ maxLength: 3_000 }),
  fc.constant(reEncryptBody),
  fc.constant(undefined),
);
const headerName = fc.oneof(
  fc.constantFrom(
    "x-amzn-errortype",
    "X-Amzn-ErrorType",
    "x-amzn-requestid",
    "retry-after",
    "date",
    "__proto__",
  ),
  fc.string({ unit: "binary" }),
);

describe("whatever a request handler does, the call", () => {
  const responses = fc.record({
    statusCode: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(200, 400, 500), fc.double()),
    headers: fc.dictionary(headerName, text, { noNullPrototype: false }),
    body: content,
  });

  it("returns an output or rejects with an error of this package", async () => {
    await fc.assert(
      fc.asyncProperty(names, responses, async (name, response) => {
        const client = new KMSClient({
          region: "us-east-2",
          credentials: testCredentials,
          retryStrategy: retryImmediately(2),
          requestHandler: { handle: async () => ({ response: new HttpResponse(response) }) },
        });
        expectTyped(await send(client, name));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [undefined],
    [null],
    ["text"],
    [42],
    [[]],
    [{}],
    [{ statusCode: 200 }],
    [{ statusCode: 200, headers: null }],
  ])("rejects with a ConnectionError when the response is %j", async (response) => {
    const handle = async () => ({ response: response as never });
    const options = {
      region: "us-east-2",
      credentials: testCredentials,
      maxAttempts: 1,
      requestHandler: { handle },
    };
    expect(await rejection(new KMSClient(options).send(reEncrypt()))).toBeInstanceOf(ConnectionError);
  });

  it("rejects with an error of this package when the request handler throws", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.anything(),
          fc
            .record({ name: text, code: fc.oneof(text, fc.anything()), message: text })
            .map((properties) => Object.assign(new Error(), properties)),
        ),
        async (thrown) => {
          const handle = () => Promise.reject(thrown);
          const options = {
            region: "us-east-2",
            credentials: testCredentials,
            retryStrategy: retryImmediately(2),
          };
          const client = new KMSClient({ ...options, requestHandler: { handle } });
          const error = await rejection(client.send(reEncrypt()));
          expect(error instanceof ConnectionError || error instanceof TimeoutError).toBe(true);
          expectTyped(error);
        },
      ),
    );
  });
});

describe("whatever bytes a server sends, the call", () => {
  const line = fc.constantFrom(
    "HTTP/1.1 200 OK",
    "HTTP/1.1 400 Bad",
    "HTTP/1.1 500",
    "HTTP/1.0 200 OK",
    "HTTP/1.1 204 None",
    "HTTP/1.1 101 Switch",
    "HTTP/1.1 103 Hints",
    "HTTP/1.1 999 ?",
    "HTTP/2 200",
    "GET / HTTP/1.1",
  );
  const header = fc.constantFrom(
    `content-length: ${reEncryptBody.length}`,
    "content-length: 0",
    "content-length: -1",
    "content-length: 99999999999999999999",
    "transfer-encoding: chunked",
    "content-encoding: gzip",
    "connection: close",
    "connection: upgrade",
    "upgrade: h2c",
    "retry-after: 0",
    "x-amzn-errortype: DisabledException",
    ": empty",
    "no colon",
    "x: \u0000",
  );
  const http = fc
    .tuple(
      line,
      fc.array(header, { maxLength: 4 }),
      fc.oneof(content, fc.constant(`5\r\n{"a":\r\n0\r\n\r\n`)),
    )
    .map(([first, headers, rest]) =>
      Buffer.concat([Buffer.from(`${[first, ...headers].join("\r\n")}\r\n\r\n`), Buffer.from(rest ?? "")]),
    );
  const bytes = fc.oneof(
    http,
    http.chain((whole) => fc.nat(whole.length).map((length) => whole.subarray(0, length))),
    fc.uint8Array({ maxLength: 2_000 }),
  );

  it("returns an output or rejects with an error of this package", async () => {
    let response: Uint8Array = new Uint8Array();
    await using server = await scriptedServer((socket, request) => rawAndClose(response)(socket, request));
    const client = new KMSClient({
      region: "us-east-2",
      credentials: testCredentials,
      endpoint: server.endpoint,
      retryStrategy: retryImmediately(2),
      requestHandler: { requestTimeout: 50 },
    });
    await fc.assert(
      fc.asyncProperty(names, bytes, async (name, next) => {
        response = next;
        const outcome = await send(client, name);
        expectTyped(outcome);
        expect(outcome).not.toBeInstanceOf(AbortError);
      }),
      { numRuns: 100 },
    );
    client.destroy();
    await server.allClosed();
  });
});
