import type {
  DeserializeMiddleware,
  HttpResponse as IHttpResponse,
  MetadataBearer,
  ResponseMetadata,
} from "@smithy/types";
import { KMSServiceException, type KMSServiceExceptionOptions } from "../../errors/KMSServiceException.js";
import { type Problem, problem } from "../../errors/Problem.js";
import { bounded } from "../../errors/printable.js";
import { UnexpectedResponseException } from "../../errors/UnexpectedResponseException.js";
import { isBytes } from "../../runtime/typeGuards.js";
import { fromUtf8, toUtf8 } from "../../runtime/utf8.js";
import { fromWire, type JsonObject } from "../../shapes/awsJson.js";
import type { Operation } from "../../shapes/Operation.js";
import { handlesSecrets, secretsOf, withoutSecrets } from "../../shapes/redact.js";
import { HttpRequest, HttpResponse } from "../../smithy.js";
import { addCertainMembers } from "./addCertainMembers.js";
import { readError, type WireError } from "./errors/readError.js";
import { operationOf } from "./operationOf.js";

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
    const text = fromUtf8(response.body);
    const body = parse(text);
    const received = {
      operation: operationOf(context),
      request: args.request,
      response,
      $metadata: metadataOf(response),
      text,
      body,
    };
    const { statusCode } = response;
    const isSuccess = statusCode >= 200 && statusCode < 300;
    if (!isSuccess || !hasOnlyOutput(received)) {
      const error = readError(response.headers, body);
      if (!isSuccess || isErrorBody(received, error)) {
        throw markDeserialized(exceptionOf(received, error));
      }
    }
    const members = addCertainMembers(received.operation, args.input, readOutput(received));
    return { response, output: { $metadata: received.$metadata, ...members } };
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
  /** The text as JSON; `undefined` where it is not JSON. */
  readonly body: unknown;
}

function metadataOf({ statusCode, headers }: IHttpResponse): ResponseMetadata {
  const requestId =
    headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"];
  return {
    httpStatusCode: statusCode,
    // Those of KMS have 36 characters. The server must not choose the length of messages that contain it.
    ...(requestId && { requestId: requestId.slice(0, 128) }),
  };
}

/** Whether a body has only members of the output. Such a body is not an error. */
function hasOnlyOutput({ operation, response, body }: Received): boolean {
  const names = Object.keys(Object(body));
  return (
    names.length > 0 &&
    names.every((name) => Object.hasOwn(operation.output.members, name)) &&
    !response.headers["x-amzn-errortype"]
  );
}

/** Whether a response is an error in spite of its status: some servers report every error with status 200. */
function isErrorBody({ operation, response, body }: Received, error: WireError): boolean {
  const { code, type, message, hasError } = error;
  const isOutput = operation.output.entries.some(([name]) => Object.hasOwn(Object(body), name));
  return (
    Boolean(type ?? response.headers["x-amzn-errortype"]) ||
    (!isOutput && (hasError || Boolean(code ?? message)))
  );
}

