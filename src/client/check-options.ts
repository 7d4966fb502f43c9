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
    value === undefined || (Object.hasOwn(OPTIONS, name) && !isUnknownMode(name, value))
      ? []
      : [`\n  ${describe(name)}`],
  );
  return refused.length === 0
    ? undefined
    : new ConfigurationError(`These options cannot be honoured:${refused.join("")}`);
}

const isUnknownMode = (name: string, value: unknown): boolean =>
  name === "defaultsMode" && !(typeof value === "string" && Object.hasOwn(CONNECTION_TIMEOUT, value));

function describe(name: string): string {
  if (name === "defaultsMode") {
    return `defaultsMode must be one of ${Object.keys(CONNECTION_TIMEOUT).join(", ")}`;
  }
  if (BUILT_IN.test(name)) {
    return `${name} is built in; leave it out`;
  }
  return Object.hasOwn(INSTEAD, name)
    ? `${name} is not supported; give ${INSTEAD[name]}, or leave it out`
    : `${JSON.stringify(name.slice(0, 100))} is no option; check its spelling, or leave it out`;
}
