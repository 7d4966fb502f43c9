import { BOOLEAN } from "../../runtime/Check.js";
import type { HttpHandler, Runtime } from "../../runtime/Runtime.js";
import { isFunction, isObject, isString } from "../../runtime/typeGuards.js";
import { NoOpLogger } from "../../smithy.js";
import { SignatureV4 } from "../pipeline/signing/SignatureV4.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";
import { TEXT } from "./optionChecks.js";
import { memoizeStatic, providerOf } from "./providers.js";
import { settingReader } from "./readSetting.js";
import { resolveCredentials } from "./resolveCredentials.js";
import { connectionTimeoutOf, resolveDefaultsMode } from "./resolveDefaultsMode.js";
import { resolveEndpoint } from "./resolveEndpoint.js";
import { optionResolver, type ResolveOption } from "./resolveOption.js";
import { type Profile, resolveProfile } from "./resolveProfile.js";
import { isFipsRegion, resolveRegion } from "./resolveRegion.js";
import { resolveRetry } from "./resolveRetry.js";

/**
 * Makes the configuration that a client works with. Reads no file, sends nothing, and does not throw: providers run on
 * first use, and `checkOptions` finds the options that are wrong.
 */
export function resolveConfig(given: KMSClientConfig, runtime: Runtime): KMSClientResolvedConfig {
  const options = withoutNull(given);
  const profile = resolveProfile(options, runtime);
  const readSetting = settingReader(runtime.environment, profile);
  const resolve = optionResolver(options, readSetting);
  const target = resolveTarget(options, runtime, profile, resolve);
  const defaultsMode = resolveDefaultsMode(resolve, target.region, runtime.environment);
  const {
    customUserAgent = [],
    logger = new NoOpLogger(),
    cacheMiddleware = false,
    requestHandler,
  } = options;
  return {
    apiVersion: "2014-11-01",
    serviceId: "KMS",
    runtime: runtime.name,
    ...target,
    ...resolveRetry(options, resolve),
    ...resolveSigning(options, runtime, target),
    defaultsMode,
    requestHandler: isHandler(requestHandler)
      ? requestHandler
      : runtime.requestHandler(requestHandler, {
          connectionTimeout: async () => connectionTimeoutOf(await defaultsMode()),
          caBundle: () => readSetting("caBundle"),
          environment: runtime.environment,
          logger,
        }),
    logger,
    userAgentAppId: resolve("userAgentAppId", TEXT, undefined),
    customUserAgent: isString(customUserAgent) ? [[customUserAgent]] : customUserAgent,
    cacheMiddleware,
  };
}

/**
 * Lets `null` count as not set, as in SDK v3, and so do options that are not an object. The options are read one by one
 * through a proxy: a copy would lack those that an object inherits.
 */
const withoutNull = (options: KMSClientConfig): KMSClientConfig =>
  new Proxy<KMSClientConfig>({}, { get: (_, name) => Object(options)[name] ?? undefined });

const isHandler = (handlerOrOptions: unknown): handlerOrOptions is HttpHandler =>
  isObject(handlerOrOptions) && "handle" in handlerOrOptions;

/** How requests are signed. */
function resolveSigning(
  options: KMSClientConfig,
  runtime: Runtime,
  { region, credentials }: Pick<KMSClientResolvedConfig, "region" | "credentials">,
): Pick<KMSClientResolvedConfig, "sha256" | "signer" | "systemClockOffset" | "disableClockSkewCorrection"> {
  const { signingRegion = region, systemClockOffset = 0, disableClockSkewCorrection = false } = options;
  // The first call reports any other value.
  const sha256 = isFunction(options.sha256) ? options.sha256 : runtime.sha256;
  const { signer = new SignatureV4({ region: signingRegion, credentials, sha256 }) } = options;
  return {
    sha256,
    signer: isFunction(signer) ? { sign: async (...args) => (await signer()).sign(...args) } : signer,
    systemClockOffset,
    disableClockSkewCorrection: providerOf(disableClockSkewCorrection),
  };
}

/** Where requests go, and with whose credentials. */
function resolveTarget(
  options: KMSClientConfig,
  runtime: Runtime,
  profile: Profile,
  resolve: ResolveOption,
): Pick<
  KMSClientResolvedConfig,
  "region" | "credentials" | "endpoint" | "useFipsEndpoint" | "useDualstackEndpoint"
> {
  const { endpoint, tls } = options;
  const { region, givenRegion } = resolveRegion(options, resolve, profile);
  const isFipsSet = resolve("useFipsEndpoint", BOOLEAN, false);
  const useFipsEndpoint = async () => isFipsRegion(await givenRegion()) || isFipsSet();
  const useDualstackEndpoint = resolve("useDualstackEndpoint", BOOLEAN, false);
  const ignoreConfiguredEndpointUrls = resolve("ignoreConfiguredEndpointUrls", BOOLEAN, false);
  return {
    region,
    credentials: resolveCredentials(options, runtime, profile, region),
    endpoint: memoizeStatic(
      [endpoint, options.region, options.useFipsEndpoint, options.useDualstackEndpoint],
      resolveEndpoint({
        environment: runtime.environment,
        profile,
        endpoint,
        tls,
        ignoreConfiguredEndpointUrls,
        givenRegion,
        // A function is asked for the Region once for each endpoint, and not at all for a custom one.
        useFipsEndpoint: isFunction(options.region) ? isFipsSet : useFipsEndpoint,
        useDualstackEndpoint,
      }),
    ),
    useFipsEndpoint,
    useDualstackEndpoint,
  };
}
