import type { HttpHandlerOptions, MetadataBearer } from "@smithy/types";
import { composeHandler, type Middleware } from "../../client/pipeline/composeHandler.js";
import { contextOf, KMSCommand } from "../../kms/KMSCommand.js";
import type { ReEncryptCommand, ReEncryptCommandOutput } from "../../kms/operations/ReEncrypt.js";
import { validate } from "../../shapes/validate.js";
import { type CliClientConfig, clientConfig, endpointUrl } from "../commands/clientConfig.js";
import { debugLogger } from "../commands/debugLogger.js";
import { middlewareOrder } from "../commands/middlewareOrder.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { BulkRequestHandler } from "./BulkRequestHandler.js";
import { loadUndici } from "./loadUndici.js";
import type { RunClient } from "./Run.js";

/**
 * Sends the requests of a bulk job, with all settings from the command line and its environment, and a connection for each
 * request that may be on its way. It checks inputs before it sends them, as the client does.
 */
export class BulkClient implements RunClient {
  readonly #config: CliClientConfig;
  readonly #order: readonly Middleware[];

  constructor(settings: Settings, io: Io, concurrency: number) {
    const logger = settings.options.debug === true ? debugLogger(settings, io) : undefined;
    const config = clientConfig(settings, io, logger, concurrency);
    const requestHandler = new BulkRequestHandler(
      config.requestHandler,
      (request) => loadUndici(request, settings, io, concurrency),
      config.logger,
    );
    this.#config = { ...config, requestHandler, validate };
    this.#order = middlewareOrder(this.#config, settings, io);
  }

  /** The URL that requests go to. */
  endpoint(): Promise<string> {
    return endpointUrl(this.#config);
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
    const context = contextOf(command, this.#config, options);
    const { output } = await composeHandler(this.#order, this.#config, context, options)(command);
    return output;
  }

  /** Closes its connections. */
  destroy(): void {
    this.#config.requestHandler.destroy?.();
  }
}

const isCommand = (command: object): command is KMSCommand<object, MetadataBearer> =>
  command instanceof KMSCommand;
