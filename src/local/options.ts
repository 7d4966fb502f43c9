/** What a LocalKms can be started with. */

/** What {@link LocalKms.start} takes. */
export interface LocalKmsOptions {
  /** The port to listen on, 0 to 65535; 0 is any free port. Default: 0. */
  port?: number | undefined;
  /** The address or name to listen on. Default: `127.0.0.1`, which other machines cannot reach. */
  host?: string | undefined;
  /** The Region that it is in, such as `eu-central-1`: requests have to be signed for it. Default: `us-east-1`. */
  region?: string | undefined;
  /** The account that owns its keys, 12 digits. Default: `111122223333`. */
  accountId?: string | undefined;
}

/** The options with their defaults. */
export type ResolvedOptions = {
  readonly [Name in keyof LocalKmsOptions]-?: NonNullable<LocalKmsOptions[Name]>;
};

interface Check {
  readonly isValid: (value: unknown) => boolean;
  readonly expected: string;
}

const text = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);

const CHECKS: Readonly<Record<keyof LocalKmsOptions, Check>> = {
  port: {
    isValid: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65535,
    expected: "a whole number from 0 (any free port) to 65535",
  },
  host: { isValid: text(/./), expected: 'an address or a name to listen on, such as "127.0.0.1"' },
  region: { isValid: text(/^[a-z]+(-[a-z0-9]+)+$/), expected: 'a Region such as "us-east-1"' },
  accountId: { isValid: text(/^\d{12}$/), expected: "a string of 12 digits" },
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
  return { port, host, region, accountId };
}

function problemWith(name: string, value: unknown): string[] {
  const check = isOption(name) ? CHECKS[name] : undefined;
  if (check === undefined) {
    return [`${name} is not an option; the options are ${Object.keys(CHECKS).join(", ")}`];
  }
  return value === undefined || check.isValid(value)
    ? []
    : [`${name} must be ${check.expected}, not ${JSON.stringify(value)}`];
}

const isOption = (name: string): name is keyof LocalKmsOptions => Object.hasOwn(CHECKS, name);
