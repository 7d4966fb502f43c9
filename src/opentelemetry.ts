/**
 * OpenTelemetry spans for the calls of a client: {@link traceKMSClient}. This entry needs the package
 * `@opentelemetry/api`, an optional peer dependency.
 *
 * @packageDocumentation
 */
import {
  type Attributes,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type {
  DeserializeMiddleware,
  HttpRequest,
  InitializeMiddleware,
  MetadataBearer,
  MiddlewareStack,
  ResponseMetadata,
} from "@smithy/types";
import { VERSION } from "./version.js";

/** A client whose calls can be traced: a `KMSClient` or `KMS`. */
export interface TraceableClient {
  /** The pipeline that every call runs through. */
  readonly middlewareStack: Pick<MiddlewareStack<object, MetadataBearer>, "add">;
}

/** How {@link traceKMSClient} traces calls. */
export interface TraceOptions {
  /**
   * Makes the tracer. Default: the tracer provider that is registered with `@opentelemetry/api`, even if it is registered
   * later.
   */
  readonly tracerProvider?: TracerProvider | undefined;
}

/**
 * Makes one span for each call of a client, around all its attempts. Use it instead of
 * `@opentelemetry/instrumentation-aws-sdk`, which patches modules of the AWS SDK and so makes no spans for this package.
 *
 * The name of a span is the service and the operation, such as `KMS.ReEncrypt`; the kind is `CLIENT`. The attributes are:
 *
 * | attribute | value | set when |
 * |---|---|---|
 * | `rpc.system` | `aws-api` | always |
 * | `rpc.service` | `KMS` | always |
 * | `rpc.method` | the operation, such as `ReEncrypt` | always |
 * | `cloud.region` | the Region that the request is signed for | a request is sent with Signature Version 4 |
 * | `server.address` | the host of the endpoint | a request is sent |
 * | `server.port` | the port of the endpoint | a request is sent |
 * | `http.response.status_code` | the HTTP status | a response arrives |
 * | `aws.request.id` | the request ID | a response with a request ID arrives |
 * | `error.type` | the error's `name`, such as `NotFoundException`; `_OTHER` for a thrown value that is not an error | the call fails |
 *
 * Values that differ between attempts are those of the last one. Name, kind and attributes are the same that the
 * instrumentation gives to a call of `@aws-sdk/client-kms`. These are additions: `server.address`, `server.port` and
 * `error.type`, from the stable semantic conventions, and the `aws.request.id` of failed calls.
 *
 * When a call fails, the span has the status `ERROR` with the error's message, and an `exception` event. The message may
 * contain key IDs, alias names, names of input members, and keys of encryption contexts. A span contains nothing else of
 * the input or the output, and never a secret.
 *
 * The span is active during the call, so spans that other instrumentation makes, for example for `node:http`, become its
 * children. Tracing never calls the client's providers of Region, endpoint and credentials.
 *
 * @param client - A `KMSClient` or `KMS`. Tracing it again replaces the options; each call still makes one span.
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
  client.middlewareStack.add(openTelemetryMiddleware(tracer), {
    step: "initialize",
    priority: "high",
    name: "openTelemetryMiddleware",
    override: true,
  });
  // Innermost, so that it sees the signed request after all other middleware.
  client.middlewareStack.add(openTelemetryRequestMiddleware(), {
    step: "deserialize",
    priority: "low",
    name: "openTelemetryRequestMiddleware",
    override: true,
  });
  return client;
}

/** Passes the span to later steps, in the arguments: with `cacheMiddleware`, concurrent calls share one context. */
const SPAN = Symbol("kms-reencrypt.span");

interface TracedCall {
  readonly [SPAN]?: Span;
}

const openTelemetryMiddleware =
  (tracer: Tracer): InitializeMiddleware<object, MetadataBearer> =>
  (next, { commandName = "" }) =>
  async (args) => {
    const method = commandName.replace(/Command$/, "");
    const attributes = { "rpc.system": "aws-api", "rpc.service": "KMS", "rpc.method": method };
    const span = tracer.startSpan(`KMS.${method}`, { kind: SpanKind.CLIENT, attributes });
    const traced: typeof args & TracedCall = { ...args, [SPAN]: span };
    try {
      const result = await context.with(trace.setSpan(context.active(), span), () => next(traced));
      span.setAttributes(responseAttributes(result.output));
      return result;
    } catch (error) {
      recordError(span, error);
      throw error;
    } finally {
      span.end();
    }
  };

const openTelemetryRequestMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next) => (args) => {
    const { request, [SPAN]: span }: typeof args & TracedCall = args;
    if (span?.isRecording() && isHttpRequest(request)) {
      span.setAttributes(requestAttributes(request));
    }
    return next(args);
  };

const isHttpRequest = (request: unknown): request is HttpRequest =>
  typeof request === "object" && request !== null && "hostname" in request && "headers" in request;

/** Reads the Region from the signature, because another call of the provider may be slow, or return another Region. */
function requestAttributes({ protocol, hostname, port, headers }: HttpRequest): Attributes {
  const [, region] =
    /Credential=[^/]+\/\d{8}\/([^/]+)\/[^/]+\/aws4_request/.exec(headers.authorization ?? "") ?? [];
  return {
    "cloud.region": region,
    "server.address": hostname,
    "server.port": port ?? (protocol === "http:" ? 80 : 443),
  };
}

/** Reads the metadata of an output or an error. Middleware may return or throw one without any. */
function responseAttributes(outcome: unknown): Attributes {
  const { requestId, httpStatusCode }: ResponseMetadata = Object(Object(outcome).$metadata);
  return { "aws.request.id": requestId, "http.response.status_code": httpStatusCode };
}

function recordError(span: Span, error: unknown): void {
  span.setAttributes(responseAttributes(error));
  if (error instanceof Error) {
    span.setAttribute("error.type", error.name);
    span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
    span.recordException(error);
  } else {
    span.setAttribute("error.type", "_OTHER");
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
}
