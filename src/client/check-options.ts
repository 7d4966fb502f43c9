import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { isObject } from "../protocol/aws-json.js";
import { CONNECTION_TIMEOUT } from "./defaults-mode.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";

/** What a value has to be, and whether it is. */
type Check = readonly [expected: string, is: (value: unknown) => boolean];

const ANYTHING: Check = ["anything", () => true];

/**
 * Options whose values nothing else checks before they are used, and all that the resolved configuration does not have:
 * the others are known by their names in it. The compiler knows whether any is missing.
 */
const CHECKS: Readonly<Record<string, Check>> = {
  authSchemePreference: ANYTHING,
  customUserAgent: ["text, or a list of [name, version]", isUserAgent],
  defaultsMode: [
    `one of ${Object.keys(CONNECTION_TIMEOUT).join(", ")}`,
    (value) => typeof value === "string" && Object.hasOwn(CONNECTION_TIMEOUT, value),
  ],
  disableHostPrefix: ANYTHING,
  ignoreConfiguredEndpointUrls: ANYTHING,
  profile: ANYTHING,
  requestHandler: ["a request handler, or the options of one", isObject],
  sha256: ["a class that makes hashes", (value) => typeof value === "function"],
  signer: ["an object with a method `sign`", (value) => isObject(value) && typeof value.sign === "function"],
  signingRegion: [
    "a Region such as us-east-2",
    (value) => typeof value === "function" || (typeof value === "string" && /^[a-z0-9-]+$/.test(value)),
  ],
  systemClockOffset: ["a number of milliseconds", Number.isFinite],
  tls: ANYTHING,
} satisfies Record<
  | Exclude<keyof KMSClientConfig, keyof KMSClientResolvedConfig>
  | ("customUserAgent" | "requestHandler" | "sha256" | "signer" | "systemClockOffset"),
  Check
>;

const BUILT_IN =
  /^((base64|utf8)(De|En)coder|bodyLengthChecker|protocol(Settings)?|streamCollector|urlParser)$/;

/** What to give instead of the options that SDK v3 has beside ours. */
const INSTEAD: readonly (readonly [names: RegExp, instead: string])[] = [
  [/^credentialDefaultProvider$/, "the provider that it makes as `credentials`"],
  [/^defaultUserAgentProvider$/, "`customUserAgent`"],
  [/^(endpointProvider|serviceConfiguredEndpoint)$/, "`endpoint`"],
  [/^extensions$/, "the options that they configure, and add middleware to `middlewareStack`"],
  [/^(httpAuthScheme(s|Provider)|signerConstructor|signingEscapePath)$/, "a `signer`"],
];

/**
 * What is wrong with options that would have no effect, all at once; those that are `undefined` pass, and so does what
 * another configuration has.
 */
export function problemOf(
  options: KMSClientConfig,
  config: KMSClientResolvedConfig,
): ConfigurationError | undefined {
  const problems = Object.entries(options).flatMap(([name, value]) => {
    const problem = value === undefined ? undefined : problemWith(name, value, config);
    return problem === undefined ? [] : [`\n  ${JSON.stringify(name.slice(0, 100))} ${problem}`];
  });
  return problems.length === 0
    ? undefined
    : new ConfigurationError(`These options cannot be honoured:${problems.join("")}`);
}

function problemWith(name: string, value: unknown, config: KMSClientResolvedConfig): string | undefined {
  const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
  if (check !== undefined) {
    const [expected, is] = check;
    return is(value) ? undefined : `must be ${expected}`;
  }
  return Object.hasOwn(config, name) ? undefined : `${whyNot(name)} leave it out`;
}

function whyNot(name: string): string {
  if (BUILT_IN.test(name)) {
    return "is built in;";
  }
  const [, instead] = INSTEAD.find(([names]) => names.test(name)) ?? [];
  return instead ? `is not supported; give ${instead}, or` : "is no option; check its spelling, or";
}

function isUserAgent(value: unknown): boolean {
  const isPair = (pair: unknown) =>
    Array.isArray(pair) &&
    typeof pair[0] === "string" &&
    (pair[1] === undefined || typeof pair[1] === "string");
  return typeof value === "string" || (Array.isArray(value) && value.every(isPair));
}
