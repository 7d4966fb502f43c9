import type { Handler, HttpHandlerOptions, MetadataBearer, MiddlewareStack } from "@smithy/types";
import { ConfigurationError } from "../errors/ConfigurationError.js";
import { hide } from "../errors/hide.js";
import type { CommandConfig, KMSCommand } from "../kms/KMSCommand.js";
import type { ServiceInputTypes, ServiceOutputTypes } from "../kms/operations.js";
import type { SendCallback, SendOptions } from "../kms/SendOptions.js";
import { listenable } from "../runtime/abortSignal.js";
import { checked } from "../runtime/Check.js";
import { kindOf } from "../runtime/kindOf.js";
import { runtime } from "../runtime/node.js";
import { isFunction, isObject } from "../runtime/typeGuards.js";
import { Client } from "../smithy.js";
import { checkOptions } from "./config/checkOptions.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./config/KMSClientConfig.js";
import { resolveConfig } from "./config/resolveConfig.js";
import { MAX_ATTEMPTS } from "./config/resolveRetry.js";
import { FOREIGN_COMMAND } from "./pipeline/operationOf.js";
import { pipeline } from "./pipeline/pipeline.js";
import { resolveHandler, watchStack } from "./pipeline/resolveHandler.js";

export type { SendCallback, SendOptions };
/** The base class of {@link KMSClient}, under its name in `@aws-sdk/client-kms`. */
export { Client as __Client };

/** Options of a single call, under their name in `@aws-sdk/client-kms`. */
export type KMSRequestOptions = SendOptions;

/**
 * The output of any command, of this package or of your own. It names the outputs of this package, so that a mock of the
 * client knows their members.
 */
export type AnyOutput = ServiceOutputTypes | MetadataBearer;

/** What a client sends: a command of this package, or your own subclass of {@link KMSCommand}. */
export interface SentCommand<Input extends object, Output extends MetadataBearer> {
  /** The input of the call. */
  readonly input: Input;
  /** Makes the handler of the call. */
  resolveMiddleware(
    clientStack: MiddlewareStack<object, AnyOutput>,
    configuration: CommandConfig,
    options: HttpHandlerOptions | undefined,
  ): Handler<Input, Output>;
}

/**
 * Sends commands to AWS KMS. One client serves any number of concurrent calls; make one and share it.
 *
 * Its constructor reads no file, opens no connection and does not throw. The first call reports a configuration that is
 * incomplete or wrong, as a {@link ConfigurationError}.
 *
 * @example
 * ```ts
 * const client = new KMSClient({ region: "us-east-2" });
 * const { KeyId } = await client.send(new ReEncryptCommand({ CiphertextBlob: old, DestinationKeyId: "alias/new" }));
 * ```
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html
 */
export class KMSClient extends Client<
  HttpHandlerOptions,
  ServiceInputTypes,
  ServiceOutputTypes,
  KMSClientResolvedConfig
