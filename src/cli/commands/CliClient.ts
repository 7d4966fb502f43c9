import type { Logger, MetadataBearer } from "@smithy/types";
import { composeHandler, type Middleware } from "../../client/pipeline/composeHandler.js";
import { contextOf } from "../../kms/KMSCommand.js";
import type { Operation } from "../../shapes/Operation.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { type CliClientConfig, clientConfig, endpointUrl } from "./clientConfig.js";
import { middlewareOrder } from "./middlewareOrder.js";

/**
 * Sends operations with the pipeline of the client. Unlike the client it leaves it to KMS to check lengths, patterns and
 * enumerations, as the AWS CLI does, and takes all settings from the command line and its environment.
 *
 * Nothing closes its connection: an idle one does not keep a process alive, and Node.js loads further modules to close one.
 */
export class CliClient {
  /** The environment variables. */
  readonly env: Io["env"];
  readonly #config: CliClientConfig;
  readonly #order: readonly Middleware[];
  readonly #signal: AbortSignal;

  constructor(settings: Settings, io: Io, logger?: Logger) {
    this.env = io.env;
    this.#config = clientConfig(settings, io, logger);
    this.#order = middlewareOrder(this.#config, settings, io);
    this.#signal = io.signal;
  }

  /** The URL that requests go to. */
  endpoint(): Promise<string> {
    return endpointUrl(this.#config);
  }

  /** Sends an operation, and returns its output. `input` has been read by `readInput`. */
  async send(operation: Operation, input: object): Promise<Record<string, unknown> & MetadataBearer> {
    const options = { abortSignal: this.#signal };
    const context = contextOf({ operation }, this.#config, options);
    const { output } = await composeHandler(this.#order, this.#config, context, options)({ input });
    return { ...output };
  }
}
