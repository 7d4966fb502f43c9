import type { KMSCommand } from "./KMSCommand.js";
import type { SendCallback, SendOptions } from "./SendOptions.js";

/**
 * The options of a method that returns a promise. They rule out a callback, so that the compiler goes on to the signatures
 * with a callback and knows the types of its parameters.
 */
export interface MethodOptions extends SendOptions {
  /** Never set: the method of all functions. */
  call?: never;
}

/** The arguments of a method that calls back, for the command that it sends: the input and the callback. */
export type CallbackArguments<Command> =
  Command extends KMSCommand<infer Input, infer Output>
    ? [input: Input, callback: SendCallback<Output>]
    : never;

/** The same arguments, with options before the callback. */
export type OptionsAndCallbackArguments<Command> =
  Command extends KMSCommand<infer Input, infer Output>
    ? [input: Input, options: SendOptions, callback: SendCallback<Output>]
    : never;
