import type { OperationName } from "../OperationName.js";
import type { Fault } from "./Fault.js";

/** The calls that a fault can hit. */
export interface FaultScope {
  /** The operation, such as `ReEncrypt`. Default: every operation. */
  operation?: OperationName | undefined;
}

/** The calls that a fault can hit, and the seed of the random numbers that select them. */
export interface FaultRateScope extends FaultScope {
  /**
   * The seed of the random numbers, a whole number. The same seed hits the same calls. Default: 1 for the first rate since
   * the last {@link Faults.clear}, 2 for the second, and so on.
   */
  seed?: number | undefined;
}

/**
 * Injects faults into calls, to test how a program handles them. Faults hit calls over HTTP that are signed correctly and
 * within the quotas. LocalKms rejects other calls for their own reason, and they use up no faults.
 *
 * At most one named fault hits a call: the oldest one that applies to it. Latencies and skewed dates apply in addition.
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
   * Injects a fault into the next calls.
   *
   * @param times - The number of calls, a whole number from 1.
   * @throws `TypeError` when `times` is not such a number, or the fault or operation does not exist.
   */
  next(times: number, fault: Fault, scope?: FaultScope): void;
  /**
   * Injects a fault into a share of all calls from now on.
   *
   * @param probability - The share, above 0 and up to 1; 1 is every call.
   * @throws `TypeError` when `probability` is not such a number, or the fault or operation does not exist.
   */
  rate(probability: number, fault: Fault, scope?: FaultRateScope): void;
  /** Removes all faults. Responses that are already delayed stay delayed. */
  clear(): void;
}
