import type { MemberOption } from "../arguments/commandOptions.js";
import { GLOBAL_OPTIONS } from "../arguments/globalOptions.js";
import type { OptionSpec } from "../arguments/OptionSpec.js";
import type { CommandGrammar } from "../arguments/parseArguments.js";
import { findOperation } from "../commands/findOperation.js";
import { OPERATION_HELP } from "../help/operationHelp.js";
import { OWN_HELP } from "../help/ownHelp.js";

/** An option, as a completion needs it. */
export interface CompletionOption {
  /** Its name, with `--`. */
  readonly name: string;
  /** Whether a value follows. */
  readonly hasValue: boolean;
  /** The values that it accepts; empty for any, such as a file. */
  readonly values: readonly string[];
}

/** A command with its options. */
export interface CompletionCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletionOption[];
  /** What may follow without an option. */
  readonly words: readonly string[];
}

/** Everything that can be completed. */
export interface CompletionTable {
  readonly commands: readonly CompletionCommand[];
  /** The options of every command. */
  readonly globals: readonly CompletionOption[];
}

/** Lists what can be completed, from the tables that the command line is parsed with. */
export const completionTable = (
  commands: readonly string[],
  grammarOf: (command: string) => CommandGrammar | undefined,
): CompletionTable => ({
  globals: GLOBAL_OPTIONS.map(completionOption),
  commands: commands.map((name) => ({
    name,
    summary: OPERATION_HELP[findOperation(name)?.name ?? ""]?.summary ?? OWN_HELP[name]?.summary ?? "",
    options: (grammarOf(name)?.options ?? []).map(completionOption),
    words: name === "completion" ? ["bash", "zsh", "fish"] : ["help"],
  })),
});

const completionOption = (option: OptionSpec | MemberOption): CompletionOption => ({
  name: `--${option.name}`,
  hasValue: option.takes !== "flag",
  values: option.choices ?? ("shape" in option ? valuesOf(option.shape) : []),
});

function valuesOf(shape: MemberOption["shape"]): readonly string[] {
  if (shape.type === "list") {
    return valuesOf(shape.member);
  }
  return shape.type === "enum" ? shape.values : [];
}
