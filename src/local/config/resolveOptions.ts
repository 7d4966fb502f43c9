import { isObject } from "../../runtime/typeGuards.js";
import { type Clock, systemClock } from "../Clock.js";
import type { LocalKmsQuotas } from "../quotas/LocalKmsQuotas.js";
import { quotasProblem } from "../quotas/quotasProblem.js";
import type { LocalKmsOptions } from "./LocalKmsOptions.js";
import { type Propagation, propagationProblem, resolvePropagation } from "./LocalKmsPropagation.js";
import { principalsProblem } from "./principalsProblem.js";

/** The options with their defaults, without principals and seed, which are resolved separately. */
export interface ResolvedOptions {
  /** The port. */
  readonly port: number;
  /** The address or host name. */
  readonly host: string;
  /** The default Region. */
  readonly region: string;
  /** Whether LocalKms serves a Region. */
  readonly serves: (region: string) => boolean;
  /** The account ID. */
  readonly accountId: string;
  /** The source of the current time. */
  readonly clock: Clock;
  /** The quotas. */
  readonly quotas: LocalKmsQuotas;
  /** How long changes take to have an effect. */
  readonly propagation: Propagation;
  /** Whether the option `principals` is given. */
  readonly namesPrincipals: boolean;
  /** Whether requests must be signed correctly. */
  readonly verifySignatures: boolean;
}

/** Returns what is wrong with a value, as a phrase that follows the name of the option. */
type Check = (value: unknown) => string | undefined;

const matches =
  (pattern: RegExp, expected: string): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value) ? undefined : `must be ${expected}, not ${shown(value)}`;

const isPort = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65535;

const REGION = /^[a-z]+(-[a-z0-9]+)+$/;
const isRegion = (value: unknown): boolean => typeof value === "string" && REGION.test(value);

const CHECKS: Readonly<Record<keyof LocalKmsOptions, Check>> = {
  port: (value) =>
    isPort(value) ? undefined : `must be a whole number from 0 (any free port) to 65535, not ${shown(value)}`,
  host: matches(/./, 'an address or host name to listen on, such as "127.0.0.1"'),
  region: matches(REGION, 'a Region such as "us-east-1"'),
  regions: (value) =>
    value === "any" || (Array.isArray(value) && value.length > 0 && value.every(isRegion))
      ? undefined
      : 'must be "any", or a list of Regions such as ["us-east-1", "eu-west-1"]',
  accountId: matches(/^\d{12}$/, "a string of 12 digits"),
  principals: principalsProblem,
  seed: (value) =>
    typeof value === "string" || isObject(value)
      ? undefined
      : "must be an object, or the path of a JSON or YAML file",
  clock: (value) =>
    isClock(value) ? undefined : "must have a method now that returns a valid Date, such as a VirtualClock",
  quotas: quotasProblem,
  propagation: propagationProblem,
  verifySignatures: (value) =>
    typeof value === "boolean" ? undefined : `must be true or false, not ${shown(value)}`,
};

/**
 * Checks the options and adds the defaults.
 *
 * @throws `TypeError` that names every invalid or unknown option.
 */
export function resolveOptions(options: LocalKmsOptions): ResolvedOptions {
  const problems = Object.entries(options).flatMap(([name, value]) => problemOf(name, value));
  if (problems.length > 0) {
    throw new TypeError(`LocalKms cannot start: ${problems.join("; ")}`);
  }
  const { port = 0, host = "127.0.0.1", accountId = "111122223333" } = options;
  const { clock = systemClock, quotas = {}, verifySignatures = true } = options;
  const propagation = resolvePropagation(options.propagation);
  return {
    port,
    host,
    ...regionsOf(options),
    accountId,
    clock,
    quotas,
    propagation,
    namesPrincipals: options.principals !== undefined,
    verifySignatures,
  };
}

function regionsOf({ region, regions }: LocalKmsOptions): Pick<ResolvedOptions, "region" | "serves"> {
  if (regions === undefined || regions === "any") {
    const first = region ?? "us-east-1";
    return { region: first, serves: regions === "any" ? isRegion : (name) => name === first };
  }
  const [first = "us-east-1"] = regions;
  if (region !== undefined && !regions.includes(region)) {
    throw new TypeError(`LocalKms cannot start: regions must contain ${region}, the option region`);
  }
  const served = new Set(regions);
  return { region: region ?? first, serves: (name) => served.has(name) };
}

function problemOf(name: string, value: unknown): string[] {
  const check = isOption(name) ? CHECKS[name] : undefined;
  if (check === undefined) {
    return [`${name} is not an option; the options are ${Object.keys(CHECKS).join(", ")}`];
  }
  const problem = value === undefined ? undefined : check(value);
  // A problem inside the value starts with its path, such as "[0].arn".
  return problem === undefined ? [] : [`${name}${/^[.[]/.test(problem) ? "" : " "}${problem}`];
}

const isOption = (name: string): name is keyof LocalKmsOptions => Object.hasOwn(CHECKS, name);

function isClock(value: unknown): value is Clock {
  if (!isObject(value) || typeof value.now !== "function") {
    return false;
  }
  const time: unknown = value.now();
  return time instanceof Date && !Number.isNaN(time.getTime());
}

/** A value that is not secret, as it appears in code. */
const shown = (value: unknown): string =>
  ["string", "number", "boolean"].includes(typeof value) || value === null
    ? JSON.stringify(value)
    : `a value of type ${typeof value}`;
