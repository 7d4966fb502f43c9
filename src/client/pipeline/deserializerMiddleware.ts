import type {
  DeserializeMiddleware,
  HttpResponse as IHttpResponse,
  MetadataBearer,
  ResponseMetadata,
} from "@smithy/types";
import { KMSServiceException } from "../../errors/KMSServiceException.js";
import type { Problem } from "../../errors/Problem.js";
import { UnexpectedResponseException } from "../../errors/UnexpectedResponseException.js";
import { isBytes } from "../../runtime/typeGuards.js";
import { fromWire } from "../../shapes/awsJson.js";
import type { Operation } from "../../shapes/Operation.js";
import { handlesSecrets, secretsOf, withoutSecrets } from "../../shapes/redact.js";
import { HttpRequest, HttpResponse } from "../../smithy.js";
import { readError } from "./errors/readError.js";
import { operationOf } from "./operationOf.js";

const DECODER = new TextDecoder();
const ENCODER = new TextEncoder();

/**
 * Makes the output of a successful response. For any other response it throws an exception with what the service said;
 * `mapErrorsMiddleware` then turns it into the class of its error code.
 */
export const deserializerMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    const result = await next(args);
    const { response } = result;
    if (!HttpResponse.isInstance(response)) {
      return result;
    }
    const received = {
      operation: operationOf(context),
      request: args.request,
      response,
      $metadata: metadataOf(response),
      text: DECODER.decode(response.body),
    };
    if (response.statusCode < 200 || response.statusCode >= 300) {
      throw markDeserialized(exceptionOf(received));
    }
    return { response, output: { $metadata: received.$metadata, ...readOutput(received) } };
  };

const deserialized = new WeakSet<object>();

function markDeserialized(exception: KMSServiceException): KMSServiceException {
  deserialized.add(exception);
  return exception;
}

/** Whether an error was made here from a response. Any other comes from the user's own middleware. */
export const isDeserialized = (error: unknown): error is KMSServiceException =>
  deserialized.has(Object(error));

/** A response, with what it responds to. */
interface Received {
  readonly operation: Operation;
  readonly request: unknown;
  readonly response: IHttpResponse;
  readonly $metadata: ResponseMetadata;
  readonly text: string;
}

function metadataOf({ statusCode, headers }: IHttpResponse): ResponseMetadata {
  const requestId =
    headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"];
  return {
    httpStatusCode: statusCode,
    // Those of KMS have 36 characters. The server must not choose the length of messages that contain it.
    ...(requestId === undefined ? {} : { requestId: requestId.slice(0, 128) }),
  };
}

function readOutput(received: Received): object {
  const { operation, text } = received;
  const problems: Problem[] = [];
  const body = parse(text === "" && operation.output.entries.length === 0 ? "{}" : text);
  const members = fromWire(operation.output, body, problems);
  const [problem] = problems;
  if (problem === undefined) {
    return members;
  }
  if (body === undefined && /^\s*(\{|$)/.test(text)) {
    const truncated = unexpected(received, `the response to ${operation.name} is cut short`);
    // Another attempt may get all of it.
    truncated.$retryable = {};
    throw markDeserialized(truncated);
  }
  const where = problem.path === "" ? "" : `: ${problem.path}`;
  throw markDeserialized(
    unexpected(received, `the response to ${operation.name}${where} ${problem.message}`),
  );
}

function exceptionOf(received: Received): KMSServiceException {
  const { code, type, message } = readError(received.response.headers, parse(received.text));
  const serviceMessage = message === undefined ? undefined : bounded(withoutSecretsOf(received, message));
  if (code === undefined) {
    return unexpected(received, "the response has no error code of KMS", serviceMessage);
  }
  return new KMSServiceException({
    ...about(received),
    name: code,
    message: serviceMessage,
    serviceMessage,
    __type: type === undefined ? undefined : withoutSecretsOf(received, type),
  });
}

const unexpected = (
  received: Received,
  problem: string,
  serviceMessage?: string,
): UnexpectedResponseException =>
  new UnexpectedResponseException({
    ...about(received),
    message: problem,
    serviceMessage,
    // Nothing of a response that may contain, or repeat, a plaintext: even a part of it is secret.
    excerpt: handlesSecrets(received.operation)
      ? ""
      : withoutSecretsOf(received, received.text).slice(0, 200),
  });

/** What every exception says about the response. */
function about(received: Received) {
  const { operation, response, $metadata } = received;
  const { statusCode } = response;
  const $fault: "client" | "server" = statusCode >= 400 && statusCode < 500 ? "client" : "server";
  return {
    $fault,
    $metadata,
    // Without its body where that may contain a plaintext.
    $response: shownResponse(received, handlesSecrets(operation)),
  };
}

/** A copy of a response for people and logs: bounded, and without the secrets of the request. */
function shownResponse(received: Received, isSecret: boolean): IHttpResponse {
  const { body, headers, ...head } = received.response;
  const clean = Object.entries(headers).map(([name, value]) => [
    name,
    bounded(withoutSecretsOf(received, String(value))),
  ]);
  return {
    ...head,
    headers: Object.fromEntries(clean),
    ...(!isSecret && { body: ENCODER.encode(bounded(withoutSecretsOf(received, received.text))) }),
  };
}

/** Longer than any error of KMS, so that a hostile or broken server cannot fill the memory with errors that are kept. */
const MAXIMUM_LENGTH = 4_096;

const bounded = (text: string): string =>
  text.length > MAXIMUM_LENGTH ? `${text.slice(0, MAXIMUM_LENGTH)}…` : text;

/** Removes the secrets of the request from a text. AWS quotes the session token when a signature is wrong. */
function withoutSecretsOf({ operation, request }: Received, text: string): string {
  if (!HttpRequest.isInstance(request)) {
    return text;
  }
  const { body, headers } = request;
  const { authorization, "x-amz-security-token": sessionToken } = headers;
  const sent = parse(isBytes(body) ? DECODER.decode(body) : body);
  const accessKeyId = /Credential=([^/]+)\//.exec(authorization ?? "")?.[1];
  return withoutSecrets(text, [
    authorization,
    accessKeyId,
    sessionToken,
    ...secretsOf(operation.input, sent),
  ]);
}

/** Returns `undefined` for a text that is not JSON: a proxy may respond with anything. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
