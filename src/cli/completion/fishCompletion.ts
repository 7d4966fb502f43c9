import type { CompletionOption, CompletionTable } from "./completionTable.js";

/** The completion of fish. */
export function fishCompletion({ commands, globals }: CompletionTable): string {
  const all = commands.map(({ name }) => name).join(" ");
  const lines = [
    "# Completion of kms-reencrypt for fish: kms-reencrypt completion fish | source",
    `set -g __kms_reencrypt_commands ${all}`,
    "function __kms_reencrypt_has_command",
    "    set -l words (commandline -opc)",
    "    contains -- $words[2..-1] kms; and set -e words[2]",
    "    for word in $words[2..-1]",
    "        contains -- $word $__kms_reencrypt_commands; and return 0",
    "    end",
    "    return 1",
    "end",
    "function __kms_reencrypt_files",
    "    set -l value (string replace -r '^--[^=]*=' '' -- (commandline -ct))",
    "    set -l path (string replace -r '^fileb?://' '' -- $value)",
    "    set -l scheme (string match -r '^fileb?://' -- $value; or echo '')",
    "    for candidate in (__fish_complete_path $path)",
    "        echo $scheme$candidate",
    "    end",
    "end",
    "complete -c kms-reencrypt -e",
    "complete -c kms-reencrypt -f",
    ...commands.map(
      ({ name, summary }) =>
        `complete -c kms-reencrypt -n "not __kms_reencrypt_has_command" -a ${name} -d ${quoted(summary)}`,
    ),
    ...globals.map((option) => `complete -c kms-reencrypt ${optionWords(option)}`),
  ];
  for (const { name, options, words } of commands) {
    const condition = `-n "__fish_seen_subcommand_from ${name}"`;
    lines.push(`complete -c kms-reencrypt ${condition} -a ${quoted(words.join(" "))}`);
    lines.push(...options.map((option) => `complete -c kms-reencrypt ${condition} ${optionWords(option)}`));
  }
  return `${lines.join("\n")}\n`;
}

function optionWords({ name, hasValue, values }: CompletionOption): string {
  const long = `-l ${name.slice(2)}`;
  if (!hasValue) {
    return long;
  }
  return values.length > 0
    ? `${long} -x -a ${quoted(values.join(" "))}`
    : `${long} -x -a "(__kms_reencrypt_files)"`;
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, "\\$&")}'`;
