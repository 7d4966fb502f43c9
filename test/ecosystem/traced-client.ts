import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import type { HttpRequest } from "@smithy/types";
import { EnableKeyCommand, EncryptCommand, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { traceKMSClient } from "kms-reencrypt/opentelemetry";
import { startKms } from "./support.js";

/** A plaintext that must not appear in a span. */
export const secret = "a secret that stands nowhere else";

/** Its bytes, as the input of Encrypt. */
export const Plaintext = new TextEncoder().encode(secret);

/** A tracer provider, and the spans that it has recorded. */
export function recording() {
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  return { tracerProvider, spans: () => exporter.getFinishedSpans() };
}

/** A traced client of a LocalKms. */
export async function startTraced(config: KMSClientConfig = {}) {
  const { kms, key, options } = await startKms();
  const { tracerProvider, spans } = recording();
  const client = new KMSClient({ ...options, maxAttempts: 1, ...config });
  traceKMSClient(client, { tracerProvider });
  const encrypt = (KeyId: string) => client.send(new EncryptCommand({ KeyId, Plaintext }));
  return { kms, key, options, client, encrypt, spans };
}

/** A traced client whose requests all succeed without being sent. The signed Region is the request ID of a response. */
export function startUnsent(config: KMSClientConfig) {
  const { tracerProvider, spans } = recording();
  const handle = async ({ headers }: HttpRequest) => ({
    response: {
      statusCode: 200,
      headers: { "x-amzn-requestid": headers.authorization?.split("/")[2] ?? "unsigned" },
      body: new Uint8Array(),
    },
  });
  const client = new KMSClient({
    endpoint: "http://127.0.0.1:1",
    region: "us-east-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "an-example-secret" },
    requestHandler: { handle },
    ...config,
  });
  traceKMSClient(client, { tracerProvider });
  const call = () => client.send(new EnableKeyCommand({ KeyId: "alias/any" }));
  return { client, call, spans, attributes: () => spans().map((span) => span.attributes) };
}
