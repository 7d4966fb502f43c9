import type { MetadataBearer } from "@smithy/types";
import type { CommandArguments, CommandClass } from "./KMSCommand.js";
import type { MethodOptions } from "./MethodOptions.js";
import type { SendCallback, SendOptions } from "./SendOptions.js";

/**
 * The list of commands that fits an interface of methods: one command for each method. No command fits a method whose
 * signatures contradict each other, or whose input is optional where that of the command is not.
 */
export type CommandsOf<Methods> = {
  readonly [Method in keyof Methods]: Methods[Method] extends (
    input: infer Input extends object,
    options: SendOptions,
    callback: SendCallback<infer Output extends MetadataBearer>,
  ) => void
    ? Methods[Method] extends Signatures<Input, Output>
      ? Fitting<Methods[Method], Input, CommandClass<Input, Output>>
      : never
    : never;
};

interface Signatures<Input extends object, Output> {
  (...args: [...CommandArguments<Input>, options?: MethodOptions]): Promise<Output>;
  (input: Input, callback: SendCallback<Output>): void;
}

/** The command, unless its method can be called without the input that it needs. */
type Fitting<Method, Input extends object, Command> = Method extends () => unknown
  ? [] extends CommandArguments<Input>
    ? Command
    : never
  : Command;
