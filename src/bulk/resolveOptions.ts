import { ConfigurationError } from "../errors/ConfigurationError.js";
import type { Check } from "../runtime/Check.js";
import { kindOf } from "../runtime/kindOf.js";
import { isFunction, isObject } from "../runtime/typeGuards.js";
import type { ReEncryptAllOptions } from "./ReEncryptAllOptions.js";
import type { ReEncryptItemInput } from "./ReEncryptItem.js";

/** The members of ReEncrypt that items take from the options. */
export type ItemDefaults = Readonly<Omit<ReEncryptItemInput, "CiphertextBlob" | "id">>;

/** The options with their defaults. */
export interface ResolvedOptions {
  readonly concurrency: number;
  readonly maxRequestsPerSecond: number;
  /** Whether `maxRequestsPerSecond` is only the default, and therefore lower for asymmetric keys. */
  readonly isDefaultRate: boolean;
  readonly window: number;
  readonly ordered: boolean;
  readonly itemTimeout: number;
  readonly maxFailures: { readonly ratio: number; readonly after: number };
  readonly verify: boolean;
  readonly preflight: boolean;
  readonly skipCurrent: boolean;
  readonly dedupe: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ReEncryptAllOptions["onProgress"];
  readonly itemDefaults: ItemDefaults;
}

const wholeFrom = (minimum: number, maximum = Number.MAX_SAFE_INTEGER): Check => [
  `a whole number from ${minimum}${maximum < Number.MAX_SAFE_INTEGER ? ` to ${maximum}` : ""}`,
  (value) => Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
];
const BOOLEAN: Check = ["true or false", (value) => typeof value === "boolean"];
const between = (low: number, high: number) => (value: unknown) =>
  typeof value === "number" && value >= low && value <= high;

/** Made when a job starts: calls outside of functions would be in every bundle. */
const checksOfOptions = (): Readonly<Record<string, Check>> => ({
  concurrency: wholeFrom(1, 10_000),
  maxRequestsPerSecond: ["a number from 0.001, or Infinity", between(0.001, Number.POSITIVE_INFINITY)],
  window: wholeFrom(1, 10_000_000),
  ordered: BOOLEAN,
  // The longest delay that timers accept.
  itemTimeout: wholeFrom(1, 2 ** 31 - 1),
  verify: BOOLEAN,
  preflight: BOOLEAN,
  skipCurrent: BOOLEAN,
  dedupe: wholeFrom(0, 10_000_000),
  maxFailures: ["an object such as { ratio: 0.5, after: 1000 }", isObject],
  signal: ["an AbortSignal", (value) => isObject(value) && "aborted" in value && "addEventListener" in value],
  onProgress: ["a function", isFunction],
});

const checksOfMaxFailures = (): Readonly<Record<string, Check>> => ({
  ratio: ["a number from 0 to 1", between(0, 1)],
  after: wholeFrom(1, 1_000_000),
});

/** The members of ReEncrypt, whose values the client checks for each item. */
const MEMBERS: readonly string[] = [
  "SourceKeyId",
  "SourceEncryptionContext",
  "SourceEncryptionAlgorithm",
  "GrantTokens",
  "DestinationKeyId",
  "DestinationEncryptionContext",
  "DestinationEncryptionAlgorithm",
];

/**
 * Checks the options, all at once, and adds the defaults.
 *
 * @throws {@link ConfigurationError} with every problem.
 */
export function resolveOptions(given: ReEncryptAllOptions): ResolvedOptions {
  if (!isObject(given)) {
    throw new ConfigurationError(
      `The options of reEncryptAll must be an object, such as { DestinationKeyId: "alias/new" }, not ${kindOf(given)}`,
    );
  }
  const failures: unknown = given.maxFailures;
  const problems = [
    ...problemsOf(given, checksOfOptions(), "", MEMBERS),
    ...(isObject(failures) ? problemsOf(failures, checksOfMaxFailures(), "maxFailures.", []) : []),
  ];
  if (problems.length > 0) {
    throw new ConfigurationError(`These options of reEncryptAll are not valid:${problems.join("")}`);
  }
  return withDefaults(given);
}

function withDefaults(given: ReEncryptAllOptions): ResolvedOptions {
  const { concurrency, maxRequestsPerSecond, window, ordered, itemTimeout, maxFailures, ...others } = given;
  const { verify, preflight, skipCurrent, dedupe, signal, onProgress, ...itemDefaults } = others;
  return {
    concurrency: concurrency ?? 64,
    maxRequestsPerSecond: maxRequestsPerSecond ?? 1000,
    isDefaultRate: maxRequestsPerSecond === undefined,
    window: window ?? 4 * (concurrency ?? 64),
    ordered: ordered ?? false,
    itemTimeout: itemTimeout ?? 15 * 60 * 1000,
    maxFailures: { ratio: maxFailures?.ratio ?? 0.5, after: maxFailures?.after ?? 1000 },
    verify: verify ?? false,
    preflight: preflight ?? true,
    skipCurrent: skipCurrent ?? true,
    dedupe: dedupe ?? 0,
    signal,
    onProgress,
    itemDefaults,
  };
}

/** A line for each option that is wrong. A misspelled context or key would protect the data otherwise than meant. */
function problemsOf(
  options: object,
  checks: Readonly<Record<string, Check>>,
  prefix: string,
  others: readonly string[],
): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const [expected, is] = (Object.hasOwn(checks, name) && checks[name]) || [];
    if (value === undefined || others.includes(name) || is?.(value)) {
      return [];
    }
    const problem =
      expected === undefined
        ? "is not an option; check its spelling, or leave it out"
        : `must be ${expected}, not ${typeof value === "number" ? value : kindOf(value)}`;
    return [`\n  ${JSON.stringify((prefix + name).slice(0, 100))} ${problem}`];
  });
}
