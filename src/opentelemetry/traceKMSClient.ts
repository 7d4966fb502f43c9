import {
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type {
  Endpoint,
  InitializeMiddleware,
  MetadataBearer,
  MiddlewareStack,
  Provider,
  ResponseMetadata,
} from "@smithy/types";
import { VERSION } from "../version.js";

/** What of a `KMSClient` is needed to trace its calls. */
export interface TraceableClient {
  /** Where the calls go. */
  readonly config: { readonly region: Provider<string>; readonly endpoint: Provider<Endpoint> };
  /** What the calls run through. */
  readonly middlewareStack: Pick<MiddlewareStack<object, MetadataBearer>, "add">;
}

/** How calls are traced. */
export interface TraceOptions {
  /** Makes the tracer. Default: the tracer provider that is registered with `@opentelemetry/api`, also later on. */
  readonly tracerProvider?: TracerProvider | undefined;
}

/**
 * Makes a span for each call of a client, around all its attempts, as the instrumentation of OpenTelemetry does for the
 * AWS SDK, whose modules it looks for and which this package does not have. Spans that other instrumentation makes
 * during the call, such as that of `node:http`, are its children.
 *
 * A span has the name `KMS/ReEncrypt`, and by the semantic conventions for the AWS SDK `rpc.system`, `rpc.service`,
 * `rpc.method`, `cloud.region`, `server.address`, `server.port`, `aws.request_id`, `http.response.status_code`, and
 * `error.type`. Of input and output it has nothing. A call that fails has its error as the status and as an exception
 * event, with its message: that names keys, and members of an input that is wrong, but never a secret.
 *
 * @param client - A `KMSClient` or `KMS`. Tracing it again changes nothing but the options.
 * @param options - How its calls are traced.
 * @returns the client.
 *
 * @example
 * ```ts
 * const client = traceKMSClient(new KMSClient({ region: "us-east-2" }));
 * ```
 *
 * @see https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/
 */
export function traceKMSClient<Client extends TraceableClient>(
  client: Client,
  options: TraceOptions = {},
): Client {
  const { tracerProvider = trace } = options;
  const tracer = tracerProvider.getTracer("kms-reencrypt", VERSION);
  client.middlewareStack.add(tracingMiddleware(tracer, client.config), {
    step: "initialize",
    priority: "high",
    name: "openTelemetryMiddleware",
    override: true,
  });
  return client;
}

const tracingMiddleware =
  (tracer: Tracer, config: TraceableClient["config"]): InitializeMiddleware<object, MetadataBearer> =>
  (next, { commandName = "" }) =>
  async (args) => {
    const method = commandName.replace(/Command$/, "");
    const attributes = { "rpc.system": "aws-api", "rpc.service": "KMS", "rpc.method": method };
    const span = tracer.startSpan(`KMS/${method}`, { kind: SpanKind.CLIENT, attributes });
    try {
      const call = context.with(trace.setSpan(context.active(), span), () => next(args));
      tellWhereTo(span, config);
      const result = await call;
      tellOfAnswer(span, result.output.$metadata);
      return result;
    } catch (error) {
      tellOfError(span, error);
      throw error;
    } finally {
      span.end();
    }
  };

/** The call asks for both before it sends anything. Without them there is nothing to tell. */
function tellWhereTo(span: Span, { region, endpoint }: TraceableClient["config"]): void {
  const tell = ([cloudRegion, { protocol, hostname, port }]: [string, Endpoint]) => {
    if (span.isRecording()) {
      span.setAttributes({
        "cloud.region": cloudRegion,
        "server.address": hostname,
        "server.port": port ?? (protocol === "http:" ? 80 : 443),
      });
    }
  };
  Promise.all([region(), endpoint()]).then(tell, () => {});
}

function tellOfAnswer(span: Span, { requestId, httpStatusCode }: ResponseMetadata): void {
  if (requestId !== undefined) {
    span.setAttribute("aws.request_id", requestId);
  }
  if (httpStatusCode !== undefined) {
    span.setAttribute("http.response.status_code", httpStatusCode);
  }
}

function tellOfError(span: Span, error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error("no error was thrown");
  span.setAttribute("error.type", name);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  if (error instanceof Error) {
    span.recordException(error);
    tellOfAnswer(span, "$metadata" in error ? Object(error.$metadata) : {});
  }
}
