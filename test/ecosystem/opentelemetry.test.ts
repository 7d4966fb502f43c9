import { createRequire } from "node:module";
import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { AlwaysOffSampler, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import {
  EncryptCommand,
  type InitializeMiddleware,
  KMS,
  KMSClient,
  type MetadataBearer,
} from "kms-reencrypt";
import * as entry from "kms-reencrypt/opentelemetry";
import { expect, onTestFinished, test, vi } from "vitest";
import { startKms } from "./support.js";
import { Plaintext, recording, startTraced, startUnsent } from "./traced-client.js";

const { traceKMSClient } = entry;

/** Makes a successful call with a retry, and a failed one. Returns how often the client has called each provider. */
async function countProviderCalls(attach: (client: KMSClient) => KMSClient) {
  const { kms, key, options } = await startKms();
  const region = vi.fn(async () => options.region);
  const endpoint = vi.fn(async () => options.endpoint);
  const credentials = vi.fn(async () => options.credentials);
  const client = attach(new KMSClient({ region, endpoint, credentials, maxAttempts: 2 }));
  kms.faults.next(1, "KMSInternalException");
  await client.send(new EncryptCommand({ KeyId: key.KeyId, Plaintext }));
  await client.send(new EncryptCommand({ KeyId: "alias/missing", Plaintext })).catch(() => {});
  const callsOf = ({ mock }: { readonly mock: { readonly calls: readonly unknown[] } }) => mock.calls.length;
  return { region: callsOf(region), endpoint: callsOf(endpoint), credentials: callsOf(credentials) };
}

test("a traced client calls its providers as often as one that is not traced", async () => {
  const untraced = await countProviderCalls((client) => client);
  expect(untraced).toMatchObject({ region: 3, endpoint: 2 });
  expect(await countProviderCalls((client) => traceKMSClient(client, recording()))).toEqual(untraced);
});

test("tracing a client again replaces the options, and each call still makes one span", async () => {
  const { key, encrypt, spans, client } = await startTraced();
  const again = recording();
  expect(traceKMSClient(client, again)).toBe(client);
  await encrypt(key.KeyId);
  expect(spans()).toEqual([]);
  expect(again.spans()).toHaveLength(1);
  const names = client.middlewareStack.identify().filter((name) => name.startsWith("openTelemetry"));
  expect(names).toHaveLength(2);
});

test.each([true, false])(
  "concurrent calls each record their own Region and request ID (cacheMiddleware: %s)",
  async (cacheMiddleware) => {
    const regions = ["us-east-1", "us-east-2", "us-west-1"];
    const unused = regions.values();
    const region = async () => unused.next().value ?? "none-left";
    const { call, attributes } = startUnsent({ region, cacheMiddleware });
    await Promise.all(regions.map(call));
    const recorded = attributes();
    const recordedRegions = recorded.map((each) => each["cloud.region"]);
    expect(recordedRegions.toSorted()).toEqual(regions);
    expect(recorded.map((each) => each["aws.request.id"])).toEqual(recordedRegions);
  },
);

test("a call succeeds whose middleware removes the metadata from the output", async () => {
  const { client, call, spans } = startUnsent({});
  const withoutMetadata: InitializeMiddleware<object, MetadataBearer> = (next) => async (args) => {
    const result = await next(args);
    Reflect.deleteProperty(result.output, "$metadata");
    return result;
  };
  client.middlewareStack.add(withoutMetadata, { step: "initialize" });
  expect(await call()).toEqual({});
  expect(spans()).toMatchObject([{ status: { code: SpanStatusCode.UNSET } }]);
});

test.each([
  [
    "a sampler that drops the span",
    { tracerProvider: new NodeTracerProvider({ sampler: new AlwaysOffSampler() }) },
  ],
  ["no registered provider", {}],
])("a traced call has the same output with %s", async (_, options) => {
  const { key, options: config } = await startKms();
  const kms = traceKMSClient(new KMS(config), options);
  expect(await kms.encrypt({ KeyId: key.KeyId, Plaintext })).toMatchObject({ KeyId: key.Arn });
});

test("with a provider that is registered later, the span of a call is the child of the caller's and the parent of its requests'", async () => {
  const { key, options } = await startKms();
  const client = traceKMSClient(new KMSClient(options));
  const { tracerProvider, spans } = recording();
  tracerProvider.register();
  onTestFinished(() => {
    trace.disable();
    context.disable();
  });
  const tracer = trace.getTracer("test");
  client.middlewareStack.add(
    (next) => (args) => tracer.startActiveSpan("request", (span) => next(args).finally(() => span.end())),
    { step: "finalizeRequest" },
  );
  await tracer.startActiveSpan("caller", async (caller) => {
    await client.send(new EncryptCommand({ KeyId: key.KeyId, Plaintext }));
    expect(trace.getActiveSpan()).toBe(caller);
    caller.end();
  });
  const [request, call, caller] = spans();
  expect([request?.name, call?.name, caller?.name]).toEqual(["request", "KMS.Encrypt", "caller"]);
  expect(request?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
  expect(call?.parentSpanContext?.spanId).toBe(caller?.spanContext().spanId);
});

test("the entry exports the same from import and require", () => {
  const required: object = createRequire(import.meta.url)("kms-reencrypt/opentelemetry");
  expect(Object.keys(required)).toEqual(Object.keys(entry));
});
