/**
 * How long changes take to reach all of KMS, in milliseconds of the clock, each 0 or more. Before that, calls do not see
 * them, as can happen in AWS.
 *
 * @example
 * ```ts
 * const clock = new VirtualClock();
 * const kms = await LocalKms.start({ clock, propagation: { grants: 5_000, keys: 60_000 } });
 * clock.advance(5_000); // new grants now work without their grant token
 * ```
 */
export interface LocalKmsPropagation {
  /** Until a new grant works without its grant token. Default: 0. */
  grants?: number | undefined;
  /** Until calls see a new key. Before that, they fail with `NotFoundException`. Default: 0. */
  keys?: number | undefined;
  /** Until calls see that an alias was created, changed or deleted. Default: 0. */
  aliases?: number | undefined;
  /** Until a new key policy replaces the previous one. Default: 0. */
  keyPolicies?: number | undefined;
}

/** How long each kind of change takes, in milliseconds. */
export type Propagation = { readonly [Change in keyof LocalKmsPropagation]-?: number };

const CHANGES = ["grants", "keys", "aliases", "keyPolicies"] as const;

/** The propagation without delays. */
export const AT_ONCE: Propagation = { grants: 0, keys: 0, aliases: 0, keyPolicies: 0 };

/** Returns what is wrong with the option `propagation`. */
export function propagationProblem(value: unknown): string | undefined {
  if (typeof value === "number") {
    return isDelay(value) ? undefined : `must be a number of milliseconds, 0 or more, not ${value}`;
  }
  if (typeof value !== "object" || value === null) {
    return "must be a number of milliseconds, or an object such as { grants: 5_000 }";
  }
  for (const [name, delay] of Object.entries(value)) {
    if (!CHANGES.some((change) => change === name)) {
      return `.${name} is not a change; the changes are ${CHANGES.join(", ")}`;
    }
    if (delay !== undefined && !isDelay(delay)) {
      return `.${name} must be a number of milliseconds, 0 or more`;
    }
  }
  return undefined;
}

/** Adds the defaults to the option `propagation`. */
export function resolvePropagation(option: number | LocalKmsPropagation = 0): Propagation {
  if (typeof option === "number") {
    return { grants: option, keys: option, aliases: option, keyPolicies: option };
  }
  const { grants = 0, keys = 0, aliases = 0, keyPolicies = 0 } = option;
  return { grants, keys, aliases, keyPolicies };
}

const isDelay = (value: unknown): boolean =>
  typeof value === "number" && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
