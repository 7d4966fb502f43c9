import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { CONNECTION_TIMEOUT } from "./defaults-mode.js";
import type { KMSClientConfig } from "./KMSClientConfig.js";

// The compiler holds it to the interface.
const OPTIONS: Readonly<Record<keyof KMSClientConfig, true>> = {
  apiVersion: true,
  authSchemePreference: true,
  cacheMiddleware: true,
  credentials: true,
  customUserAgent: true,
  defaultsMode: true,
  disableClockSkewCorrection: true,
  disableHostPrefix: true,
  endpoint: true,
  ignoreConfiguredEndpointUrls: true,
  logger: true,
  maxAttempts: true,
  profile: true,
  region: true,
  requestHandler: true,
  retryMode: true,
  retryStrategy: true,
  runtime: true,
  serviceId: true,
  sha256: true,
  signer: true,
  signingRegion: true,
  systemClockOffset: true,
  tls: true,
  useDualstackEndpoint: true,
  useFipsEndpoint: true,
  userAgentAppId: true,
};

const BUILT_IN =
  /^((base64|utf8)(De|En)coder|bodyLengthChecker|protocol(Settings)?|streamCollector|urlParser)$/;

/** What to give instead of the options that SDK v3 has beside ours. */
const INSTEAD: Readonly<Record<string, string>> = {
  credentialDefaultProvider: "the provider that it makes as `credentials`",
  defaultUserAgentProvider: "`customUserAgent`",
  endpointProvider: "a function as `endpoint`",
  extensions: "the options that they configure, and add middleware to `middlewareStack`",
  httpAuthSchemeProvider: "a `signer`",
  httpAuthSchemes: "a `signer`",
  serviceConfiguredEndpoint: "`endpoint`",
  signerConstructor: "a `signer`",
  signingEscapePath: "a `signer`",
};

/** What is wrong with options that would have no effect, all at once; those that are `undefined` pass. */
export function problemOf(options: KMSClientConfig): ConfigurationError | undefined {
  const refused = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || (Object.hasOwn(OPTIONS, name) && !isWrong(name, value))
      ? []
      : [`\n  ${describe(name)}`],
  );
  return refused.length === 0
    ? undefined
    : new ConfigurationError(`These options cannot be honoured:${refused.join("")}`);
}

/** What values have to be that nothing else checks before they are used. */
const EXPECTED: Readonly<Record<string, readonly [expected: string, is: (value: unknown) => boolean]>> = {
  customUserAgent: ["text, or a list of [name, version]", isUserAgent],
  defaultsMode: [
    `one of ${Object.keys(CONNECTION_TIMEOUT).join(", ")}`,
    (value) => typeof value === "string" && Object.hasOwn(CONNECTION_TIMEOUT, value),
  ],
  signingRegion: [
    "a Region such as us-east-2",
    (value) => typeof value === "function" || (typeof value === "string" && /^[a-z0-9-]+$/.test(value)),
  ],
  systemClockOffset: ["a number of milliseconds", Number.isFinite],
};

const isWrong = (name: string, value: unknown): boolean => EXPECTED[name]?.[1](value) === false;

function isUserAgent(value: unknown): boolean {
  const isPair = (pair: unknown) =>
    Array.isArray(pair) &&
    typeof pair[0] === "string" &&
    (pair[1] === undefined || typeof pair[1] === "string");
  return typeof value === "string" || (Array.isArray(value) && value.every(isPair));
}

function describe(name: string): string {
  if (Object.hasOwn(EXPECTED, name)) {
    return `${name} must be ${EXPECTED[name]?.[0]}`;
  }
  if (BUILT_IN.test(name)) {
    return `${name} is built in; leave it out`;
  }
  return Object.hasOwn(INSTEAD, name)
    ? `${name} is not supported; give ${INSTEAD[name]}, or leave it out`
    : `${JSON.stringify(name.slice(0, 100))} is no option; check its spelling, or leave it out`;
}
