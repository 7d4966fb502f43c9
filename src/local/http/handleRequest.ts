/** From an HTTP request to its response: route, verify the signature, deserialize, perform, serialize. */

import { randomUUID } from "node:crypto";
import type { Problem } from "../../errors/Problem.js";
import { SerializationException, UnknownOperationException } from "../../kms/commonErrors.js";
import type { Operations } from "../../kms/operations.js";
import { isObject } from "../../runtime/typeGuards.js";
import { fromWire, type JsonObject, toWire } from "../../shapes/awsJson.js";
import type { Operation } from "../../shapes/Operation.js";
import type { StructureShape } from "../../shapes/shapes.js";
import { createException, RequestEntityTooLargeException } from "../exceptions.js";
import { isConnectionFault, isServiceFault, serviceFaultException } from "../faults/Fault.js";
import { type CallFaults, NO_FAULTS } from "../faults/FaultPlan.js";
import { isOperationName } from "../OperationName.js";
import { methodOf, operationOf, perform } from "../perform.js";
import { summarizeInput } from "../requests/summarizeInput.js";
import type { Service } from "../Service.js";
import type { Authenticated } from "../signature/createAuthenticator.js";
import { firstOf, type Headers } from "../signature/headers.js";
import { errorCodeOf, errorResponse } from "./errorResponse.js";
import type { HttpRequest, IncompleteReason, RequestHead } from "./HttpRequest.js";
import type { HttpResponse, Outcome } from "./HttpResponse.js";
import type { Steps } from "./runTogether.js";

/** What the request log needs to know, filled in while the request is handled. */
interface Trace {
  readonly requestId: string;
  readonly time: Date;
  operation: string | undefined;
  principal: string | undefined;
  input: JsonObject;
  faults: CallFaults;
}

/**
 * Handles a request and logs it: at once, unless its operation takes time, such as the generation of an RSA key. It never
 * throws or rejects: every error becomes a response.
 */
export function* handleRequest(
  service: Service,
  request: HttpRequest,
): Steps<HttpResponse | Promise<HttpResponse>> {
  const [requestId, time] = [randomUUID(), service.clock.now()];
  const trace: Trace = {
    requestId,
    time,
    operation: undefined,
    principal: undefined,
    input: {},
    faults: NO_FAULTS,
  };
  // The same steps for every request, so that the log has the order of arrival.
  const call = receive(service, request, trace);
  yield;
  const outcome = "status" in call ? call : answer(service, request, call, trace);
  yield;
  const respond = (settled: Outcome) => logged(service, trace, settled);
  return outcome instanceof Promise ? outcome.catch(errorResponse).then(respond) : respond(outcome);
}

/** Logs a request, and returns the response with its faults. */
function logged(service: Service, trace: Trace, { status, body }: Outcome): HttpResponse {
  const { requestId, time, operation, principal, input, faults } = trace;
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

/** A request for an operation, with a valid signature. */
interface SignedCall extends Authenticated {
  readonly method: keyof Operations;
  readonly operation: Operation;
}

/** Finds the operation of a request and verifies the signature. Returns the outcome of a request that is not accepted. */
function receive(service: Service, request: HttpRequest, trace: Trace): SignedCall | Outcome {
  const { target, method: httpMethod, headers, body } = request;
  const end = target.indexOf("?");
  const path = end < 0 ? target : target.slice(0, end);
  if (path !== "/" || httpMethod !== "POST" || !isAwsJson(headers)) {
    return { ...errorResponse(createException(UnknownOperationException)), status: 404 };
  }
  const query = end < 0 ? "" : target.slice(end + 1);
  const name = targetOf(headers);
  trace.operation = knownOperation(name);
  try {
    const method = methodOf(name);
    const { principal, region } = service.authenticate({ method: httpMethod, query, headers, body });
    trace.principal = principal.arn;
    return { method, operation: operationOf(method), principal, region };
  } catch (error) {
    return errorResponse(error);
  }
}

/** Performs a call. */
function answer(
  service: Service,
  request: HttpRequest,
  call: SignedCall,
  trace: Trace,
): Outcome | Promise<Outcome> {
  try {
    trace.input = deserialize(call.operation.input, request.body);
    return performCall(service, request, call, trace);
  } catch (error) {
    return errorResponse(error);
  }
}

function performCall(
  service: Service,
  { headers, sourceIp }: HttpRequest,
  { method, operation, principal, region }: SignedCall,
  trace: Trace,
): Outcome | Promise<Outcome> {
  service.throttle.admit(principal.accountId, operation.name, trace.input);
  trace.faults = service.faults.take(operation.name);
  const { fault } = trace.faults;
  if (isServiceFault(fault)) {
    throw serviceFaultException(fault);
  }
  // A proxy that responds itself has not passed the call on.
  if (fault === "BadGateway") {
    return { status: 502, body: undefined };
  }
  const { requestId, input } = trace;
  const { propagation } = service;
  const caller = { principal, requestId, propagation, sourceIp, userAgent: firstOf(headers, "user-agent") };
  const result: unknown = perform(method, service.keysIn(region), input, caller);
  const { output } = operation;
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
