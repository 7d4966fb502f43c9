import type { Command, HttpHandlerOptions, MetadataBearer, MiddlewareStack } from "@smithy/types";
import type { CommandConfig } from "../commands/command.js";
import { watchStack } from "../commands/resolve-stack.js";
import { pipeline } from "../middleware/stack.js";
import { listenable } from "../protocol/abort-signal.js";
import { isObject } from "../protocol/aws-json.js";
import { FOREIGN_COMMAND } from "../protocol/operation.js";
import { Client } from "../smithy.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";
import { platform } from "./platform/node.js";
import { resolveConfig } from "./resolve-config.js";

/** Options of a single call. */
export interface SendOptions {
  /** Aborts the call, at whatever moment; it then rejects with an `AbortError` whose `cause` is the signal's reason. */
  abortSignal?: HttpHandlerOptions["abortSignal"] | undefined;
  /** How long each attempt of this call may take, in milliseconds; 0 for ever. Default: that of the client. */
  requestTimeout?: number | undefined;
}

/** Options of a single call, under their name in `@aws-sdk/client-kms`. */
export type KMSRequestOptions = SendOptions;

/**
 * Is told how a call ended: with an error, or with `null` and the output. It may declare its parameters more narrowly,
 * such as `(error: Error, output: ReEncryptCommandOutput) => …`, as callbacks for `@aws-sdk/client-kms` do.
 */
// The parameters of methods may be narrower; those of functions may not.
export type SendCallback<Output> = {
  call(error: Error | null, output?: Output): void;
}["call"];

/** What a client sends: a command of this package, or one made with `command()`. */
export type SentCommand<Input extends object, Output extends MetadataBearer> = Command<
  object,
  Input,
  MetadataBearer,
  Output,
  CommandConfig
>;

/**
 * Sends commands to AWS KMS. One client serves any number of calls at once; make one and share it.
 *
 * Constructing it reads no file and opens no connection. What is missing or wrong in the configuration is told by
 * the first call, as a {@link ConfigurationError}.
 *
 * @example
 * ```ts
 * const client = new KMSClient({ region: "us-east-2" });
 * const { KeyId } = await client.send(new ReEncryptCommand({ CiphertextBlob: old, DestinationKeyId: "alias/new" }));
 * ```
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html
 */
export class KMSClient extends Client<HttpHandlerOptions, object, MetadataBearer, KMSClientResolvedConfig> {
  /** The configuration that the client works with. */
  declare readonly config: KMSClientResolvedConfig;
  /** The pipeline that every call runs through; add middleware of your own to it. */
  declare middlewareStack: MiddlewareStack<object, MetadataBearer>;

  /** Makes a client; every option has a default, which its description names. */
  constructor(config: KMSClientConfig = {}) {
    super(resolveConfig(config, platform));
    this.middlewareStack.use(pipeline(this.config, platform));
    watchStack(this.middlewareStack);
  }

  /**
   * Sends a command.
   *
   * @returns the output of the command, with `$metadata` about the call.
   * @throws (on this side) {@link InputValidationError} before anything is sent, when the input breaks a documented rule.
   * @throws (on this side) {@link ConfigurationError} before anything is sent, when an option is missing or wrong.
   * @throws (by KMS) {@link KMSServiceException}, or one of its subclasses, when the service answers with an error.
   * @throws (on this side) {@link ConnectionError} when the request or its answer got lost on the way.
   * @throws (on this side) {@link TimeoutError} when a time-out passed.
   * @throws (on this side) {@link AbortError} when `abortSignal` was aborted.
   */
  override send<Input extends object, Output extends MetadataBearer>(
    command: SentCommand<Input, Output>,
    options?: SendOptions,
  ): Promise<Output>;
  /** Sends a command and calls back with its output or with the error. */
  override send<Input extends object, Output extends MetadataBearer>(
    command: SentCommand<Input, Output>,
    callback: SendCallback<Output>,
  ): void;
  /** Sends a command with options and calls back with its output or with the error. */
  override send<Input extends object, Output extends MetadataBearer>(
    command: SentCommand<Input, Output>,
    options: SendOptions,
    callback: SendCallback<Output>,
  ): void;
  override send(
    command: SentCommand<object, MetadataBearer>,
    optionsOrCallback?: SendOptions | SendCallback<MetadataBearer>,
    callback?: SendCallback<MetadataBearer>,
  ): Promise<MetadataBearer> | undefined {
    // What is no function is no callback, as in SDK v3: `inputs.map(kms.encrypt.bind(kms))` passes an index and an array.
    const done = [optionsOrCallback, callback].find((candidate) => typeof candidate === "function");
    const options = typeof optionsOrCallback === "function" ? undefined : handlerOptions(optionsOrCallback);
    if (isForeign(command)) {
      const error = new TypeError(FOREIGN_COMMAND);
      return done === undefined ? Promise.reject(error) : void done(error);
    }
    return done === undefined ? super.send(command, options) : void super.send(command, options ?? {}, done);
  }

  /** Gives up the connections of the client. Calls that are under way lose theirs, and go on only as far as they are retried. */
  override destroy(): void {
    super.destroy();
  }
}

const isForeign = (command: unknown): boolean => !isObject(command) || !("operation" in command);

/** Members that are undefined are left out: request handlers ask whether they are there. */
function handlerOptions(options: SendOptions | undefined): HttpHandlerOptions | undefined {
  if (typeof options !== "object" || options === null) {
    return undefined;
  }
  const { requestTimeout, abortSignal } = options;
  return {
    ...(requestTimeout !== undefined && { requestTimeout }),
    ...(abortSignal && { abortSignal: modern(abortSignal) }),
  };
}

/** The signals of older polyfills tell of an abort by `onabort` only. */
function modern(signal: NonNullable<SendOptions["abortSignal"]>): AbortSignal {
  const listened = listenable(signal);
  if (listened !== undefined) {
    return listened;
  }
  const controller = new AbortController();
  if (signal.aborted) {
    controller.abort();
  } else {
    signal.onabort = () => controller.abort();
  }
  return controller.signal;
}
