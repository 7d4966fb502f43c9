/** From an HTTP request to its answer: route, check the signature, decode, call the operation, encode. */
import { randomUUID } from "node:crypto";
import { SerializationException, UnknownOperationException } from "../../exceptions/common.js";
import { fromWire, type JsonObject, toWire } from "../../protocol/aws-json.js";
import type { Problem } from "../../protocol/operation.js";
import type { StructureMembers } from "../../protocol/shapes.js";
import { RequestEntityTooLargeException, refusal } from "../exceptions.js";
import { exceptionOf, isConnectionFault, isServiceFault } from "../faults/Fault.js";
import { type Mishap, NO_MISHAP } from "../faults/FaultPlan.js";
import { perform } from "../operations/handler.js";
import { OPERATION_NAMES } from "../operations/operation-names.js";
import { handlerOf } from "../operations/wire-handlers.js";
import { recordable } from "../requests.js";
import { type Header, type SignedRequest, valuesOf } from "../signature/canonical-request.js";
import type { Answer, Delivery } from "./Delivery.js";
import { errorCodeOf, errorResponse } from "./error-response.js";
import type { Service } from "./Service.js";

/** What of a request comes before its body. */
export interface RequestHead {
  /** The method. */
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** All headers, in their order. Characters stand for bytes (Latin-1), as HTTP sends them. */
  readonly headers: readonly Header[];
}

/** A request as it came. */
export interface HttpRequest extends RequestHead {
  /** The body. */
  readonly body: Uint8Array;
}

/** Why a request is refused without its body. */
export type Refusal = "tooLarge" | "expectationFailed" | "broken" | "tooSlow";

/** What becomes known of a request on the way to its answer. */
interface Trace {
  operation: string | undefined;
  principal: string | undefined;
  input: JsonObject;
  mishap: Mishap;
}

/** Answers a request, and logs it. Never fails: what goes wrong is the answer. */
export async function answer(service: Service, request: HttpRequest): Promise<Delivery> {
  const [requestId, time] = [randomUUID(), service.clock.now()];
  const trace: Trace = { operation: undefined, principal: undefined, input: {}, mishap: NO_MISHAP };
  const { status, body } = await answerTo(service, request, trace);
  const { operation, principal, input, mishap } = trace;
  const { fault, latency, dateSkew } = mishap;
  const outcome = { status, errorCode: errorCodeOf(body), fault };
  service.requests.add(
    { requestId, time, operation, principal, ...recordable(input), ...outcome },
    request.body.length,
  );
  const date = new Date(service.clock.now().getTime() + dateSkew);
  return { status, body, requestId, date, latency, fault: isConnectionFault(fault) ? fault : undefined };
}

const REFUSALS: Readonly<Record<Refusal, () => Answer>> = {
  tooLarge: () => errorResponse(refusal(RequestEntityTooLargeException)),
  expectationFailed: () => ({ status: 417, body: undefined }),
  broken: () => ({ status: 400, body: undefined }),
  tooSlow: () => ({ status: 408, body: undefined }),
};

/** Answers a request that was not read to its end, and logs it. */
export function refuse(service: Service, { headers }: RequestHead, reason: Refusal): Delivery {
  const [requestId, date] = [randomUUID(), service.clock.now()];
  const { status, body } = REFUSALS[reason]();
  const name = operationNameOf(headers);
  const operation = OPERATION_NAMES.has(name) ? name : undefined;
  const outcome = { status, errorCode: errorCodeOf(body), fault: undefined };
  service.requests.add(
    { requestId, time: date, operation, principal: undefined, ...recordable({}), ...outcome },
    0,
  );
  return { status, body, requestId, date, latency: 0, fault: undefined };
}

async function answerTo(service: Service, request: HttpRequest, trace: Trace): Promise<Answer> {
  const [path, ...query] = request.target.split("?");
  if (path !== "/" || request.method !== "POST" || !isAwsJson(request.headers)) {
    return { ...errorResponse(refusal(UnknownOperationException)), status: 404 };
  }
  try {
    return await call(service, { ...request, query: query.join("?") }, trace);
  } catch (error) {
    return errorResponse(error);
  }
}

async function call(service: Service, request: SignedRequest, trace: Trace): Promise<Answer> {
  const name = operationNameOf(request.headers);
  trace.operation = OPERATION_NAMES.has(name) ? name : undefined;
  const handler = handlerOf(name);
  const { input, output } = handler.operation;
  const principal = service.authenticate(request);
  trace.principal = principal.arn;
  trace.input = decode(input, request.body);
  service.throttle.admit(principal.accountId, name, trace.input);
  trace.mishap = service.faults.draw(name);
  const { fault } = trace.mishap;
  if (isServiceFault(fault)) {
    throw exceptionOf(fault);
  }
  // What a proxy answers in its own name has not reached the service.
  if (fault === "BadGateway") {
    return { status: 502, body: undefined };
  }
  const result = await perform(handler, service.keys, trace.input, principal);
  return { status: 200, body: result === undefined ? undefined : toWire(output, result) };
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
