import { existsSync } from "node:fs";
import type { Logger, MetadataBearer, MiddlewareStack } from "@smithy/types";
import type { KMSClientConfig } from "../../client/config/KMSClientConfig.js";
import { resolveConfig } from "../../client/config/resolveConfig.js";
import { pipeline } from "../../client/pipeline/pipeline.js";
import { contextOf } from "../../kms/KMSCommand.js";
import { runtime } from "../../runtime/node.js";
import type { Runtime } from "../../runtime/Runtime.js";
import type { Operation } from "../../shapes/Operation.js";
import { type Shape, type StructureShape, structure } from "../../shapes/shapes.js";
import { constructStack, HttpRequest } from "../../smithy.js";
import { pathOf } from "../arguments/readParameter.js";
import { generalError } from "../CliError.js";
import { credentialsOf } from "../configuration/credentialsOf.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";

/**
 * Sends operations with the pipeline of the client. Unlike the client it leaves it to KMS to check lengths, patterns and
 * enumerations, as the AWS CLI does, and takes all settings from the command line and its environment.
 *
 * Nothing closes its connection: an idle one does not keep a process alive, and Node.js loads further modules to close one.
 */
export class CliClient {
  readonly #config: ReturnType<typeof resolveConfig>;
  readonly #stack: MiddlewareStack<object, MetadataBearer>;
  readonly #signal: AbortSignal;

  constructor(settings: Settings, io: Io, logger?: Logger) {
    const environment = runtimeOf(settings, io);
    this.#config = resolveConfig(configOf(settings, io, logger), environment);
    this.#stack = constructStack<object, MetadataBearer>();
    this.#stack.use(pipeline(this.#config, environment));
    if (settings.options.signRequest === false) {
      this.#stack.remove("httpSigningMiddleware");
    }
    this.#signal = io.signal;
  }

  /** The URL that requests go to. */
  async endpoint(): Promise<string> {
    const { protocol, hostname, port, path } = await this.#config.endpoint();
    return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`;
  }

  /** Sends an operation, and returns its output. */
  async send(operation: Operation, input: object): Promise<Record<string, unknown> & MetadataBearer> {
    const config = this.#config;
    const options = { abortSignal: this.#signal };
    const context = contextOf({ operation: withoutBounds(operation) }, config, options);
    const handler = this.#stack.resolve(({ request }) => {
      if (!HttpRequest.isInstance(request)) {
        throw new TypeError("The pipeline made no HTTP request");
      }
      return config.requestHandler.handle(request, options);
    }, context);
    const { output } = await handler({ input });
    return { ...output };
  }
}

/** Nothing but the options decides, except proxies and the trace ID of a Lambda invocation. */
export const runtimeOf = (settings: Settings, io: Io): Runtime => {
  const caBundle =
    settings.options.caBundle ??
    settings.setting("AWS_CA_BUNDLE", "ca_bundle") ??
    // The AWS CLI falls back to the variable of a library that it once used.
    (io.env.REQUESTS_CA_BUNDLE || undefined);
  const path = caBundle && pathOf(caBundle, process.platform, io.env);
  if (path && !/^http:/i.test(settings.endpoint ?? "") && !existsSync(path)) {
    throw generalError(`Could not find a suitable TLS CA certificate bundle, invalid path: ${path}`);
  }
  const environment = { ...io.env, AWS_CA_BUNDLE: path };
  return { ...runtime, environment: () => environment, loadProfile: async () => ({ settings: {} }) };
};

/** The options of a client. `maxSockets` is the maximum number of its connections. */
export function configOf(
  settings: Settings,
  io: Io,
  logger: Logger | undefined,
  maxSockets?: number,
): KMSClientConfig {
  const { options, endpoint, region } = settings;
  const isAnonymous = options.signRequest === false;
  return {
    region,
    // Not even a missing secret key is an error then.
    credentials: isAnonymous ? { accessKeyId: "", secretAccessKey: "" } : credentialsOf(settings, io),
    ...(endpoint && { endpoint }),
    ignoreConfiguredEndpointUrls: true,
    // A custom endpoint wins over both, as in the AWS CLI.
    useFipsEndpoint: !endpoint && settings.isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    useDualstackEndpoint: !endpoint && settings.isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
    maxAttempts: Number(settings.setting("AWS_MAX_ATTEMPTS", "max_attempts") ?? 3),
    retryMode: settings.setting("AWS_RETRY_MODE", "retry_mode") ?? "standard",
    defaultsMode: "legacy",
    userAgentAppId: async () => settings.setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id"),
    customUserAgent: [["exec-env/cli"]],
    requestHandler: {
      connectionTimeout: milliseconds(options.cliConnectTimeout),
      // The read timeout of the AWS CLI bounds the silence on the connection, not the whole attempt.
      requestTimeout: 0,
      socketTimeout: milliseconds(options.cliReadTimeout),
      ...(maxSockets !== undefined && { httpAgent: { maxSockets } }),
      httpsAgent: {
        ...(maxSockets !== undefined && { maxSockets }),
        ...(options.verifySsl === false && { rejectUnauthorized: false }),
      },
    },
    ...(logger && { logger }),
  };
}

const milliseconds = (seconds = 60): number => seconds * 1000;

/** The operation without what only the service checks. */
const withoutBounds = (operation: Operation): Operation => ({
  ...operation,
  rules: [],
  input: structureWithoutBounds(operation.input),
});

const structureWithoutBounds = ({ entries }: StructureShape): StructureShape =>
  structure(Object.fromEntries(entries.map(([name, shape]) => [name, shapeWithoutBounds(shape)])));

function shapeWithoutBounds(shape: Shape): Shape {
  const sensitive = "sensitive" in shape && { sensitive: shape.sensitive === true };
  switch (shape.type) {
    case "structure":
      return structureWithoutBounds(shape);
    case "list":
      return { type: "list", member: shapeWithoutBounds(shape.member) };
    case "enum":
      return { type: "string" };
    case "string":
    case "blob":
      return { type: shape.type, ...sensitive };
    default:
      return { type: shape.type };
  }
}
