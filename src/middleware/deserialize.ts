import type {
  DeserializeMiddleware,
  HttpResponse as IHttpResponse,
  MetadataBearer,
  ResponseMetadata,
} from "@smithy/types";
import { fromWire, isBytes } from "../protocol/aws-json.js";
import { errorCode, errorMessage } from "../protocol/error-code.js";
import { type Operation, operationOf, type Problem } from "../protocol/operation.js";
import { ResponseError } from "../protocol/ResponseError.js";
import { holdsSecrets, secretsOf, withoutSecrets } from "../protocol/redact.js";
import { HttpRequest, HttpResponse } from "../smithy.js";

const DECODER = new TextDecoder();

/** Makes the output of an answer; an answer that is no success becomes a {@link ResponseError}. */
export const deserializerMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    const result = await next(args);
    const { response } = result;
    if (!HttpResponse.isInstance(response)) {
      return result;
    }
    const answer = {
      operation: operationOf(context),
      request: args.request,
      response,
      $metadata: metadataOf(response),
      text: DECODER.decode(response.body),
    };
    if (response.statusCode < 200 || response.statusCode >= 300) {
      throw errorOf(answer);
    }
    return { response, output: { $metadata: answer.$metadata, ...readOutput(answer) } };
  };

interface Answer {
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
    // Those of KMS have 36 characters. It goes into messages, so that the server must not choose its length.
    ...(requestId === undefined ? {} : { requestId: requestId.slice(0, 128) }),
  };
}

function readOutput(answer: Answer): object {
  const { operation, text } = answer;
  const problems: Problem[] = [];
  const body = parse(text === "" && Object.keys(operation.output).length === 0 ? "{}" : text);
  const members = fromWire(operation.output, body, problems);
  const [problem] = problems;
  if (problem === undefined) {
    return members;
  }
  const truncated = body === undefined && /^\s*(\{|$)/.test(text);
  const where = problem.path === "" ? "" : `: ${problem.path}`;
  throw new ResponseError({
    ...known(answer),
    problem: `the answer to ${operation.name}${truncated ? " broke off" : `${where} ${problem.message}`}`,
    truncated,
  });
}

function errorOf(answer: Answer): ResponseError {
  const { headers } = answer.response;
  const body = parse(answer.text);
  const message = errorMessage(body);
  return new ResponseError({
    ...known(answer),
    code: errorCode(headers, body),
    serviceMessage: message === undefined ? undefined : presentable(message, answer),
    problem: "the answer carries no error code of KMS",
  });
}

/** What is said of every answer that is no success. */
const known = (answer: Answer) => ({
  response: answer.response,
  $metadata: answer.$metadata,
  // Nothing of an answer that may hold, or repeat, a plaintext: it need not even be whole to be a secret.
  excerpt: holdsSecrets(answer.operation) ? "" : presentable(answer.text, answer).slice(0, 200),
});

/** Takes out of a text what the request carried in secret. AWS quotes the session token when a signature is wrong. */
function presentable(text: string, { operation, request }: Answer): string {
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

/** `undefined` for what is no JSON: a proxy may answer with anything. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
