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

const BUILT_IN = "is built in and cannot be replaced; leave it out";
const BY_SIGNER = "is not supported; give a `signer`, or leave it out";

/** What to do instead of the options that SDK v3 has beside ours. */
const INSTEAD: Readonly<Record<string, string>> = {
  base64Decoder: BUILT_IN,
  base64Encoder: BUILT_IN,
  bodyLengthChecker: BUILT_IN,
  credentialDefaultProvider: "is not supported; give the provider that it makes as `credentials`",
  defaultUserAgentProvider: "is not supported; give `customUserAgent`, which is added to the user agent",
  endpointProvider: "is not supported; give a function as `endpoint`",
  extensions:
    "is not supported; set the options that they configure, and add middleware to `middlewareStack`",
  httpAuthSchemeProvider: BY_SIGNER,
  httpAuthSchemes: BY_SIGNER,
  protocol: BUILT_IN,
  protocolSettings: BUILT_IN,
  serviceConfiguredEndpoint: "is not supported; give `endpoint`",
  signerConstructor: BY_SIGNER,
  signingEscapePath: BY_SIGNER,
  streamCollector: BUILT_IN,
  urlParser: BUILT_IN,
  utf8Decoder: BUILT_IN,
  utf8Encoder: BUILT_IN,
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
    : new ConfigurationError(`The client was given options that it cannot honour:${refused.join("")}`);
}

const isUnknownMode = (name: string, value: unknown): boolean =>
  name === "defaultsMode" && !(typeof value === "string" && Object.hasOwn(CONNECTION_TIMEOUT, value));

function describe(name: string): string {
  if (name === "defaultsMode") {
    return `defaultsMode must be one of ${Object.keys(CONNECTION_TIMEOUT).join(", ")}; a function is not supported`;
  }
  return Object.hasOwn(INSTEAD, name)
    ? `${name} ${INSTEAD[name]}`
    : `${JSON.stringify(name.slice(0, 100))} is no option of KMSClient; check its spelling, or leave it out`;
}
