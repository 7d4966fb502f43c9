import { checkOperationName } from "../OperationName.js";
import {
  type ConnectionFault,
  checkFault,
  type Fault,
  isConnectionFault,
  isServiceFault,
  type ServiceFault,
} from "./Fault.js";
import type { FaultRateScope, FaultScope, Faults } from "./Faults.js";
import { seededRandom } from "./seededRandom.js";

/** The faults of one call. */
export interface CallFaults {
  /** The named fault, if any. */
  readonly fault?: ServiceFault | ConnectionFault;
  /** The delay of the response, in milliseconds. */
  readonly latency: number;
  /** How far the `Date` header is ahead of the clock, in milliseconds. */
  readonly dateSkew: number;
}

interface Rule {
  readonly fault: Fault;
  readonly operation: string | undefined;
  /** Decides, once for each call that the rule applies to, whether it hits. */
  readonly hits: () => boolean;
  /** The number of calls that it can still hit. */
  left: number;
}

/** No faults. */
export const NO_FAULTS: CallFaults = { latency: 0, dateSkew: 0 };

/** Holds the injected faults, and decides which of them hit a call. */
export class FaultPlan implements Faults {
  #rules: Rule[] = [];
  #rates = 0;

  next(times: number, fault: Fault, scope: FaultScope = {}): void {
    if (!Number.isSafeInteger(times) || times < 1) {
      throw new TypeError(
        `faults.next takes the number of calls as its first argument, a whole number from 1, not ${String(times)}`,
      );
    }
    this.#add(fault, scope, ["operation"], () => true, times);
  }

  rate(probability: number, fault: Fault, scope: FaultRateScope = {}): void {
    if (typeof probability !== "number" || !(probability > 0 && probability <= 1)) {
      throw new TypeError(
        `faults.rate takes a probability as its first argument, above 0 and up to 1, not ${String(probability)}`,
      );
    }
    // Rates with different seeds are independent; with the same seed they would hit the same calls.
    const { seed = this.#rates + 1 } = scope;
    if (!Number.isSafeInteger(seed)) {
      throw new TypeError("faults.rate takes a whole number as its seed");
    }
    const random = seededRandom(seed);
    const hits = () => random() < probability;
    this.#add(fault, scope, ["operation", "seed"], hits, Number.POSITIVE_INFINITY);
    this.#rates += 1;
  }

  clear(): void {
    this.#rules = [];
    this.#rates = 0;
  }

  /** Returns the faults of a call, and uses them up. */
  take(operation: string): CallFaults {
    if (this.#rules.length === 0) {
      return NO_FAULTS;
    }
    let faults = NO_FAULTS;
    for (const rule of this.#rules) {
      if (applies(rule, operation, faults) && rule.hits()) {
        rule.left -= 1;
        faults = add(faults, rule.fault);
      }
    }
    this.#rules = this.#rules.filter(({ left }) => left > 0);
    return faults;
  }

  #add(fault: Fault, scope: FaultScope, members: string[], hits: () => boolean, left: number): void {
    checkFault(fault);
    checkScope(scope, members);
    this.#rules.push({
      fault: typeof fault === "object" ? { ...fault } : fault,
      operation: scope.operation,
      hits,
      left,
    });
  }
}

/** Whether a rule applies to a call. A named fault waits for the next call when another named fault hits this one. */
const applies = (rule: Rule, operation: string, faults: CallFaults): boolean =>
  (rule.operation ?? operation) === operation &&
  (typeof rule.fault === "object" || faults.fault === undefined);

function add(faults: CallFaults, fault: Fault): CallFaults {
  if (isServiceFault(fault) || isConnectionFault(fault)) {
    return { ...faults, fault };
  }
  return "latency" in fault
    ? { ...faults, latency: faults.latency + fault.latency }
    : { ...faults, dateSkew: faults.dateSkew + fault.dateSkew };
}

function checkScope(scope: FaultScope, members: readonly string[]): void {
  const unknown = Object.keys(scope).find((name) => !members.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `${unknown} is not a member of the scope of a fault; it takes ${members.join(" and ")}`,
    );
  }
  if (scope.operation !== undefined) {
    checkOperationName(scope.operation);
  }
}
