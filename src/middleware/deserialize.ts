import type {
  DeserializeMiddleware,
  HttpResponse as IHttpResponse,
  MetadataBearer,
  ResponseMetadata,
} from "@smithy/types";
import { fromWire } from "../protocol/aws-json.js";
import { errorCode, errorMessage } from "../protocol/error-code.js";
import { type Operation, operationOf, type Problem } from "../protocol/operation.js";
import { ResponseError } from "../protocol/ResponseError.js";
import { HttpResponse } from "../smithy.js";

/** Makes the output of an answer; an answer that is no success becomes a {@link ResponseError}. */
export const deserializerMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    const result = await next(args);
    const { response } = result;
    if (!HttpResponse.isInstance(response)) {
      return result;
    }
    const $metadata = metadataOf(response);
    const text = new TextDecoder().decode(response.body);
    const members =
      response.statusCode < 300
        ? readOutput(operationOf(context), text, response, $metadata)
        : failWithCode(text, response, $metadata);
    return { response, output: { $metadata, ...members } };
  };

function metadataOf({ statusCode, headers }: IHttpResponse): ResponseMetadata {
  const requestId =
    headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"];
  return { httpStatusCode: statusCode, ...(requestId === undefined ? {} : { requestId }) };
}

function readOutput(
  { output, name }: Operation,
  text: string,
  response: IHttpResponse,
  $metadata: ResponseMetadata,
): object {
  const problems: Problem[] = [];
  const members = fromWire(
    output,
    parse(text === "" && Object.keys(output).length === 0 ? "{}" : text),
    problems,
  );
  const [problem] = problems;
  if (problem === undefined) {
    return members;
  }
  const secret = Object.values(output).some((shape) => "sensitive" in shape && shape.sensitive === true);
  throw new ResponseError({
    response,
    $metadata,
    problem: `the answer to ${name}${problem.path === "" ? "" : `: ${problem.path}`} ${problem.message}`,
    excerpt: secret ? "" : excerptOf(text),
  });
}

function failWithCode(text: string, response: IHttpResponse, $metadata: ResponseMetadata): never {
  const body = parse(text);
  const code = errorCode(response.headers, body);
  throw new ResponseError({
    response,
    $metadata,
    code,
    serviceMessage: errorMessage(body),
    problem: "the answer carries no error code of KMS",
    excerpt: excerptOf(text),
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

const excerptOf = (text: string): string => text.slice(0, 200);
