import { BOOLEAN, type Check, type Guard } from "../../runtime/Check.js";
import type { HttpHandlerConfig } from "../../runtime/Runtime.js";
import { TIMEOUT } from "../../runtime/timeouts.js";
import { isArray, isFunction, isObject, isString } from "../../runtime/typeGuards.js";
import type { KMSClientConfig } from "./KMSClientConfig.js";
import { DEFAULTS_MODE } from "./resolveDefaultsMode.js";
import { REGION } from "./resolveRegion.js";
import { MAX_ATTEMPTS, RETRY_MODE, RETRY_STRATEGY } from "./resolveRetry.js";

const orFunction = ([expected, is]: Check): Check => [
  `${expected}, or a function that returns it`,
  (value) => isFunction(value) || is(value),
];

/** What a text has to be that may be missing. */
export const TEXT: Check<Guard<string | undefined>> = [
  "a string",
  (value): value is string | undefined => isString(value ?? ""),
];

/** With a lower limit, every call would wait for a connection that never comes. */
const AGENT: Check = [
  "an agent, or the options of one (maxSockets at least 1)",
  (value) => isObject(value) && isLimit(value.maxSockets ?? 1),
];

const isLimit = (value: unknown): boolean => typeof value === "number" && value >= 1;

/** Options that have no effect, and those whose values are checked when they are used, because they may be almost anything. */
const ANYTHING: Check = ["anything", () => true];

/** What each option of a client has to be. The compiler reports missing entries. */
export const OPTION_CHECKS: Readonly<Record<keyof KMSClientConfig, Check>> = {
  apiVersion: ANYTHING,
  authSchemePreference: ANYTHING,
  cacheMiddleware: BOOLEAN,
  credentials: ANYTHING,
  customUserAgent: ["text, or a list of [name, version]", isUserAgent],
  defaultsMode: orFunction(DEFAULTS_MODE),
  disableClockSkewCorrection: orFunction(BOOLEAN),
  disableHostPrefix: ANYTHING,
  endpoint: ANYTHING,
  ignoreConfiguredEndpointUrls: BOOLEAN,
  logger: ["an object whose `debug`, `info`, `warn` and `error` are methods", isLogger],
  maxAttempts: orFunction(MAX_ATTEMPTS),
  profile: TEXT,
  region: orFunction(REGION),
  requestHandler: [
    "a request handler with a method `handle`, or the options of one",
    (value) => isObject(value) && (!("handle" in value) || isFunction(value.handle)),
  ],
  retryMode: orFunction(RETRY_MODE),
  retryStrategy: orFunction(RETRY_STRATEGY),
  runtime: ANYTHING,
  serviceId: ANYTHING,
  sha256: ["a class that makes hashes", isFunction],
  signer: orFunction([
    "an object with a method `sign`",
    (value) => isObject(value) && isFunction(value.sign),
  ]),
  signingRegion: orFunction(REGION),
  systemClockOffset: ["a number of milliseconds", Number.isFinite],
  tls: BOOLEAN,
  useDualstackEndpoint: orFunction(BOOLEAN),
  useFipsEndpoint: orFunction(BOOLEAN),
  userAgentAppId: orFunction(TEXT),
};

/** What each option of the default request handler has to be. The compiler reports missing entries. */
export const HANDLER_CHECKS: Readonly<Record<keyof HttpHandlerConfig, Check>> = {
  cache: ANYTHING,
  connectionTimeout: TIMEOUT,
  credentials: ANYTHING,
  httpAgent: AGENT,
  httpsAgent: AGENT,
  keepAlive: ANYTHING,
  logger: ANYTHING,
  requestInit: ["a function", isFunction],
  requestTimeout: TIMEOUT,
  socketAcquisitionTimeout: TIMEOUT,
  socketAcquisitionWarningTimeout: ANYTHING,
  socketTimeout: TIMEOUT,
  throwOnRequestTimeout: ANYTHING,
};

/** The options of an agent that users set most. Node.js has more, none of which is similar to one of these. */
export const AGENT_OPTIONS: readonly string[] = [
  "keepAlive",
  "keepAliveMsecs",
  "maxFreeSockets",
  "maxSockets",
  "maxTotalSockets",
  "rejectUnauthorized",
];

function isLogger(value: unknown): boolean {
  const isMethod = (name: string) => ["function", "undefined"].includes(typeof Object(value)[name]);
  return (isObject(value) || isFunction(value)) && ["debug", "info", "warn", "error"].every(isMethod);
}

function isUserAgent(value: unknown): boolean {
  const isPair = (pair: unknown) => isArray(pair) && isString(pair[0]) && isString(pair[1] ?? "");
  return isString(value) || (isArray(value) && value.every(isPair));
}
