import { createRequire } from "node:module";
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  AlwaysOffSampler,
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { DecryptCommand, EncryptCommand, KMS, KMSClient, NotFoundException } from "kms-reencrypt";
import * as entry from "kms-reencrypt/opentelemetry";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { startKms } from "./support.js";

const { traceKMSClient } = entry;
const secret = "a secret that stands nowhere else";

/** A tracer provider, and the spans that were made with it. */
function recording() {
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  return { tracerProvider, spans: () => exporter.getFinishedSpans() };
}

async function start(maxAttempts = 1) {
  const { kms, key, options } = await startKms();
  const { tracerProvider, spans } = recording();
  const client = traceKMSClient(new KMSClient({ ...options, maxAttempts }), { tracerProvider });
  const encrypt = (KeyId: string) =>
    client.send(new EncryptCommand({ KeyId, Plaintext: new TextEncoder().encode(secret) }));
  return { kms, key, options, client, encrypt, spans };
}

test("a call is a span by the conventions for the AWS SDK", async () => {
  const { kms, key, options, encrypt, spans } = await start();
  const { $metadata } = await encrypt(key.Arn);
  expect(spans()).toHaveLength(1);
  expect(spans()[0]).toMatchObject({
    name: "KMS/Encrypt",
    kind: SpanKind.CLIENT,
    status: { code: SpanStatusCode.UNSET },
    instrumentationScope: { name: "kms-reencrypt" },
  });
  expect(spans()[0]?.attributes).toEqual({
    "rpc.system": "aws-api",
    "rpc.service": "KMS",
    "rpc.method": "Encrypt",
    "cloud.region": kms.region,
    "server.address": "127.0.0.1",
    "server.port": Number(new URL(options.endpoint).port),
    "aws.request_id": $metadata.requestId,
    "http.response.status_code": 200,
  });
});

test("a call that fails is a span with the exception, and the caller gets the same error", async () => {
  const { encrypt, spans } = await start();
  const error: unknown = await encrypt("alias/missing").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NotFoundException);
  const { message, $metadata } = error as NotFoundException;
  expect(spans()).toMatchObject([
    {
      status: { code: SpanStatusCode.ERROR, message },
      attributes: {
        "error.type": "NotFoundException",
        "http.response.status_code": 400,
        "aws.request_id": $metadata.requestId,
      },
      events: [{ name: "exception", attributes: { "exception.type": "NotFoundException" } }],
    },
  ]);
});

test("all attempts of a call are in one span", async () => {
  const { kms, key, encrypt, spans } = await start(2);
  kms.faults.next(1, "KMSInternalException");
  await encrypt(key.Arn);
  expect(spans()).toMatchObject([{ status: { code: SpanStatusCode.UNSET } }]);
});

test("a call that is never sent is a span, too, without what an answer tells", async () => {
  const { client, spans } = await start();
  await expect(
    client.send(new EncryptCommand({ KeyId: "", Plaintext: new Uint8Array(1) })),
  ).rejects.toThrow();
  expect(spans()).toMatchObject([{ attributes: { "error.type": "InputValidationError" } }]);
  expect(spans()[0]?.attributes).not.toHaveProperty("http.response.status_code");
});

test("a configuration that cannot be resolved leaves the span without Region and server", async () => {
  const { tracerProvider, spans } = recording();
  const region = () => Promise.reject(new Error("no Region today"));
  const client = traceKMSClient(new KMSClient({ region }), { tracerProvider });
  await expect(client.send(new DecryptCommand({ CiphertextBlob: new Uint8Array(1) }))).rejects.toThrow();
  expect(spans()).toMatchObject([{ status: { code: SpanStatusCode.ERROR } }]);
  expect(spans()[0]?.attributes).not.toHaveProperty("cloud.region");
});

test("nothing of input and output is in a span", async () => {
  const { kms, key, client, encrypt, spans } = await start();
  const { CiphertextBlob } = await encrypt(key.Arn);
  await client.send(new DecryptCommand({ CiphertextBlob }));
  kms.faults.next(1, "TruncatedBody");
  await client.send(new DecryptCommand({ CiphertextBlob })).catch(() => {});
  await encrypt("alias/missing").catch(() => {});
  const recorded = JSON.stringify(
    spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
  );
  expect(spans()).toHaveLength(4);
  expect(recorded).not.toContain(secret);
  expect(recorded).not.toContain(Buffer.from(secret).toString("base64").slice(0, 16));
  expect(recorded).not.toContain(Buffer.from(CiphertextBlob).toString("base64").slice(0, 16));
});

test("tracing a client again makes no second span", async () => {
  const { key, options, spans, client } = await start();
  const again = recording();
  expect(traceKMSClient(client, again)).toBe(client);
  await client.send(new EncryptCommand({ KeyId: key.KeyId, Plaintext: new Uint8Array(1) }));
  expect(spans()).toHaveLength(0);
  expect(again.spans()).toHaveLength(1);
  expect(options).not.toHaveProperty("tracerProvider");
});

test("calls at once have a span each, also when the middleware is cached", async () => {
  const { key, options } = await startKms();
  const { tracerProvider, spans } = recording();
  const kms = traceKMSClient(new KMS({ ...options, cacheMiddleware: true }), { tracerProvider });
  const Plaintext = new Uint8Array(1);
  const outputs = await Promise.all([1, 2, 3].map(() => kms.encrypt({ KeyId: key.KeyId, Plaintext })));
  const requestIds = spans().map(({ attributes }) => attributes["aws.request_id"]);
  expect(requestIds.sort()).toEqual(outputs.map(({ $metadata }) => $metadata.requestId).sort());
});

test("a span that is not sampled is left alone", async () => {
  const { key, options } = await startKms();
  const tracerProvider = new NodeTracerProvider({ sampler: new AlwaysOffSampler() });
  const client = traceKMSClient(new KMSClient(options), { tracerProvider });
  await client.send(new EncryptCommand({ KeyId: key.KeyId, Plaintext: new Uint8Array(1) }));
});

describe("with the provider that is registered", () => {
  const { tracerProvider, spans } = recording();
  const early = traceKMSClient(new KMSClient({ region: "us-east-2" }));
  beforeAll(() => {
    tracerProvider.register();
    return () => {
      trace.disable();
      context.disable();
    };
  });

  test("a client that was traced before makes spans, below that of the caller and above those of the way", async () => {
    const active = vi.fn(() => trace.getActiveSpan()?.spanContext().spanId);
    early.middlewareStack.add(
      () => async () => {
        active();
        throw new Error("nothing is sent");
      },
      { step: "finalizeRequest", priority: "high" },
    );
    const tracer = trace.getTracer("test");
    await tracer.startActiveSpan("caller", async (caller) => {
      const command = new DecryptCommand({ CiphertextBlob: new Uint8Array(1) });
      await early.send(command).catch(() => {});
      caller.end();
    });
    const [span, caller] = spans();
    expect([span?.name, caller?.name]).toEqual(["KMS/Decrypt", "caller"]);
    expect(span?.parentSpanContext?.spanId).toBe(caller?.spanContext().spanId);
    expect(active).toHaveReturnedWith(span?.spanContext().spanId);
  });
});

test("the entry exports the same from import and require", () => {
  const required: object = createRequire(import.meta.url)("kms-reencrypt/opentelemetry");
  expect(Object.keys(required)).toEqual(Object.keys(entry));
});
