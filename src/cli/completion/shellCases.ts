import type { CompletionOption, CompletionTable } from "./completionTable.js";

const names = (options: readonly CompletionOption[]): string => options.map(({ name }) => name).join(" ");

/** The arms of a `case` over the command that set `options`, for bash and zsh. */
export const optionCases = ({ commands }: CompletionTable): string =>
  commands
    .map(
      ({ name, options, words }) => `    ${name}) options="${names(options)}" words="${words.join(" ")}" ;;`,
    )
    .join("\n");

/** The arms of a `case` over command and option that set `values`; commands with the same values share one. */
export function valueCases({ commands, globals }: CompletionTable): string {
  const arms = new Map<string, string[]>();
  const add = (pattern: string, { values }: CompletionOption) => {
    const key = values.join(" ");
    arms.set(key, [...(arms.get(key) ?? []), pattern]);
  };
  const withValues = (options: readonly CompletionOption[]) =>
    options.filter(({ values }) => values.length > 0);
  for (const option of withValues(globals)) {
    add(`*" ${option.name}"`, option);
  }
  for (const { name, options } of commands) {
    for (const option of withValues(options)) {
      add(`"${name} ${option.name}"`, option);
    }
  }
  return [...arms].map(([values, patterns]) => `    ${patterns.join("|")}) values="${values}" ;;`).join("\n");
}

/** The pattern of all options that are followed by a value. */
export function valuePattern({ commands, globals }: CompletionTable): string {
  const options = [...globals, ...commands.flatMap((command) => command.options)];
  return [...new Set(options.filter(({ hasValue }) => hasValue).map(({ name }) => name))].join("|");
}

/** The pattern of the global options that are followed by a value: they may stand before the command. */
export const globalValuePattern = ({ globals }: CompletionTable): string =>
  globals
    .filter(({ hasValue }) => hasValue)
    .map(({ name }) => name)
    .join("|");

/** The names of all commands. */
export const commandWords = ({ commands }: CompletionTable): string =>
  commands.map(({ name }) => name).join(" ");

/** The names of the global options. */
export const globalWords = ({ globals }: CompletionTable): string => names(globals);
