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
    const operation = operationOf(context);
    const answer = {
      response,
      $metadata: metadataOf(response),
      text: DECODER.decode(response.body),
      presentable: presentable(operation, args.request),
    };
    const members =
      response.statusCode >= 200 && response.statusCode < 300
        ? readOutput(operation, answer)
        : failWithCode(operation, answer);
    return { response, output: { $metadata: answer.$metadata, ...members } };
  };

interface Answer {
  readonly response: IHttpResponse;
  readonly $metadata: ResponseMetadata;
  readonly text: string;
  /** Takes out of a text what the request carried in secret. */
  readonly presentable: (text: string) => string;
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

// The canonical request that AWS quotes when a signature does not match holds the session token, for example.
const presentable =
  ({ input }: Operation, request: unknown): Answer["presentable"] =>
  (text) => {
    if (!HttpRequest.isInstance(request)) {
      return text;
    }
    const { body, headers } = request;
    const { authorization, "x-amz-security-token": sessionToken } = headers;
    const sent = parse(isBytes(body) ? DECODER.decode(body) : body);
    const accessKeyId = /Credential=([^/]+)\//.exec(authorization ?? "")?.[1];
    return withoutSecrets(text, [authorization, accessKeyId, sessionToken, ...secretsOf(input, sent)]);
  };

function readOutput(operation: Operation, answer: Answer): object {
  const { output, name } = operation;
  const { response, $metadata, text } = answer;
  const problems: Problem[] = [];
  const body = parse(text === "" && Object.keys(output).length === 0 ? "{}" : text);
  const members = fromWire(output, body, problems);
  const [problem] = problems;
  if (problem === undefined) {
    return members;
  }
  const truncated = body === undefined && /^\s*(\{|$)/.test(text);
  const where = problem.path === "" ? "" : `: ${problem.path}`;
  throw new ResponseError({
    response,
    $metadata,
    problem: `the answer to ${name}${truncated ? " broke off" : `${where} ${problem.message}`}`,
    truncated,
    excerpt: excerptOf(operation, answer),
  });
}

function failWithCode(operation: Operation, answer: Answer): never {
  const { response, $metadata, text, presentable } = answer;
  const body = parse(text);
  const message = errorMessage(body);
  throw new ResponseError({
    response,
    $metadata,
    code: errorCode(response.headers, body),
    serviceMessage: message === undefined ? undefined : presentable(message),
    problem: "the answer carries no error code of KMS",
    excerpt: excerptOf(operation, answer),
  });
}

/** `undefined` for what is no JSON: a proxy may answer with anything. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nothing of the answer where it may hold, or repeat, a plaintext: it need not even be whole to be a secret. */
const excerptOf = (operation: Operation, { text, presentable }: Answer): string =>
  holdsSecrets(operation) ? "" : presentable(text).slice(0, 200);
