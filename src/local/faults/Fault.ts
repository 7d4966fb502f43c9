import type { KMSServiceException } from "../../errors/KMSServiceException.js";
import * as commonErrors from "../../kms/commonErrors.js";
import * as kmsErrors from "../../kms/errors.js";
import type { ExceptionName } from "../ExceptionName.js";
import { createException, throttlingException } from "../exceptions.js";

/**
 * An exception of KMS, such as `KMSInternalException` or `NotFoundException`. LocalKms responds with it and does not
 * perform the call.
 */
export type ServiceFault = ExceptionName;

/**
 * A fault of the connection.
 *
 * - `DropBeforeResponse`: the connection closes before the response. LocalKms has performed the call.
 * - `DropDuringResponse`: the connection closes after half of the response body. LocalKms has performed the call.
 * - `TruncatedBody`: a complete HTTP response with only the first half of its JSON. LocalKms has performed the call.
 * - `BadGateway`: HTTP 502 with an HTML page, as from a proxy. LocalKms has not performed the call.
 */
export type ConnectionFault = "BadGateway" | "DropBeforeResponse" | "DropDuringResponse" | "TruncatedBody";

/** A delayed response. LocalKms performs the call immediately. */
export interface Latency {
  /** The delay in real milliseconds, 0 to 600,000. Delays of several faults add up. */
  readonly latency: number;
}

/** A response with a wrong `Date` header. */
export interface DateSkew {
  /** How far the header is ahead of the clock, in milliseconds; negative when it is behind. At most 100 years. */
  readonly dateSkew: number;
}

/** A fault to inject into a call. */
export type Fault = ServiceFault | ConnectionFault | Latency | DateSkew;

const SERVICE_FAULTS: ReadonlyMap<unknown, typeof KMSServiceException> = new Map(
  [...Object.values(kmsErrors), ...Object.values(commonErrors)].map((Exception) => [
    Exception.code,
    Exception,
  ]),
);

const CONNECTION_FAULTS: readonly string[] = [
  "BadGateway",
  "DropBeforeResponse",
  "DropDuringResponse",
  "TruncatedBody",
] satisfies ConnectionFault[];

const MAX_LATENCY = 600_000;
const MAX_SKEW = 100 * 365.25 * 24 * 60 * 60 * 1000;

/** Whether a value is a service fault. */
export const isServiceFault = (fault: unknown): fault is ServiceFault => SERVICE_FAULTS.has(fault);

/** Whether a value is a connection fault. */
export const isConnectionFault = (fault: unknown): fault is ConnectionFault =>
  typeof fault === "string" && CONNECTION_FAULTS.includes(fault);

/** The exception of a service fault: without a message, as in many responses of KMS. */
export function serviceFaultException(fault: ServiceFault): KMSServiceException {
  const Exception = SERVICE_FAULTS.get(fault);
  return Exception === undefined || fault === "ThrottlingException"
    ? throttlingException()
    : createException(Exception);
}

/**
 * Checks a fault, for callers without type checking.
 *
 * @throws `TypeError` when there is no such fault, or its number is out of range.
 */
export function checkFault(fault: Fault): void {
  if (isServiceFault(fault) || isConnectionFault(fault)) {
    return;
  }
  if (typeof fault !== "object" || fault === null) {
    const names = [...CONNECTION_FAULTS, "{ latency: milliseconds }", "{ dateSkew: milliseconds }"].join(
      ", ",
    );
    throw new TypeError(
      `${String(fault)} is not a fault; the faults are the exceptions of KMS, such as KMSInternalException, and ${names}`,
    );
  }
  checkNumber(fault);
}

function checkNumber(fault: Latency | DateSkew): void {
  const [entry, ...others] = Object.entries(fault);
  const [name, value] = entry ?? [];
  if (others.length > 0 || (name !== "latency" && name !== "dateSkew")) {
    throw new TypeError("A fault object has either latency or dateSkew; for both, inject two faults");
  }
  const [least, most] = name === "latency" ? [0, MAX_LATENCY] : [-MAX_SKEW, MAX_SKEW];
  if (typeof value !== "number" || !(value >= least && value <= most)) {
    throw new TypeError(`${name} must be a number of milliseconds from ${least} to ${most}`);
  }
}