function readOutput(received: Received): JsonObject {
  const { operation, text, body } = received;
  const isEmpty = body === null || text.trim() === "";
  if (isEmpty && !operation.output.entries.some(([, shape]) => shape.required || shape.type === "blob")) {
    return {};
  }
  const problems: Problem[] = [];
  const members = fromWire(operation.output, body, problems);
  const [wrong] = problems.filter(({ constraint }) => constraint === "type");
  const found = echo(received, members) ?? wrong ?? missingBytes(operation, members);
  if (!found) {
    return members;
  }
  const isTruncated = body === undefined && /^\s*(\{|$)/.test(text);
  const what = isTruncated ? " is cut short" : `${found.path && `: ${found.path}`} ${found.message}`;
  const error = unexpected(received, `the response to ${operation.name}${what}`);
  if (isTruncated) {
    // Another attempt may get all of it.
    error.$retryable = {};
  }
  throw markDeserialized(error);
}

/**
 * A server that sends requests back has done nothing; ReEncrypt would seem to succeed with the old ciphertext. But KMS
 * itself responds to CancelKeyDeletion with the key ARN alone, which may be all of the request.
 */
const echo = ({ request, response, text, body }: Received, members: JsonObject): Problem | undefined =>
  Object.keys(Object(body)).length > Object.keys(members).length &&
  // Few responses have to be compared further.
  Object(response.body).length === Object(Object(request).body).length &&
  text === bodyOf(request)
    ? problem("", "rule", "repeats the request")
    : undefined;

/**
 * Finds bytes that the caller cannot do without: a ciphertext, for example, would be lost. Emulators of KMS leave other
 * members out, and a call that is rejected for them has been performed all the same.
 */
function missingBytes({ output }: Operation, members: JsonObject): Problem | undefined {
  const blobs = output.entries.filter(([, { type }]) => type === "blob");
  // Each optional one may be missing, as the caller chooses which to get, but not all of them.
  const isEmpty = blobs.every(([name]) => members[name] === undefined);
  const lost = blobs.find(
    ([name, { required }]) => isEmpty || (required && !Object(members[name]).byteLength),
  );
  return lost && problem(lost[0], "required", "is missing");
}

function exceptionOf(received: Received, { code, type, message }: WireError): KMSServiceException {
  const said = {
    serviceMessage: message && clean(received, message),
    __type: type && clean(received, type),
  };
  if (!code) {
    return unexpected(received, "the response has no error code", said);
  }
  return new KMSServiceException({
    ...about(received),
    ...said,
    name: clean(received, code),
    message: said.serviceMessage,
  });
}

const unexpected = (
  received: Received,
  problem: string,
  said: Pick<KMSServiceExceptionOptions, "serviceMessage" | "__type"> = {},
): UnexpectedResponseException =>
  new UnexpectedResponseException({
    ...about(received),
    ...said,
    message: problem,
    // Nothing of a response that may contain, or repeat, a plaintext: even a part of it is secret.
    excerpt: handlesSecrets(received.operation)
      ? ""
      : withoutSecretsOf(received, received.text).slice(0, 200),
  });

/** What every exception says about the response: a copy for people and logs, bounded and without the secrets of the request. */
function about(received: Received) {
  const { operation, text } = received;
  const { requestId, ...metadata } = received.$metadata;
  const { body, headers, ...head } = received.response;
  const $fault: "client" | "server" = head.statusCode >= 400 && head.statusCode < 500 ? "client" : "server";
  const $metadata = { ...metadata, ...(requestId && { requestId: clean(received, requestId) }) };
  const cleanHeaders = Object.entries(headers)
    .slice(0, MAXIMUM_HEADERS)
    .map(([name, value]) => [name, clean(received, String(value))]);
  const $response: IHttpResponse = {
    ...head,
    headers: Object.fromEntries(cleanHeaders),
    // Without its body where that may contain a plaintext.
    ...(!handlesSecrets(operation) && { body: toUtf8(clean(received, text)) }),
  };
  return { $fault, $metadata, $response };
}

/** Longer than any error of KMS, so that a hostile or broken server cannot fill the memory with errors that are kept. */
const MAXIMUM_LENGTH = 4_096;

/** More than any response of KMS has. */
const MAXIMUM_HEADERS = 100;

const clean = (received: Received, text: string): string =>
  bounded(withoutSecretsOf(received, text), MAXIMUM_LENGTH);

/** Removes the secrets of the request from a text. AWS quotes the session token when a signature is wrong. */
function withoutSecretsOf({ operation, request }: Received, text: string): string {
  if (!HttpRequest.isInstance(request)) {
    return text;
  }
  const { authorization, "x-amz-security-token": sessionToken } = request.headers;
  const sent = parse(bodyOf(request));
  return withoutSecrets(text, [authorization, sessionToken, ...secretsOf(operation.input, sent)]);
}

const bodyOf = (request: unknown): string =>
  HttpRequest.isInstance(request)
    ? isBytes(request.body)
      ? fromUtf8(request.body)
      : String(request.body)
    : "";

/** Returns `undefined` for a text that is not JSON: a proxy may respond with anything. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
