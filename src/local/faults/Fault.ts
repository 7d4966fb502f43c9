/** What can be made to go wrong with a call. */
import { InternalFailure, ServiceUnavailableException } from "../../exceptions/common.js";
import {
  DependencyTimeoutException,
  KeyUnavailableException,
  KMSInternalException,
} from "../../exceptions/documented.js";
import type { KMSServiceException } from "../../exceptions/KMSServiceException.js";
import { refusal } from "../exceptions.js";
import { throttled } from "../Throttle.js";

/**
 * An error of the service itself, which nothing in a request can cause. The call is answered with it and nothing is
 * done.
 */
export type ServiceFault =
  | "DependencyTimeoutException"
  | "InternalFailure"
  | "KeyUnavailableException"
  | "KMSInternalException"
  | "ServiceUnavailableException"
  | "ThrottlingException";

/**
 * What happens to an answer on its way.
 *
 * - `DropBeforeResponse`: the connection ends before anything of the answer is sent. The call has been carried out.
 * - `DropDuringResponse`: the connection ends after half of the answer's body. The call has been carried out.
 * - `TruncatedBody`: a whole HTTP answer, but its JSON ends after half of it. The call has been carried out.
 * - `BadGateway`: HTTP 502 with a page of HTML, as a proxy in between answers. The call has not been carried out.
 */
export type ConnectionFault = "BadGateway" | "DropBeforeResponse" | "DropDuringResponse" | "TruncatedBody";

/** The answer comes late. The call is carried out at once. */
export interface Latency {
  /** By how much, in real milliseconds, 0 to 600,000. Latencies of several faults add up. */
  readonly latency: number;
}

/** The answer has another time in its `Date` header. */
export interface DateSkew {
  /** By how much it is ahead of the clock, in milliseconds; below 0 it is behind. At most 100 years. */
  readonly dateSkew: number;
}

/** What can be made to go wrong with a call. */
export type Fault = ServiceFault | ConnectionFault | Latency | DateSkew;

const SERVICE_FAULTS: Readonly<Record<ServiceFault, () => KMSServiceException>> = {
  DependencyTimeoutException: () => refusal(DependencyTimeoutException),
  InternalFailure: () => refusal(InternalFailure),
  KeyUnavailableException: () => refusal(KeyUnavailableException),
  KMSInternalException: () => refusal(KMSInternalException),
  ServiceUnavailableException: () => refusal(ServiceUnavailableException),
  ThrottlingException: throttled,
};

const CONNECTION_FAULTS: readonly string[] = [
  "BadGateway",
  "DropBeforeResponse",
  "DropDuringResponse",
  "TruncatedBody",
] satisfies ConnectionFault[];

const MAX_LATENCY = 600_000;
const MAX_SKEW = 100 * 365.25 * 24 * 60 * 60 * 1000;

/** Whether a fault is an error that the service answers with. */
export const isServiceFault = (fault: unknown): fault is ServiceFault =>
  typeof fault === "string" && Object.hasOwn(SERVICE_FAULTS, fault);

/** Whether a fault is about the way of an answer. */
export const isConnectionFault = (fault: unknown): fault is ConnectionFault =>
  typeof fault === "string" && CONNECTION_FAULTS.includes(fault);

/** The error that a fault of the service answers with. */
export const exceptionOf = (fault: ServiceFault): KMSServiceException => SERVICE_FAULTS[fault]();

/**
 * Checks a fault that came from outside of the type system, too.
 *
 * @throws `TypeError` when there is no such fault, or its number is out of bounds.
 */
export function checkFault(fault: Fault): void {
  if (isServiceFault(fault) || isConnectionFault(fault)) {
    return;
  }
  if (typeof fault !== "object" || fault === null) {
    const names = [...Object.keys(SERVICE_FAULTS), ...CONNECTION_FAULTS].join(", ");
    throw new TypeError(
      `${String(fault)} is not a fault; the faults are ${names}, { latency: milliseconds } and { dateSkew: milliseconds }`,
    );
  }
  checkNumber(fault);
}

function checkNumber(fault: Latency | DateSkew): void {
  const [entry, ...others] = Object.entries(fault);
  const [name, value] = entry ?? [];
  if (others.length > 0 || (name !== "latency" && name !== "dateSkew")) {
    throw new TypeError("A fault that is an object has either latency or dateSkew; give two faults for both");
  }
  const [least, most] = name === "latency" ? [0, MAX_LATENCY] : [-MAX_SKEW, MAX_SKEW];
  if (typeof value !== "number" || !(value >= least && value <= most)) {
    throw new TypeError(`${name} must be a number of milliseconds from ${least} to ${most}`);
  }
}