> {
  /** The configuration that the client works with. */
  declare readonly config: KMSClientResolvedConfig;
  /** The pipeline that every call runs through; add your own middleware to it. */
  declare middlewareStack: MiddlewareStack<ServiceInputTypes, ServiceOutputTypes>;

  /** Makes a client. Every option has a default, which its description names. */
  constructor(config: KMSClientConfig = {}) {
    super(resolveConfig(config, runtime));
    // Not a private member, which proxies of a client do not have.
    hide(this.config, CONFIGURATION_ERROR, checkOptions(config));
    this.middlewareStack.use(pipeline(this.config, runtime));
    watchStack(this.middlewareStack);
  }

  /**
   * Sends a command.
   *
   * @returns the output of the command, with `$metadata` about the call.
   * @throws {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
   * @throws {@link ConfigurationError} before anything is sent, when an option is missing or wrong.
   * @throws {@link KMSServiceException}, or a subclass, when KMS responds with an error.
   * @throws {@link UnexpectedResponseException} when the response is not one of KMS, for example that of a proxy.
   * @throws {@link ConnectionError} when the request or its response was lost in transit.
   * @throws {@link TimeoutError} when a timeout passed.
   * @throws {@link AbortError} when `abortSignal` was aborted.
   */
  override send<Input extends object, Output extends AnyOutput>(
    command: SentCommand<Input, Output>,
    options?: SendOptions,
  ): Promise<Output>;
  /** Sends a command and passes its output or the error to the callback. */
  override send<Input extends object, Output extends AnyOutput>(
    command: SentCommand<Input, Output>,
    callback: SendCallback<Output>,
  ): void;
  /** Sends a command with options and passes its output or the error to the callback. */
  override send<Input extends object, Output extends AnyOutput>(
    command: SentCommand<Input, Output>,
    options: SendOptions,
    callback: SendCallback<Output>,
  ): void;
  override send(
    command: SentCommand<object, MetadataBearer>,
    optionsOrCallback?: SendOptions | SendCallback<MetadataBearer>,
    callback?: SendCallback<MetadataBearer>,
  ): Promise<MetadataBearer> | undefined {
    // Anything but a function is ignored, as in SDK v3: `inputs.map(kms.encrypt.bind(kms))` passes an index and an array.
    const done = [optionsOrCallback, callback].find((candidate) => typeof candidate === "function");
    const options = isFunction(optionsOrCallback) ? undefined : optionsOrCallback;
    const call = callOf(this, command, options);
    if (!done) {
      return call;
    }
    // In a microtask of its own, so that an error of the callback is uncaught and not swallowed.
    call.then(
      (output) => queueMicrotask(() => done(null, output)),
      (error) => queueMicrotask(() => done(error)),
    );
    return undefined;
  }

  /** Closes the connections of the client. Calls in progress lose theirs and may be retried over new ones. */
  override destroy(): void {
    super.destroy();
  }
}

/** Where the configuration has the error of the options that are wrong. */
const CONFIGURATION_ERROR = Symbol("configurationError");

async function callOf(
  client: KMSClient,
  command: SentCommand<object, MetadataBearer>,
  sendOptions: SendOptions | undefined,
): Promise<MetadataBearer> {
  if (!isCommand(command)) {
    throw new TypeError(FOREIGN_COMMAND);
  }
  const { config, middlewareStack } = client;
  const configurationError: unknown = Reflect.get(config, CONFIGURATION_ERROR);
  if (configurationError) {
    throw configurationError;
  }
  const options = handlerOptions(sendOptions);
  if (config.cacheMiddleware && !options) {
    return Reflect.apply(Client.prototype.send, client, [command]);
  }
  const handler = resolveHandler(middlewareStack, command, config, options);
  const { output } = await handler(command);
  return output;
}

/** Whether a command comes from this package, from whichever copy of it. */
const isCommand = (command: unknown): command is KMSCommand<object, MetadataBearer> =>
  isObject(command) && "operation" in command;

/** Undefined members are left out: request handlers check whether they are present. */
function handlerOptions(options: SendOptions | undefined): HttpHandlerOptions | undefined {
  if (!isObject(options)) {
    return undefined;
  }
  const { requestTimeout, abortSignal, maxAttempts, ...others }: SendOptions = options;
  if (abortSignal && !("aborted" in Object(abortSignal))) {
    throw new ConfigurationError(`abortSignal must be an AbortSignal, not ${kindOf(abortSignal)}`);
  }
  return {
    // Whatever else the caller passes is for a request handler of their own.
    ...others,
    ...(requestTimeout != null && { requestTimeout }),
    ...(abortSignal && { abortSignal: modern(abortSignal) }),
    ...(maxAttempts !== undefined && { maxAttempts: checked("maxAttempts", maxAttempts, MAX_ATTEMPTS) }),
  };
}

const controllers = new WeakMap<object, AbortController>();

/** The signals of older polyfills report an abort only through `onabort`, which the caller may use, too. */
function modern(signal: NonNullable<SendOptions["abortSignal"]>): AbortSignal {
  const listened = listenable(signal);
  if (listened) {
    return listened;
  }
  const { onabort } = signal;
  const known = onabort ? controllers.get(onabort) : undefined;
  if (known) {
    return known.signal;
  }
  const controller = new AbortController();
  if (signal.aborted) {
    controller.abort();
  } else {
    const abort = (event: Event) => {
      controller.abort();
      if (onabort) {
        Reflect.apply(onabort, signal, [event]);
      }
    };
    controllers.set(abort, controller);
    signal.onabort = abort;
  }
  return controller.signal;
}
