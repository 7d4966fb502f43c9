import { memberOptions, OPERATION_OPTIONS, operationOptions } from "../arguments/commandOptions.js";
import type { OptionSpec } from "../arguments/OptionSpec.js";
import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import type { CommandGrammar } from "../arguments/parseArguments.js";
import type { Io } from "../Io.js";
import { check } from "./check.js";
import { findOperation } from "./findOperation.js";
import { operationCommands } from "./otherOperation.js";
import { REWRAP_OPTIONS } from "./rewrapOptions.js";
import { runOperation } from "./runOperation.js";

/** Runs a command, and returns the exit code. */
export type Command = (args: ParsedArguments, io: Io) => Promise<number>;

/** A command that is not an operation of KMS. */
interface OwnCommand extends CommandGrammar {
  /** Loads what runs it. */
  readonly load: () => Promise<Command>;
}

const own = (options: readonly OptionSpec[]): readonly OptionSpec[] =>
  options.map((option) => ({ ...option, own: true }));

/** The options of `re-encrypt` that say what is re-encrypted. */
const reEncryptOptions = (): readonly OptionSpec[] => {
  const operation = findOperation("re-encrypt");
  const sources = OPERATION_OPTIONS.filter(({ name }) => /^cli-input-|^base64-in$/.test(name));
  return operation === undefined ? [] : [...memberOptions(operation), ...sources];
};

/** Those that `rewrap` takes from there: all but the ciphertext, and what makes a dry run. */
const rewrapMembers = (): readonly OptionSpec[] => {
  const operation = findOperation("re-encrypt");
  const members = operation === undefined ? [] : memberOptions(operation);
  return members.filter(({ member }) => !/^(?:CiphertextBlob|DryRun)/.test(member));
};

/** The commands besides the operations of KMS. Each is loaded when it is called. */
const ownCommands: Readonly<Record<string, () => OwnCommand>> = {
  check: () => ({
    options: [...reEncryptOptions(), ...own([{ name: "json", takes: "flag" }])],
    required: ["destination-key-id"],
    positionals: 0,
    load: async () => check,
  }),
  rewrap: () => ({
    options: [...rewrapMembers(), ...own(REWRAP_OPTIONS)],
    required: [],
    positionals: 2,
    load: async () => (await import("./rewrap.js")).rewrap,
  }),
  local: () => ({
    options: own([
      { name: "port", takes: "value" },
      { name: "seed", takes: "value" },
      { name: "exec", takes: "rest" },
    ]),
    required: [],
    positionals: 0,
    load: async () => (await import("./local.js")).local,
  }),
  completion: () => ({
    options: [],
    required: [],
    positionals: 1,
    load: async () => {
      const { completion } = await import("../texts.js");
      return (args, io) => completion(args, io, commandNames(), grammarOf);
    },
  }),
};

/** The names of all commands. */
export const commandNames = (): readonly string[] => [...Object.keys(ownCommands), ...operationCommands()];

/** What a command accepts; `undefined` for a command that does not exist. */
export function grammarOf(command: string): CommandGrammar | undefined {
  const operation = findOperation(command);
  if (operation === undefined) {
    return Object.hasOwn(ownCommands, command) ? ownCommands[command]?.() : undefined;
  }
  const required = memberOptions(operation).filter((option) => option.required);
  return { options: operationOptions(operation), required: required.map(({ name }) => name), positionals: 0 };
}

/** What runs a command that exists. */
export async function findCommand(command: string): Promise<Command> {
  const operation = findOperation(command);
  if (operation !== undefined) {
    return (args, io) => runOperation(operation, args, io);
  }
  const found = ownCommands[command]?.();
  if (found === undefined) {
    throw new TypeError(`There is no command ${command}`);
  }
  return found.load();
}
