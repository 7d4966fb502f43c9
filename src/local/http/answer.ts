/** From an HTTP request to its answer: route, check the signature, decode, call the operation, encode. */
import { SerializationException, UnknownOperationException } from "../../exceptions/common.js";
import { fromWire, type JsonObject, toWire } from "../../protocol/aws-json.js";
import type { Problem } from "../../protocol/operation.js";
import type { StructureMembers } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { perform } from "../operations/handler.js";
import { handlerOf } from "../operations/wire-handlers.js";
import { type Header, valuesOf } from "../signature/canonical-request.js";
import { verifySignature } from "../signature/verify-signature.js";
import { type Answer, errorResponse } from "./error-response.js";
import type { Service } from "./Service.js";

/** A request as it came. */
export interface HttpRequest {
  /** The method. */
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** All headers, in their order. Characters stand for bytes (Latin-1), as HTTP sends them. */
  readonly headers: readonly Header[];
  /** The body. */
  readonly body: Uint8Array;
}

/** Answers a request. Never fails: what goes wrong is the answer. */
export async function answer(service: Service, request: HttpRequest): Promise<Answer> {
  const [path, ...query] = request.target.split("?");
  if (path !== "/" || request.method !== "POST" || !isAwsJson(request.headers)) {
    return { ...errorResponse(refusal(UnknownOperationException)), status: 404 };
  }
  try {
    const handler = handlerOf(operationNameOf(request.headers));
    verifySignature({ ...request, query: query.join("?") }, service.verifier);
    const input = decode(handler.operation.input, request.body);
    const output = await perform(handler, service.keys, input);
    return { status: 200, body: toWire(handler.operation.output, output) };
  } catch (error) {
    return errorResponse(error);
  }
}

const isAwsJson = (headers: readonly Header[]): boolean =>
  /^application\/x-amz-json-1\.1\s*(?:;|$)/i.test(valuesOf(headers, "content-type")[0] ?? "");

const operationNameOf = (headers: readonly Header[]): string =>
  /^TrentService\.(\w+)$/.exec(valuesOf(headers, "x-amz-target")[0] ?? "")?.[1] ?? "";

function decode(members: StructureMembers, body: Uint8Array): JsonObject {
  const problems: Problem[] = [];
  const input = fromWire(members, parse(body), problems);
  // Members that are missing are no fault of the encoding; they are found when the operation is called.
  const [problem] = problems.filter(({ constraint }) => constraint === "type");
  if (problem !== undefined) {
    throw refusal(SerializationException, `${problem.path || "The body"} ${problem.message}`);
  }
  return input;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw refusal(SerializationException, "The body is not JSON in UTF-8");
  }
}
