import { nearest } from "../../runtime/nearest.js";
import { argumentError } from "../CliError.js";
import { GLOBAL_OPTIONS, OUTPUT_FORMATS, readGlobalOptions } from "./globalOptions.js";
import type { OptionSpec } from "./OptionSpec.js";
import type { GlobalOptions, ParsedArguments } from "./ParsedArguments.js";
import { looksLikeOption, takeOptions } from "./takeOptions.js";

/** What a command accepts. */
export interface CommandGrammar {
  /** Its options, besides the global ones. */
  readonly options: readonly OptionSpec[];
  /** The options that have to be given, unless the input comes from elsewhere. */
  readonly required: readonly string[];
  /** How many words it takes that belong to no option. */
  readonly positionals: number;
}

/** A command line: a command with its arguments, or a request for help. */
export type CommandLine =
  | { readonly kind: "help"; readonly command: string | undefined }
  | { readonly kind: "command"; readonly parsed: ParsedArguments };

/** The global options of a command line, and its other words. */
export interface TakenGlobals {
  readonly globals: GlobalOptions;
  /** Whether the version is asked for, and nothing else matters. */
  readonly isVersion: boolean;
  readonly words: readonly string[];
  /** All words, as they were given. */
  readonly argv: readonly string[];
}

/** With one of these, the required options may be missing. */
const INSTEAD = ["cli-input-json", "cli-input-yaml", "generate-cli-skeleton", "stdin-lines"];

/** Names that are options of their own, although they begin the name of a global option. */
const RESERVED = ["out"];

/** Takes the global options from a command line. They may stand anywhere. */
export function takeGlobals(argv: readonly string[]): TakenGlobals {
  const [ours, theirs] = splitAtExec(argv);
  const { options, rest } = takeOptions(withoutEnd(ours).map(outputOption), GLOBAL_OPTIONS, RESERVED);
  const isVersion = options.has("version");
  return {
    globals: isVersion ? {} : readGlobalOptions(options),
    isVersion,
    words: [...rest, ...theirs],
    argv,
  };
}

/** Without a `--` that nothing follows. */
const withoutEnd = (words: readonly string[]): readonly string[] =>
  words.at(-1) === "--" ? words.slice(0, -1) : words;

/** `--out text` of the AWS CLI is short for `--output text`. Hardly a file has the name of a format. */
function outputOption(word: string, index: number, words: readonly string[]): string {
  const [, value = words[index + 1]] = /^--out(?:=(.*))?$/s.exec(word) ?? [undefined, ""];
  return OUTPUT_FORMATS.some((format) => format === value) ? word.replace("--out", "--output") : word;
}

/** What follows `--exec` is the command line of another program. */
function splitAtExec(words: readonly string[]): [ours: readonly string[], theirs: readonly string[]] {
  const end = words.indexOf("--exec");
  return end === -1 ? [words, []] : [words.slice(0, end), words.slice(end)];
}

/**
 * Parses a command line. Its first word that is no option is the command; a `kms` before it is left out, so that command
 * lines of the AWS CLI work as they are.
 */
export function parseArguments(
  { globals, words: given, argv }: TakenGlobals,
  grammarOf: (command: string) => CommandGrammar | undefined,
  commands: () => readonly string[],
): CommandLine {
  const words = withoutService(given);
  const position = words.findIndex((word) => !looksLikeOption(word));
  const command = words[position];
  const others = words.filter((_, index) => index !== position);
  if (command === undefined || command === "help") {
    return helpOrMissing(others, command);
  }
  const grammar = grammarOf(command);
  if (grammar === undefined) {
    throw unknownCommand(command, commands());
  }
  const [ours] = splitAtExec(others);
  return ours.some(isHelp) || ours.at(-1) === "help"
    ? { kind: "help", command }
    : { kind: "command", parsed: { ...parseCommand(command, others, grammar, globals), argv } };
}

/** Without the `kms` that precedes a command of the AWS CLI. */
function withoutService(words: readonly string[]): readonly string[] {
  const position = words.findIndex((word) => !looksLikeOption(word));
  return words[position] === "kms" ? words.filter((_, index) => index !== position) : words;
}

const isHelp = (word: string): boolean => word === "--help" || word === "-h";

function helpOrMissing(words: readonly string[], command: string | undefined): CommandLine {
  if (command === "help" || words.some(isHelp)) {
    return { kind: "help", command: undefined };
  }
  throw argumentError(
    "the following arguments are required: command",
    "`kms-reencrypt help` lists the commands.",
  );
}

function unknownCommand(command: string, names: readonly string[]): Error {
  const similar = nearest(command, names);
  return argumentError(
    `argument operation: Found invalid choice '${command}'`,
    similar === undefined
      ? "`kms-reencrypt help` lists the commands."
      : `Did you mean ${similar}? \`kms-reencrypt help\` lists the commands.`,
  );
}

function parseCommand(
  command: string,
  words: readonly string[],
  grammar: CommandGrammar,
  globals: GlobalOptions,
): Omit<ParsedArguments, "argv"> {
  const { options, rest } = takeOptions(words, grammar.options);
  const unknown = rest.filter((word) => looksLikeOption(word));
  // As in the AWS CLI, an empty word is nothing, for example an unset variable of a script.
  const positionals = rest.filter((word) => word !== "" && !looksLikeOption(word));
  const isReplaced = INSTEAD.some((name) => options.has(name));
  const missing = isReplaced ? [] : grammar.required.filter((name) => !options.has(name));
  const hint = hintFor(unknown, grammar.options, command);
  if (missing.length > 0) {
    const names = missing.map((name) => `--${name}`).join(", ");
    throw argumentError(`the following arguments are required: ${names}`, hint);
  }
  if (unknown.length > 0 || positionals.length > grammar.positionals) {
    throw argumentError(
      `Unknown options: ${rest.slice(unknown.length > 0 ? 0 : grammar.positionals).join(", ")}`,
      hint,
    );
  }
  return { command, globals, options, positionals };
}

/** Names the options that were probably meant. */
function hintFor(unknown: readonly string[], options: readonly OptionSpec[], command: string): string {
  const names = [...options, ...GLOBAL_OPTIONS].map(({ name }) => name);
  const meant = unknown.flatMap((word) => {
    const [given = ""] = word.replace(/^-+/, "").split("=");
    const similar = nearest(given, names);
    return similar === undefined ? [] : [`${word.split("=")[0]}: did you mean --${similar}?`];
  });
  return [...meant, `\`kms-reencrypt ${command} help\` lists the options.`].join("\n");
}
