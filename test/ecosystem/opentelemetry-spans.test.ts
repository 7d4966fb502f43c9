import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { HttpRequest } from "@smithy/types";
import { ConfigurationError, DecryptCommand, EncryptCommand, NotFoundException } from "kms-reencrypt";
import { describe, expect, test, vi } from "vitest";
import { Plaintext, secret, startTraced, startUnsent } from "./traced-client.js";

describe("the span of a call", () => {
  test("has the documented name, kind and attributes", async () => {
    const { kms, key, options, encrypt, spans } = await startTraced();
    const { $metadata } = await encrypt(key.Arn);
    expect(spans()).toMatchObject([
      {
        name: "KMS.Encrypt",
        kind: SpanKind.CLIENT,
        status: { code: SpanStatusCode.UNSET },
        instrumentationScope: { name: "kms-reencrypt" },
      },
    ]);
    expect(spans()[0]?.attributes).toEqual({
      "rpc.system": "aws-api",
      "rpc.service": "KMS",
      "rpc.method": "Encrypt",
      "cloud.region": kms.region,
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(options.endpoint).port),
      "aws.request.id": $metadata.requestId,
      "http.response.status_code": 200,
    });
  });

  test("covers all attempts and has the values of the last one", async () => {
    const { kms, key, encrypt, spans } = await startTraced({ maxAttempts: 2 });
    kms.faults.next(1, "KMSInternalException");
    const { $metadata } = await encrypt(key.Arn);
    expect($metadata.attempts).toBe(2);
    const attributes = { "aws.request.id": $metadata.requestId, "http.response.status_code": 200 };
    expect(spans()).toMatchObject([{ status: { code: SpanStatusCode.UNSET }, attributes }]);
  });

  test("contains nothing of a successful call's input and output, nor secrets of a failed one", async () => {
    const { kms, key, client, encrypt, spans } = await startTraced();
    const { CiphertextBlob } = await encrypt(key.Arn);
    await client.send(new DecryptCommand({ CiphertextBlob }));
    kms.faults.next(1, "TruncatedBody");
    await client.send(new DecryptCommand({ CiphertextBlob })).catch(() => {});
    await encrypt("alias/missing").catch(() => {});
    const recorded = spans().map(({ name, attributes, events, status }) =>
      JSON.stringify({ name, attributes, events, status }),
    );
    expect(recorded).toHaveLength(4);
    expect(recorded[0]).not.toContain(key.KeyId);
    for (const text of recorded) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("base64").slice(0, 16));
      expect(text).not.toContain(Buffer.from(CiphertextBlob).toString("base64").slice(0, 16));
      expect(text).not.toContain(kms.credentials.accessKeyId);
    }
  });

  test.each([
    ["http://127.0.0.1", 80],
    ["https://127.0.0.1", 443],
  ])("has the default port of %s", async (endpoint, port) => {
    const { call, attributes } = startUnsent({ endpoint });
    await call();
    expect(attributes()).toMatchObject([{ "server.address": "127.0.0.1", "server.port": port }]);
  });

  test("has the Region that the request is signed for", async () => {
    const { call, attributes } = startUnsent({ signingRegion: "eu-central-1" });
    await call();
    expect(attributes()).toMatchObject([{ "cloud.region": "eu-central-1" }]);
  });

  test("has no Region when a signer of the user signs in another way", async () => {
    const signer = { sign: async (request: HttpRequest) => request };
    const { call, attributes } = startUnsent({ signer });
    await call();
    expect(attributes()).toMatchObject([{ "server.address": "127.0.0.1" }]);
    expect(attributes()[0]).not.toHaveProperty("cloud.region");
  });
});

describe("the span of a failed call", () => {
  test("has the error as status, type and event, and the caller gets the same error", async () => {
    const { encrypt, spans } = await startTraced();
    const error: unknown = await encrypt("alias/missing").catch((thrown: unknown) => thrown);
    expect.assert(error instanceof NotFoundException);
    const { message, $metadata } = error;
    expect(spans()).toMatchObject([
      {
        status: { code: SpanStatusCode.ERROR, message },
        attributes: {
          "error.type": "NotFoundException",
          "http.response.status_code": 400,
          "aws.request.id": $metadata.requestId,
        },
        events: [{ name: "exception", attributes: { "exception.type": "NotFoundException" } }],
      },
    ]);
  });

  test("has neither server nor response when nothing was sent", async () => {
    const { client, spans } = await startTraced();
    const invalid = new EncryptCommand({ KeyId: "", Plaintext });
    await expect(client.send(invalid)).rejects.toThrow();
    expect(spans()[0]?.attributes).toEqual({
      "rpc.system": "aws-api",
      "rpc.service": "KMS",
      "rpc.method": "Encrypt",
      "error.type": "InputValidationError",
    });
  });

  test("has no Region when the provider of the Region fails, and the call fails once", async () => {
    const region = vi.fn(() => Promise.reject(new ConfigurationError("no Region today")));
    const { call, attributes } = startUnsent({ region });
    await expect(call()).rejects.toThrow("no Region today");
    expect(attributes()).toMatchObject([{ "error.type": "ConfigurationError" }]);
    expect(attributes()[0]).not.toHaveProperty("cloud.region");
    expect(region).toHaveBeenCalledOnce();
  });

  test("has the type _OTHER for a thrown value that is not an error", async () => {
    const { client, call, spans } = startUnsent({});
    client.middlewareStack.add(() => () => Promise.reject("a string"), { step: "initialize" });
    await expect(call()).rejects.toBe("a string");
    const status = { code: SpanStatusCode.ERROR };
    expect(spans()).toMatchObject([{ status, attributes: { "error.type": "_OTHER" }, events: [] }]);
  });
});
