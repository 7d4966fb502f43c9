import { argumentError } from "../CliError.js";
import type { OptionSpec } from "./OptionSpec.js";
import type { OptionValue } from "./ParsedArguments.js";

/** What is left of a command line after some options have been taken from it. */
export interface TakenOptions {
  /** The options by name. Of two with the same name, the last one counts. */
  readonly options: Map<string, OptionValue>;
  /** The other words, in their order: further options with their values, and words that belong to no option. */
  readonly rest: readonly string[];
}

/**
 * Takes the options of a table from a command line, by the rules of the AWS CLI (those of Python's argparse): an
 * unambiguous beginning of a name will do, `--name=value` is one word, lists take all words up to the next option.
 * Names in `reserved` are never read as abbreviations.
 */
export function takeOptions(
  words: readonly string[],
  specs: readonly OptionSpec[],
  reserved: readonly string[] = [],
): TakenOptions {
  const options = new Map<string, OptionValue>();
  const rest: string[] = [];
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? "";
    index += 1;
    const found = looksLikeOption(word) ? findOption(word, specs, reserved) : undefined;
    if (found === undefined) {
      rest.push(word);
      continue;
    }
    const { spec, inline } = found;
    const takes = spec.listFor !== undefined && spec.listFor === commandOf(rest) ? "list" : spec.takes;
    const following = inline === undefined ? valuesFrom(words, index, takes) : [];
    index += following.length;
    const values = inline === undefined ? following : [inline];
    const value = checkedValue(spec, values, inline);
    options.set(spec.name, spec.takes === "repeated" ? joined(options.get(spec.name), values) : value);
  }
  return { options, rest };
}

/** The values of an option that may be given several times. */
const joined = (before: OptionValue | undefined, value: OptionValue): OptionValue =>
  [before ?? [], value].flat().map(String);

/** The command among the words that belong to no option of all commands. */
const commandOf = (words: readonly string[]): string | undefined =>
  words.find((word) => word !== "kms" && !looksLikeOption(word));

/** The words from a position that may be values of an option. */
function valuesFrom(words: readonly string[], start: number, takes: OptionSpec["takes"]): readonly string[] {
  const limit = { flag: 0, value: 1, repeated: 1, optional: 1, list: Infinity, rest: Infinity }[takes];
  let end = start;
  while (
    end < words.length &&
    end - start < limit &&
    (takes === "rest" || !looksLikeOption(words[end] ?? ""))
  ) {
    end += 1;
  }
  return words.slice(start, end);
}

/** Whether a word begins an option. A lone `-`, a negative number, and text with spaces are values. */
export const looksLikeOption = (word: string): boolean =>
  /^--[A-Za-z][\w-]*(=|$)/.test(word) || (/^-./.test(word) && !/^-\d+$|^-\d*\.\d+$|\s/.test(word));

function findOption(
  word: string,
  specs: readonly OptionSpec[],
  reserved: readonly string[],
): { spec: OptionSpec; inline: string | undefined } | undefined {
  const [, given, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  if (given === undefined || reserved.includes(given)) {
    return undefined;
  }
  const spec = specs.find(({ name }) => name === given) ?? findAbbreviated(given, specs);
  return spec && { spec, inline };
}

function findAbbreviated(given: string, specs: readonly OptionSpec[]): OptionSpec | undefined {
  const matching = specs.filter(({ name }) => name.startsWith(given));
  const ofAws = matching.filter(({ own }) => !own);
  const [first, second] = ofAws.length > 0 ? ofAws : matching;
  if (second !== undefined) {
    const names = (ofAws.length > 0 ? ofAws : matching).map(({ name }) => `--${name}`).join(", ");
    throw argumentError(`ambiguous option: --${given} could match ${names}`);
  }
  return first;
}

function checkedValue(spec: OptionSpec, values: readonly string[], inline: string | undefined): OptionValue {
  const { name, takes, choices, implied = "" } = spec;
  if (takes === "flag") {
    if (inline !== undefined) {
      throw argumentError(`argument --${name}: ignored explicit argument '${inline}'`);
    }
    return true;
  }
  if (takes === "list" || takes === "rest") {
    return values;
  }
  const [value = takes === "optional" ? implied : undefined] = values;
  if (value === undefined) {
    throw argumentError(`argument --${name}: expected one argument`);
  }
  if (choices !== undefined && !choices.includes(value)) {
    throw argumentError(
      `argument --${name}: Found invalid choice '${value}'`,
      `The values of --${name} are ${choices.join(", ")}.`,
    );
  }
  return value;
}
