import type {
  EndpointParameterInstructions,
  Handler,
  HandlerExecutionContext,
  HttpHandlerOptions,
  Command as ICommand,
  Logger,
  MetadataBearer,
  MiddlewareStack,
  RequestSigner,
} from "@smithy/types";
import { hide } from "../errors/hide.js";
import { isFunction } from "../runtime/typeGuards.js";
import { makeOperation, type Operation, type OperationDeclaration } from "../shapes/Operation.js";
import { redact } from "../shapes/redact.js";
import {
  constructStack,
  NoOpLogger,
  SMITHY_CONTEXT_KEY,
  type SmithyResolvedConfiguration,
} from "../smithy.js";

/**
 * The client configuration that commands use. The clients of SDK v3 have another type of `signer`, so the compiler
 * rejects their commands here.
 */
export interface CommandConfig extends SmithyResolvedConfiguration<HttpHandlerOptions> {
  /** Signs the requests. */
  readonly signer: RequestSigner;
  /** Receives the log messages of each call. */
  readonly logger?: Logger;
}

/** The constructor arguments of a command: its input, which is optional if it has no required members. */
export type CommandArguments<Input extends object> =
  Partial<Input> extends Input ? [input?: Input] : [input: Input];

/** A command class. */
export type CommandClass<Input extends object, Output extends MetadataBearer> = new (
  ...args: CommandArguments<Input>
) => KMSCommand<Input, Output>;

/** The method that Node.js calls to print an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * The base class of all commands. A command is one call of an operation; `KMSClient` sends it.
 *
 * @example
 * ```ts
 * class EnableKeyCommand extends KMSCommand<EnableKeyCommandInput, EnableKeyCommandOutput> {
 *   declaration(): OperationDeclaration<EnableKeyCommandInput, EnableKeyCommandOutput> {
 *     return { name: "EnableKey", input: { KeyId: shapes.required(shapes.string()) }, output: {} };
 *   }
 * }
 * ```
 */
export abstract class KMSCommand<Input extends object, Output extends MetadataBearer>
  implements ICommand<object, Input, MetadataBearer, Output, CommandConfig>
{
  /** Returns which options of the client determine the endpoint, under the names that the AWS SDK gives them. */
  static getEndpointParameterInstructions(): EndpointParameterInstructions {
    const option = (name: string) => ({ type: "builtInParams", name }) as const;
    return {
      UseFIPS: option("useFipsEndpoint"),
      Endpoint: option("endpoint"),
      Region: option("region"),
      UseDualStack: option("useDualstackEndpoint"),
    };
  }

  /** The input. The client checks it when it sends the command. Logs and JSON of the command hide its secrets. */
  readonly input: Input;

  /** Creates a command with an input. */
  constructor(...args: CommandArguments<Input>) {
    // The client reports missing required members when it sends the command.
    this.input = args[0] ?? ({} as Input);
  }

  /** Declares the operation. Runs once per class, on first use, so that an import creates no shapes. */
  abstract declaration(): OperationDeclaration<Input, Output>;

  /** The declared operation. */
  get operation(): Operation {
    let operation = operations.get(this.constructor);
    if (!operation) {
      operation = makeOperation(this.declaration());
      operations.set(this.constructor, operation);
    }
    return operation;
  }

  /**
   * The middleware of this command, which runs together with that of the client. Created on first use. It may be replaced,
   * as in the AWS SDK.
   */
  get middlewareStack(): MiddlewareStack<Input, Output> {
    const value = constructStack<Input, Output>();
    // A frozen command cannot keep it.
    hide(this, "middlewareStack", value);
    return value;
  }

  set middlewareStack(value: MiddlewareStack<Input, Output>) {
    hide(this, "middlewareStack", value);
  }

  /** Combines the middleware stacks of client and command into the handler of the call, as in the AWS SDK. */
  resolveMiddleware(
    clientStack: MiddlewareStack<object, MetadataBearer>,
    configuration: CommandConfig,
    options: HttpHandlerOptions = {},
  ): Handler<Input, Output> {
    checkClient(this.constructor.name, configuration);
    return clientStack
      .concat(this.middlewareStack)
      .resolve(
        (args) => configuration.requestHandler.handle(args.request, options),
        contextOf(this, configuration, options),
      );
  }

  /** Returns the operation and the input without its secrets, for `JSON.stringify`. */
  toJSON(): object {
    return { operation: this.operation.name, input: redact(this.operation.input, this.input) };
  }

  /** Returns the same as `toJSON`, for Node.js to print. */
  [INSPECT](): object {
    return this.toJSON();
  }
}

const operations = new WeakMap<object, Operation>();

/** Rejects a client of SDK v3, whose signer is a function. */
function checkClient(commandName: string, config: object): void {
  if (!("signer" in config) || isFunction(config.signer)) {
    throw new TypeError(`${commandName} works only with the KMSClient or KMS of kms-reencrypt`);
  }
}

/** The options of a call. The request handler receives them, too, and ignores the number of attempts. */
interface CallOptions extends HttpHandlerOptions {
  /** The maximum number of attempts. Default: that of the client. */
  readonly maxAttempts?: number;
}

/** Creates the context of a call, which its middleware receives. */
export function contextOf(
  command: { readonly operation: Operation },
  { logger = new NoOpLogger() }: Pick<CommandConfig, "logger">,
  options: CallOptions,
): HandlerExecutionContext {
  const { operation } = command;
  const { abortSignal, maxAttempts } = options;
  const smithyContext: Record<string, unknown> = {
    service: "TrentService",
    operation: operation.name,
    declaration: operation,
    commandInstance: command,
    abortSignal,
    maxAttempts,
  };
  return {
    logger,
    clientName: "KMSClient",
    commandName: `${operation.name}Command`,
    inputFilterSensitiveLog: (input: unknown) => redact(operation.input, input),
    outputFilterSensitiveLog: (output: unknown) => redact(operation.output, output),
    [SMITHY_CONTEXT_KEY]: smithyContext,
  };
}

/** A command, for helpers that are generic over commands. Commands themselves extend {@link KMSCommand}. */
export interface $Command<
  Input extends ClientInput,
  Output extends ClientOutput,
  ResolvedConfig,
  ClientInput extends object = object,
  ClientOutput extends MetadataBearer = MetadataBearer,
> extends ICommand<ClientInput, Input, ClientOutput, Output, ResolvedConfig> {}

/** The base class of all commands, under its name in `@aws-sdk/client-kms`. */
export const $Command: typeof KMSCommand = KMSCommand;
