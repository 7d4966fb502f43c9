// What a LocalKms can be started with.
import { isObject } from "../protocol/aws-json.js";
import { type Clock, systemClock } from "./clock.js";
import { type LocalKmsPrincipal, principalsProblem } from "./principals.js";
import { type LocalKmsQuotas, quotasProblem } from "./quotas.js";
import type { Seed } from "./seed/Seed.js";

/** What {@link LocalKms.start} takes. */
export interface LocalKmsOptions {
  /** The port to listen on, 0 to 65535; 0 is any free port. Default: 0. */
  port?: number | undefined;
  /**
   * The address or name to listen on. Default: `127.0.0.1`, which other machines cannot reach. An address that they
   * can reach makes a process warning: keys and plaintexts then go over the network unencrypted.
   */
  host?: string | undefined;
  /** The Region that it is in, such as `eu-central-1`: requests have to be signed for it. Default: `us-east-1`. */
  region?: string | undefined;
  /** The account that owns its keys, 12 digits. Default: `111122223333`. */
  accountId?: string | undefined;
  /**
   * Who may call it; {@link LocalKms.credentials} are those of the first. Default: one that may do everything, with
   * random credentials.
   */
  principals?: readonly LocalKmsPrincipal[] | undefined;
  /**
   * The keys and aliases that it has from the start, and again after {@link LocalKms.reset}: an object, or the path or
   * file URL of a JSON file, or of a YAML file when its name ends with `.yaml` or `.yml`. Default: none.
   */
  seed?: Seed | string | URL | undefined;
  /** The time it goes by; a {@link VirtualClock} lets a test move it. Default: the clock of this machine. */
  clock?: Clock | undefined;
  /** How many requests it takes before it throttles. Default: any number. */
  quotas?: LocalKmsQuotas | undefined;
  /**
   * Whether requests have to be signed properly. `false` is a leniency that AWS does not have: anybody who reaches the
   * port is let in, as the principal whose access key id the request names, or else as the first one. Default: `true`.
   */
  verifySignatures?: boolean | undefined;
}

/** The options with their defaults; principals and seed are resolved on their own. */
export interface ResolvedOptions {
  /** The port. */
  readonly port: number;
  /** The address or name. */
  readonly host: string;
  /** The Region. */
  readonly region: string;
  /** The account. */
  readonly accountId: string;
  /** The clock. */
  readonly clock: Clock;
  /** The quotas. */
  readonly quotas: LocalKmsQuotas;
  /** Whether requests have to be signed. */
  readonly verifySignatures: boolean;
}

/** Says what is wrong with a value, as a phrase that follows the name of the option. */
type Check = (value: unknown) => string | undefined;

const text =
  (pattern: RegExp, expected: string): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value) ? undefined : `must be ${expected}, not ${shown(value)}`;

const isPort = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65535;

const CHECKS: Readonly<Record<keyof LocalKmsOptions, Check>> = {
  port: (value) =>
    isPort(value) ? undefined : `must be a whole number from 0 (any free port) to 65535, not ${shown(value)}`,
  host: text(/./, 'an address or a name to listen on, such as "127.0.0.1"'),
  region: text(/^[a-z]+(-[a-z0-9]+)+$/, 'a Region such as "us-east-1"'),
  accountId: text(/^\d{12}$/, "a string of 12 digits"),
  principals: principalsProblem,
  seed: (value) =>
    typeof value === "string" || isObject(value)
      ? undefined
      : "must be an object, or the path of a JSON or YAML file",
  clock: (value) =>
    isClock(value) ? undefined : "must have a method now that returns a Date, as a VirtualClock has",
  quotas: quotasProblem,
  verifySignatures: (value) =>
    typeof value === "boolean" ? undefined : `must be true or false, not ${shown(value)}`,
};

/**
 * Fills in the defaults.
 *
 * @throws `TypeError` that names every option which is not valid or not known.
 */
export function resolveOptions(options: LocalKmsOptions): ResolvedOptions {
  const problems = Object.entries(options).flatMap(([name, value]) => problemWith(name, value));
  if (problems.length > 0) {
    throw new TypeError(`LocalKms cannot start: ${problems.join("; ")}`);
  }
  const { port = 0, host = "127.0.0.1", region = "us-east-1", accountId = "111122223333" } = options;
  const { clock = systemClock, quotas = {}, verifySignatures = true } = options;
  return { port, host, region, accountId, clock, quotas, verifySignatures };
}

function problemWith(name: string, value: unknown): string[] {
  const check = isOption(name) ? CHECKS[name] : undefined;
  if (check === undefined) {
    return [`${name} is not an option; the options are ${Object.keys(CHECKS).join(", ")}`];
  }
  const problem = value === undefined ? undefined : check(value);
  // What is wrong inside a value starts with where it is, such as "[0].arn".
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

/** A value that is no secret, as it stands in code. */
const shown = (value: unknown): string =>
  ["string", "number", "boolean"].includes(typeof value) || value === null
    ? JSON.stringify(value)
    : `a value of type ${typeof value}`;
