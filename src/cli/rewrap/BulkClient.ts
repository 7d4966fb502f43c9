import type { HttpHandlerOptions, MetadataBearer, MiddlewareStack } from "@smithy/types";
import { resolveConfig } from "../../client/config/resolveConfig.js";
import { pipeline } from "../../client/pipeline/pipeline.js";
import { resolveHandler, watchStack } from "../../client/pipeline/resolveHandler.js";
import { KMSCommand } from "../../kms/KMSCommand.js";
import type { ReEncryptCommand, ReEncryptCommandOutput } from "../../kms/operations/ReEncrypt.js";
import { constructStack } from "../../smithy.js";
import { configOf, runtimeOf } from "../commands/CliClient.js";
import { debugLogger } from "../commands/debugLogger.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import type { RunClient } from "./Run.js";

/**
 * Sends the requests of a bulk job, with all settings from the command line and its environment, and a connection for each
 * request that may be on its way. It checks inputs before it sends them, as the client does.
 */
export class BulkClient implements RunClient {
  readonly #config: ReturnType<typeof resolveConfig>;
  readonly #stack: MiddlewareStack<object, MetadataBearer>;

  constructor(settings: Settings, io: Io, concurrency: number) {
    const environment = runtimeOf(settings, io);
    const logger = settings.options.debug === true ? debugLogger(settings, io) : undefined;
    this.#config = resolveConfig(configOf(settings, io, logger, concurrency), environment);
    this.#stack = constructStack<object, MetadataBearer>();
    this.#stack.use(pipeline(this.#config, environment));
    if (settings.options.signRequest === false) {
      this.#stack.remove("httpSigningMiddleware");
    }
    watchStack(this.#stack);
  }

  /** The URL that requests go to. */
  async endpoint(): Promise<string> {
    const { protocol, hostname, port, path } = await this.#config.endpoint();
    return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`;
  }

  /** Sends a command. */
  send(
    command: ReEncryptCommand,
    options: HttpHandlerOptions & { readonly maxAttempts: number },
  ): Promise<ReEncryptCommandOutput>;
  async send(command: object, options: HttpHandlerOptions): Promise<MetadataBearer> {
    if (!isCommand(command)) {
      throw new TypeError("BulkClient sends commands of this package");
    }
    const { output } = await resolveHandler(this.#stack, command, this.#config, options)(command);
    return output;
  }

  /** Closes its connections. */
  destroy(): void {
    this.#config.requestHandler.destroy?.();
  }
}

const isCommand = (command: object): command is KMSCommand<object, MetadataBearer> =>
  command instanceof KMSCommand;
