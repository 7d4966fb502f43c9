import type { OperationName } from "../operations/operation-names.js";
import type { Fault } from "./Fault.js";

/** Which calls a fault may hit. */
export interface FaultScope {
  /** The operation, such as `ReEncrypt`. Default: every operation. */
  operation?: OperationName | undefined;
}

/** Which calls a fault may hit, and by which chance. */
export interface FaultRateScope extends FaultScope {
  /**
   * Where the random numbers start, a whole number: the same seed hits the same calls. Default: 1 for the first rate
   * since the last {@link Faults.clear}, 2 for the second, and so on.
   */
  seed?: number | undefined;
}

/**
 * Makes calls fail, to see what a program does then. Faults hit calls over HTTP that are properly signed and within
 * the quota; all others are refused for their own reason and use up nothing.
 *
 * A call meets at most one fault that is a name: of those that fit, the one that was given first. Latencies and
 * skewed dates come on top of it.
 *
 * @example
 * ```ts
 * kms.faults.next(3, "KMSInternalException");
 * kms.faults.next(1, "DropDuringResponse", { operation: "ReEncrypt" });
 * kms.faults.rate(0.1, "ThrottlingException", { seed: 42 });
 * kms.faults.rate(1, { latency: 50 });
 * ```
 */
export interface Faults {
  /**
   * Lets a fault hit the next calls.
   *
   * @param times - How many calls, a whole number from 1.
   * @throws `TypeError` when `times` is no such number, or there is no such fault or operation.
   */
  next(times: number, fault: Fault, scope?: FaultScope): void;
  /**
   * Lets a fault hit a part of all calls from now on.
   *
   * @param probability - The part, above 0 and up to 1; 1 is every call.
   * @throws `TypeError` when `probability` is no such number, or there is no such fault or operation.
   */
  rate(probability: number, fault: Fault, scope?: FaultRateScope): void;
  /** Forgets all faults. Calls that already wait for their late answer still wait. */
  clear(): void;
}
