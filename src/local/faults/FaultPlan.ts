import { checkOperationName } from "../operations/operation-names.js";
import {
  type ConnectionFault,
  checkFault,
  type Fault,
  isConnectionFault,
  isServiceFault,
  type ServiceFault,
} from "./Fault.js";
import type { FaultRateScope, FaultScope, Faults } from "./Faults.js";
import { randomSource } from "./random-source.js";

/** What goes wrong with one call. */
export interface Mishap {
  /** The fault that has a name, if there is one. */
  readonly fault?: ServiceFault | ConnectionFault;
  /** How late the answer comes, in milliseconds. */
  readonly latency: number;
  /** How far ahead the `Date` header is, in milliseconds. */
  readonly dateSkew: number;
}

interface Rule {
  readonly fault: Fault;
  readonly operation: string | undefined;
  /** Whether it hits a call that it fits; asked once for each. */
  readonly hits: () => boolean;
  /** How many calls it may still hit. */
  left: number;
}

/** When nothing goes wrong. */
export const NO_MISHAP: Mishap = { latency: 0, dateSkew: 0 };

/** The faults that have been asked for, and which of them hits which call. */
export class FaultPlan implements Faults {
  #rules: Rule[] = [];
  #rates = 0;

  next(times: number, fault: Fault, scope: FaultScope = {}): void {
    if (!Number.isSafeInteger(times) || times < 1) {
      throw new TypeError(
        `faults.next takes how many calls first, a whole number from 1, not ${String(times)}`,
      );
    }
    this.#add(fault, scope, ["operation"], () => true, times);
  }

  rate(probability: number, fault: Fault, scope: FaultRateScope = {}): void {
    if (typeof probability !== "number" || !(probability > 0 && probability <= 1)) {
      throw new TypeError(
        `faults.rate takes a part of the calls first, above 0 and up to 1, not ${String(probability)}`,
      );
    }
    // Rates with the same random numbers would hit one right after the other.
    const { seed = this.#rates + 1 } = scope;
    if (!Number.isSafeInteger(seed)) {
      throw new TypeError("faults.rate takes a whole number as seed");
    }
    const random = randomSource(seed);
    const hits = () => random() < probability;
    this.#add(fault, scope, ["operation", "seed"], hits, Number.POSITIVE_INFINITY);
    this.#rates += 1;
  }

  clear(): void {
    this.#rules = [];
    this.#rates = 0;
  }

  /** Decides what goes wrong with a call, and uses it up. */
  draw(operation: string): Mishap {
    if (this.#rules.length === 0) {
      return NO_MISHAP;
    }
    let mishap = NO_MISHAP;
    for (const rule of this.#rules) {
      if (fits(rule, operation, mishap) && rule.hits()) {
        rule.left -= 1;
        mishap = add(mishap, rule.fault);
      }
    }
    this.#rules = this.#rules.filter(({ left }) => left > 0);
    return mishap;
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

/** Whether a rule is about a call; a fault that has a name waits when there is one already. */
const fits = (rule: Rule, operation: string, mishap: Mishap): boolean =>
  (rule.operation ?? operation) === operation &&
  (typeof rule.fault === "object" || mishap.fault === undefined);

function add(mishap: Mishap, fault: Fault): Mishap {
  if (isServiceFault(fault) || isConnectionFault(fault)) {
    return { ...mishap, fault };
  }
  return "latency" in fault
    ? { ...mishap, latency: mishap.latency + fault.latency }
    : { ...mishap, dateSkew: mishap.dateSkew + fault.dateSkew };
}

function checkScope(scope: FaultScope, members: readonly string[]): void {
  const unknown = Object.keys(scope).find((name) => !members.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`${unknown} does not say which calls a fault hits; say ${members.join(" or ")}`);
  }
  if (scope.operation !== undefined) {
    checkOperationName(scope.operation);
  }
}
