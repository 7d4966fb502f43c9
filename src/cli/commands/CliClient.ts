import type { Logger, MetadataBearer } from "@smithy/types";
import { composeHandler, type Middleware } from "../../client/pipeline/composeHandler.js";
import { type Pipeline, pipeline } from "../../client/pipeline/pipeline.js";
import { contextOf } from "../../kms/KMSCommand.js";
import { runtime } from "../../runtime/node.js";
import type { Operation } from "../../shapes/Operation.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { type CliClientConfig, clientConfig } from "./clientConfig.js";

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
    this.#order = orderOf(
      pipeline(this.#config, { environment: () => io.env, randomUUID: runtime.randomUUID }),
      settings.options.signRequest === false ? ["httpSigningMiddleware"] : [],
    );
    this.#signal = io.signal;
  }

  /** The URL that requests go to. */
  async endpoint(): Promise<string> {
    const { protocol, hostname, port, path } = await this.#config.endpoint();
    return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`;
  }

  /** Sends an operation, and returns its output. `input` has been read by `readInput`. */
  async send(operation: Operation, input: object): Promise<Record<string, unknown> & MetadataBearer> {
    const options = { abortSignal: this.#signal };
    const context = contextOf({ operation }, this.#config, options);
    const { output } = await composeHandler(this.#order, this.#config, context, options)({ input });
    return { ...output };
  }
}

/** The middleware of the pipeline, innermost first. Nobody adds any, so that it needs no stack to sort it. */
function orderOf({ applyToStack }: Pipeline, without: readonly string[]): readonly Middleware[] {
  const order: Middleware[] = [];
  applyToStack({
    add(middleware: Middleware, { name = "" }: { readonly name?: string } = {}) {
      if (!without.includes(name)) {
        order.unshift(middleware);
      }
    },
  });
  return order;
}
