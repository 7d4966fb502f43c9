import type {
  Handler,
  HttpHandlerOptions,
  Command as ICommand,
  Logger,
  MetadataBearer,
  MiddlewareStack,
  RequestSigner,
} from "@smithy/types";
import { type Operation, smithyContextOf } from "../protocol/operation.js";
import { redact } from "../protocol/redact.js";
import {
  constructStack,
  NoOpLogger,
  SMITHY_CONTEXT_KEY,
  type SmithyResolvedConfiguration,
} from "../smithy.js";
import { resolveStack } from "./resolve-stack.js";

/**
 * What a command is sent with. The clients of SDK v3 have another kind of signer, by which the compiler tells their
 * commands from those of this package.
 */
export interface CommandConfig extends SmithyResolvedConfiguration<HttpHandlerOptions> {
  /** Signs the requests. */
  readonly signer: RequestSigner;
}

/** One call of an operation, to be sent by `KMSClient`. */
export interface KMSCommand<Input extends object, Output extends MetadataBearer>
  extends ICommand<object, Input, MetadataBearer, Output, CommandConfig> {
  /** The input, checked when the command is sent; inspections and JSON show it without its secrets. */
  readonly input: Input;
  /** The declaration of the operation. */
  readonly operation: Operation<Input, Output>;
}

/** What every class made by {@link command} is. An input without required members may be left out. */
export interface CommandClass<Input extends object, Output extends MetadataBearer> {
  new (...[input]: CommandArguments<Input>): KMSCommand<Input, Output>;
}

/** What a command is made of: its input, which may be left out when none of its members is required. */
export type CommandArguments<Input extends object> =
  Partial<Input> extends Input ? [input?: Input] : [input: Input];

/** What Node.js shows of an object in logs and on the console. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * Makes the class of an operation's command, to be extended: `class ReEncryptCommand extends command(ReEncrypt) {}`.
 *
 * smithy's own builder of commands brings 9 KB for schemas that nothing here has, and makes a stack for each call.
 */
export function command<Input extends object, Output extends MetadataBearer>(
  operation: Operation<Input, Output>,
): CommandClass<Input, Output>;
export function command(operation: Operation): CommandClass<object, MetadataBearer> {
  return class extends OperationCommand {
    get operation(): Operation {
      return operation;
    }
  };
}

/** What the commands have in common, once: every import makes the classes of all of them. */
abstract class OperationCommand implements KMSCommand<object, MetadataBearer> {
  readonly input: object;
  abstract readonly operation: Operation;
  #stack: MiddlewareStack<object, MetadataBearer> | undefined;

  constructor(input: object = {}) {
    this.input = input;
  }

  get middlewareStack(): MiddlewareStack<object, MetadataBearer> {
    this.#stack ??= constructStack<object, MetadataBearer>();
    return this.#stack;
  }

  resolveMiddleware(
    clientStack: MiddlewareStack<object, MetadataBearer>,
    configuration: SmithyResolvedConfiguration<HttpHandlerOptions> & { readonly logger?: Logger },
    options: HttpHandlerOptions = {},
  ): Handler<object, MetadataBearer> {
    const { operation } = this;
    const commandName = `${operation.name}Command`;
    checkClient(commandName, configuration);
    const { logger = new NoOpLogger(), requestHandler } = configuration;
    const context = {
      logger,
      clientName: "KMSClient",
      commandName,
      inputFilterSensitiveLog: (input: unknown) => redact(operation.input, input),
      outputFilterSensitiveLog: (output: unknown) => redact(operation.output, output),
      [SMITHY_CONTEXT_KEY]: smithyContextOf(operation, this, options.abortSignal),
    };
    return resolveStack(
      clientStack,
      this.#stack,
      (args) => requestHandler.handle(args.request, options),
      context,
    );
  }

  toJSON(): object {
    return { operation: this.operation.name, input: redact(this.operation.input, this.input) };
  }

  [INSPECT](): object {
    return this.toJSON();
  }
}

/** The clients of SDK v3 have a function that makes their signer. */
function checkClient(commandName: string, config: object): void {
  if (!("signer" in config) || typeof config.signer === "function") {
    throw new TypeError(`${commandName} goes with the KMSClient or KMS of kms-reencrypt only`);
  }
}
