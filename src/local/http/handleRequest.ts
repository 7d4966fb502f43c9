/** From an HTTP request to its response: route, verify the signature, deserialize, perform, serialize. */

import { randomUUID } from "node:crypto";
import type { Problem } from "../../errors/Problem.js";
import { SerializationException, UnknownOperationException } from "../../kms/commonErrors.js";
import { isObject } from "../../runtime/typeGuards.js";
import { fromWire, type JsonObject, toWire } from "../../shapes/awsJson.js";
import type { StructureShape } from "../../shapes/shapes.js";
import { createException, RequestEntityTooLargeException } from "../exceptions.js";
import { isConnectionFault, isServiceFault, serviceFaultException } from "../faults/Fault.js";
import { type CallFaults, NO_FAULTS } from "../faults/FaultPlan.js";
import { isOperationName } from "../OperationName.js";
import { methodOf, operationOf, perform } from "../perform.js";
import { summarizeInput } from "../requests/summarizeInput.js";
import type { Service } from "../Service.js";
import { firstOf, type Headers } from "../signature/headers.js";
import { errorCodeOf, errorResponse } from "./errorResponse.js";
import type { HttpRequest, IncompleteReason, RequestHead } from "./HttpRequest.js";
import type { HttpResponse, Outcome } from "./HttpResponse.js";

/** What the request log needs to know, filled in while the request is handled. */
interface Trace {
  operation: string | undefined;
  principal: string | undefined;
  input: JsonObject;
  faults: CallFaults;
}

/**
 * Handles a request and logs it: at once, unless its operation takes time, such as the generation of an RSA key. It never
 * throws or rejects: every error becomes a response.
 */
export function handleRequest(service: Service, request: HttpRequest): HttpResponse | Promise<HttpResponse> {
  const [requestId, time] = [randomUUID(), service.clock.now()];
  const trace: Trace = { operation: undefined, principal: undefined, input: {}, faults: NO_FAULTS };
  const respond = ({ status, body }: Outcome): HttpResponse => {
    const { operation, principal, input, faults } = trace;
    const { fault, latency, dateSkew } = faults;
    const { keyIds, encryptionContexts, byteLengths } = summarizeInput(input);
    const errorCode = errorCodeOf(body);
    service.requests.add({
      requestId,
      time,
      operation,
      principal,
      keyIds,
      encryptionContexts,
      byteLengths,
      status,
      errorCode,
      fault,
    });
    const date = new Date(service.clock.now().getTime() + dateSkew);
    return { status, body, requestId, date, latency, fault: isConnectionFault(fault) ? fault : undefined };
  };
  try {
    const outcome = route(service, request, trace, requestId);
    return outcome instanceof Promise ? outcome.catch(errorResponse).then(respond) : respond(outcome);
  } catch (error) {
    return respond(errorResponse(error));
  }
}

const REJECTIONS: Readonly<Record<IncompleteReason, () => Outcome>> = {
  tooLarge: () => errorResponse(createException(RequestEntityTooLargeException)),
  expectationFailed: () => ({ status: 417, body: undefined }),
  malformed: () => ({ status: 400, body: undefined }),
  tooSlow: () => ({ status: 408, body: undefined }),
};

/** Rejects a request whose body is not complete, and logs it. */
export function rejectIncomplete(
  service: Service,
  { headers }: RequestHead,
  reason: IncompleteReason,
): HttpResponse {
  const [requestId, date] = [randomUUID(), service.clock.now()];
  const { status, body } = REJECTIONS[reason]();
  const operation = knownOperation(targetOf(headers));
  const outcome = { status, errorCode: errorCodeOf(body), fault: undefined };
  service.requests.add({
    ...{ requestId, time: date, operation, principal: undefined },
    ...summarizeInput({}),
    ...outcome,
  });
  return { status, body, requestId, date, latency: 0, fault: undefined };
}

function route(
  service: Service,
  request: HttpRequest,
  trace: Trace,
  requestId: string,
): Outcome | Promise<Outcome> {
  const { target, method, headers } = request;
  const end = target.indexOf("?");
  const path = end < 0 ? target : target.slice(0, end);
  if (path !== "/" || method !== "POST" || !isAwsJson(headers)) {
    return { ...errorResponse(createException(UnknownOperationException)), status: 404 };
  }
  return call(service, request, end < 0 ? "" : target.slice(end + 1), trace, requestId);
}

function call(
  service: Service,
  { method: httpMethod, headers, body, sourceIp }: HttpRequest,
  query: string,
  trace: Trace,
  requestId: string,
): Outcome | Promise<Outcome> {
  const name = targetOf(headers);
  trace.operation = knownOperation(name);
  const method = methodOf(name);
  const { input, output } = operationOf(method);
  const { principal, region } = service.authenticate({ method: httpMethod, query, headers, body });
  trace.principal = principal.arn;
  trace.input = deserialize(input, body);
  service.throttle.admit(principal.accountId, name, trace.input);
  trace.faults = service.faults.take(name);
  const { fault } = trace.faults;
  if (isServiceFault(fault)) {
    throw serviceFaultException(fault);
  }
  // A proxy that responds itself has not passed the call on.
  if (fault === "BadGateway") {
    return { status: 502, body: undefined };
  }
  const caller = {
    principal,
    requestId,
    propagation: service.propagation,
    sourceIp,
    userAgent: firstOf(headers, "user-agent"),
  };
  const result: unknown = perform(method, service.keysIn(region), trace.input, caller);
  return result instanceof Promise ? result.then((value) => success(output, value)) : success(output, result);
}

const success = (output: StructureShape, result: unknown): Outcome => ({
  status: 200,
  body: isObject(result) ? toWire(output, result) : undefined,
});

const AWS_JSON = "application/x-amz-json-1.1";

function isAwsJson(headers: Headers): boolean {
  const type = firstOf(headers, "content-type") ?? "";
  return type === AWS_JSON || /^application\/x-amz-json-1\.1\s*(?:;|$)/i.test(type);
}

const TARGET = "TrentService.";

/** The operation in the target header; empty when that names none of this service. */
function targetOf(headers: Headers): string {
  const target = firstOf(headers, "x-amz-target") ?? "";
  return target.startsWith(TARGET) ? target.slice(TARGET.length) : "";
}

const knownOperation = (name: string): string | undefined => (isOperationName(name) ? name : undefined);

function deserialize(shape: StructureShape, body: Uint8Array): JsonObject {
  const problems: Problem[] = [];
  const input = fromWire(shape, parse(body), problems);
  // Missing members are not a serialization error; the validation of the input finds them.
  const problem = problems.find(({ constraint }) => constraint === "type");
  if (problem !== undefined) {
    throw createException(SerializationException, `${problem.path || "The body"} ${problem.message}`);
  }
  return input;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw createException(SerializationException, "The body is not JSON in UTF-8");
  }
}
