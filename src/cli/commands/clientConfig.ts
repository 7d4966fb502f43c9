import { existsSync } from "node:fs";
import type { AwsCredentialIdentityProvider, Logger } from "@smithy/types";
import { checkCredentials } from "../../client/config/checkCredentials.js";
import { resolveEndpoint } from "../../client/config/resolveEndpoint.js";
import type { ResolveOption } from "../../client/config/resolveOption.js";
import { realRegion } from "../../client/config/resolveRegion.js";
import { resolveRetry } from "../../client/config/resolveRetry.js";
import type { PipelineConfig } from "../../client/pipeline/pipeline.js";
import { SignatureV4 } from "../../client/pipeline/signing/SignatureV4.js";
import { checked } from "../../runtime/Check.js";
import { runtime } from "../../runtime/node.js";
import type { HttpHandler, Setting } from "../../runtime/Runtime.js";
import { NoOpLogger } from "../../smithy.js";
import { pathOf } from "../arguments/readParameter.js";
import { generalError } from "../CliError.js";
import { credentialsOf } from "../configuration/credentialsOf.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";

/** What a call needs. */
export interface CliClientConfig extends PipelineConfig {
  readonly logger: Logger;
  readonly requestHandler: HttpHandler;
}

/**
 * The configuration of a client, from the command line and its environment. `resolveConfig` of the library would look for
 * everything in more places than there are here, which takes a tenth of the time of a call. `maxSockets` is the maximum
 * number of its connections.
 */
export function clientConfig(
  settings: Settings,
  io: Io,
  given: Logger | undefined,
  maxSockets?: number,
): CliClientConfig {
  const { region } = settings;
  const logger = given ?? new NoOpLogger();
  const credentials = credentialsProvider(settings, io);
  return {
    logger,
    runtime: runtime.name,
    // `readInput` has checked the input; lengths, patterns and enumerations are left to KMS, as in the AWS CLI.
    validate: () => [],
    endpoint: endpointOf(settings, io),
    credentials,
    signer: new SignatureV4({ region: realRegion(region), credentials, sha256: runtime.sha256 }),
    systemClockOffset: 0,
    disableClockSkewCorrection: async () => false,
    ...resolveRetry({}, retryOption(settings)),
    userAgentAppId: async () => settings.setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id"),
    customUserAgent: [["exec-env/cli"]],
    requestHandler: requestHandler(settings, io, logger, maxSockets),
  };
}

/** Without a signature, not even a missing secret key is an error. */
function credentialsProvider(settings: Settings, io: Io): AwsCredentialIdentityProvider {
  if (settings.options.signRequest === false) {
    return async () => ({ accessKeyId: "", secretAccessKey: "" });
  }
  const found = credentialsOf(settings, io);
  return typeof found === "function" ? found : async () => checkCredentials(found);
}

/** The settings of the profile have been read, and a custom endpoint wins over FIPS and dual stack, as in the AWS CLI. */
function endpointOf(settings: Settings, io: Io): CliClientConfig["endpoint"] {
  const { endpoint, region } = settings;
  const isOn = (variable: string, key: string) => async () =>
    endpoint === undefined && settings.isOn(variable, key);
  return resolveEndpoint({
    endpoint,
    // No warning about plain HTTP, which would be on standard error where scripts look for errors.
    ...(endpoint !== undefined && { tls: false }),
    ignoreConfiguredEndpointUrls: async () => true,
    givenRegion: async () => region,
    useFipsEndpoint: isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    useDualstackEndpoint: isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
    environment: () => io.env,
    profile: { name: undefined, load: async () => ({ settings: {} }) },
  });
}

function retryOption(settings: Settings): ResolveOption {
  const mode = settings.setting("AWS_RETRY_MODE", "retry_mode");
  if (mode !== undefined && mode !== "standard" && mode !== "adaptive") {
    throw generalError(
      `Invalid value provided to "mode": "${mode}" must be one of: "standard" or "adaptive"`,
    );
  }
  const options = new Map<string, unknown>([
    ["maxAttempts", Number(settings.setting("AWS_MAX_ATTEMPTS", "max_attempts") ?? 3)],
    ["retryMode", mode],
  ]);
  return (name, check, byDefault) => async () => checked(name, options.get(name) ?? byDefault, check);
}

/** The URL that the requests of a client go to. */
export async function endpointUrl({ endpoint }: CliClientConfig): Promise<string> {
  const { protocol, hostname, port, path } = await endpoint();
  return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`;
}

function requestHandler(
  settings: Settings,
  io: Io,
  logger: Logger,
  maxSockets: number | undefined,
): HttpHandler {
  const { caBundle, rejectUnauthorized, ...timeouts } = connectionSettings(settings, io);
  return runtime.requestHandler(
    {
      ...timeouts,
      ...(maxSockets !== undefined && { httpAgent: { maxSockets } }),
      httpsAgent: {
        ...(maxSockets !== undefined && { maxSockets }),
        ...(!rejectUnauthorized && { rejectUnauthorized }),
      },
    },
    {
      connectionTimeout: async () => undefined,
      caBundle: async () => caBundle,
      environment: () => io.env,
      logger,
    },
  );
}

/** How to connect, and how long to wait for it and for a response, in milliseconds. */
interface ConnectionSettings {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly socketTimeout: number;
  /** The path of the certificate authorities to trust; `undefined` for those of Node.js. */
  readonly caBundle: Setting | undefined;
  /** Whether the certificate of the endpoint has to be valid. */
  readonly rejectUnauthorized: boolean;
}

/** The settings of the connections, from the command line and its environment. */
export function connectionSettings(settings: Settings, io: Io): ConnectionSettings {
  const { cliConnectTimeout, cliReadTimeout, verifySsl } = settings.options;
  return {
    connectionTimeout: milliseconds(cliConnectTimeout),
    // The read timeout of the AWS CLI bounds the silence on the connection, not the whole attempt.
    requestTimeout: 0,
    socketTimeout: milliseconds(cliReadTimeout),
    caBundle: caBundleOf(settings, io),
    rejectUnauthorized: verifySsl !== false,
  };
}

const milliseconds = (seconds = 60): number => seconds * 1000;

/** The path of the certificate authorities to trust. */
function caBundleOf(settings: Settings, io: Io): Setting | undefined {
  const given =
    settings.options.caBundle ??
    settings.setting("AWS_CA_BUNDLE", "ca_bundle") ??
    // The AWS CLI falls back to the variable of a library that it once used.
    (io.env.REQUESTS_CA_BUNDLE || undefined);
  const path = given && pathOf(given, process.platform, io.env);
  if (path && !/^http:/i.test(settings.endpoint ?? "") && !existsSync(path)) {
    throw generalError(`Could not find a suitable TLS CA certificate bundle, invalid path: ${path}`);
  }
  return path ? { value: path, source: "--ca-bundle, AWS_CA_BUNDLE or ca_bundle" } : undefined;
}
