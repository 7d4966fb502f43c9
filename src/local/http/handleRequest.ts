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
  /** The place in the order of arrival. */
  readonly place: number;
  operation: string | undefined;
  principal: string | undefined;
  input: JsonObject;
  faults: CallFaults;
}

/** The trace of a request that has just arrived. */
const newTrace = ({ clock }: Service, { place }: RequestHead): Trace => ({
  requestId: randomUUID(),
  time: clock.now(),
  place,
  operation: undefined,
  principal: undefined,
  input: {},
  faults: NO_FAULTS,
});

/**
 * Returns the steps that handle a request and record it. The result is a promise if the operation takes time, such as the
 * generation of an RSA key. The steps never throw and the promise never rejects: every error becomes a response.
 */
export const handleRequest = (
  service: Service,
  request: HttpRequest,
): Steps<HttpResponse | Promise<HttpResponse>> =>
  // Not in the steps, which run later than the arrival.
  handle(service, request, newTrace(service, request));

function* handle(
  service: Service,
  request: HttpRequest,
  trace: Trace,
): Steps<HttpResponse | Promise<HttpResponse>> {
  const { call, rejection } = authenticate(service, request, trace);
  yield;
  const outcome = call === undefined ? rejection : performCall(service, request, call, trace);
  yield;
  return outcome instanceof Promise
    ? outcome.catch(errorResponse).then((settled) => finish(service, trace, settled))
    : finish(service, trace, outcome);
}

/** Records a request, and returns its response. */
function finish(service: Service, trace: Trace, outcome: Outcome): HttpResponse {
  record(service, trace, outcome);
  return responseOf(service, trace, outcome);
}

/** Adds a request to the log. */
function record({ requests }: Service, trace: Trace, { status, body }: Outcome): void {
  const { requestId, time, place, operation, principal, input, faults } = trace;
  const { keyIds, encryptionContexts, byteLengths } = summarizeInput(input);
  const request = {
    requestId,
    time,
    operation,
    principal,
    keyIds,
    encryptionContexts,
    byteLengths,
    status,
    errorCode: errorCodeOf(body),
    fault: faults.fault,
  };
  requests.add(request, place);
}

/** The response with an outcome and the faults of its call. */
function responseOf(
  { clock }: Service,
  { requestId, faults: { fault, latency, dateSkew } }: Trace,
  { status, body }: Outcome,
): HttpResponse {
  const date = new Date(clock.now().getTime() + dateSkew);
  return { status, body, requestId, date, latency, fault: isConnectionFault(fault) ? fault : undefined };
}

const REJECTIONS: Readonly<Record<IncompleteReason, () => Outcome>> = {
  tooLarge: () => errorResponse(createException(RequestEntityTooLargeException)),
  expectationFailed: () => ({ status: 417, body: undefined }),
  malformed: () => ({ status: 400, body: undefined }),
  tooSlow: () => ({ status: 408, body: undefined }),
};

/** Rejects a request whose body is not complete, and records it. */
export function rejectIncomplete(
  service: Service,
  head: RequestHead,
  reason: IncompleteReason,
): HttpResponse {
  const trace = newTrace(service, head);
  trace.operation = knownOperation(targetOf(head.headers));
  return finish(service, trace, REJECTIONS[reason]());
}

/** A request for an operation, with a valid signature. */
interface SignedCall extends Authenticated {
  readonly method: keyof Operations;
  readonly operation: Operation;
}

/** A call, or the outcome of a request that is not accepted. */
type Authentication =
  | { readonly call: SignedCall; readonly rejection?: undefined }
  | { readonly call?: undefined; readonly rejection: Outcome };

/** Finds the operation of a request, and verifies the signature. */
function authenticate(service: Service, request: HttpRequest, trace: Trace): Authentication {
  const { target, method: httpMethod, headers, body } = request;
  const end = target.indexOf("?");
  const path = end < 0 ? target : target.slice(0, end);
  if (path !== "/" || httpMethod !== "POST" || !isAwsJson(headers)) {
    return { rejection: { ...errorResponse(createException(UnknownOperationException)), status: 404 } };
  }
  const query = end < 0 ? "" : target.slice(end + 1);
  const name = targetOf(headers);
  trace.operation = knownOperation(name);
  try {
    const method = methodOf(name);
    const { principal, region } = service.authenticate({ method: httpMethod, query, headers, body });
    trace.principal = principal.arn;
    return { call: { method, operation: operationOf(method), principal, region } };
  } catch (error) {
    return { rejection: errorResponse(error) };
  }
}

/** Performs a call, unless its input or its caller is rejected. */
function performCall(
  service: Service,
  request: HttpRequest,
  call: SignedCall,
  trace: Trace,
): Outcome | Promise<Outcome> {
  try {
    trace.input = deserialize(call.operation.input, request.body);
    return performWithFaults(service, request, call, trace);
  } catch (error) {
    return errorResponse(error);
  }
}

/** Performs a call with its faults. */
function performWithFaults(
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
