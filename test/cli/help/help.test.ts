import { describe, expect, it } from "vitest";
import { operationOptions } from "../../../src/cli/arguments/commandOptions.js";
import { GLOBAL_OPTIONS } from "../../../src/cli/arguments/globalOptions.js";
import { parseArguments, takeGlobals } from "../../../src/cli/arguments/parseArguments.js";
import { commandNames, grammarOf } from "../../../src/cli/commands/commands.js";
import { findOperation } from "../../../src/cli/commands/findOperation.js";
import { operationCommands } from "../../../src/cli/commands/otherOperation.js";
import { helpText } from "../../../src/cli/help/help.js";
import { OPERATION_HELP } from "../../../src/cli/help/operationHelp.js";
import { GLOBAL_HELP } from "../../../src/cli/help/optionHelp.js";
import { splitWords } from "../../../src/cli/output/splitWords.js";

const ONE_SCREEN = 50;

/** The command lines of a help text, without what follows a pipe, a redirection or a comment. */
function examplesIn(help: string): string[][] {
  const [, block = ""] = /\nExamples?:\n((?: .*\n)+)/.exec(help) ?? [];
  const lines = block.replace(/ \\\n +/g, " ").split("\n");
  return lines.filter(Boolean).map((line) => splitWords(line.replace(/ +[|<>#].*$/, "")));
}

const programs = (lines: readonly string[][]) => lines.filter(([program]) => program === "kms-reencrypt");

describe.each(commandNames().map((name) => [name]))("help of %s", (command) => {
  const help = helpText(command, 80);

  it("fits on one screen, and into its width", () => {
    const lines = help.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(ONE_SCREEN);
    expect(lines.filter((line) => line.length > 80 && !line.startsWith("https:"))).toEqual([]);
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  it("has examples first, which the program accepts", () => {
    const examples = programs(examplesIn(help));
    const lines = examples.map(([, ...words]) => words).filter((words) => !words.join().includes("…"));
    for (const words of lines) {
      const parsed = parseArguments(takeGlobals(words), grammarOf, commandNames);
      expect(parsed).toMatchObject({ kind: "command" });
    }
    expect(help.indexOf("\nExample")).toBeLessThan(help.indexOf("\nOptions:") >>> 0);
  });
});

describe.each(operationCommands().map((name) => [name]))("help of the operation %s", (command) => {
  const help = helpText(command, 80);

  it("lists every option", () => {
    const operation = findOperation(command);
    const names = operation === undefined ? [] : operationOptions(operation).map(({ name }) => `--${name}`);
    const idle = ["--out", "--force", "--base64-in", "--starting-token"];
    expect(names.filter((name) => !help.includes(name) && !idle.includes(name))).toEqual([]);
  });

  it("says what it does", () => {
    expect(help).toMatch(/^kms-reencrypt [a-z-]+: [A-Z][\s\S]*?\.\n/);
    expect(help).not.toContain("Calls ");
  });
});

describe("help of the program", () => {
  const help = helpText(undefined, 80);

  it("lists every command and every global option", () => {
    const words = new Set(help.split(/\s+/));
    expect(commandNames().filter((name) => !words.has(name))).toEqual([]);
    const hidden = ["cli-auto-prompt"];
    expect(Object.keys(GLOBAL_HELP).sort()).toEqual(
      GLOBAL_OPTIONS.map(({ name }) => name)
        .filter((name) => !hidden.includes(name))
        .sort(),
    );
  });

  it("begins with examples", () => {
    expect(help.split("\n")[3]).toBe("Examples:");
  });
});

it.each([20, 40, 60, 120, 300])("help fits into %d columns, between 40 and 100", (columns) => {
  const width = Math.min(100, Math.max(40, columns));
  const isWord = (line: string) => !line.trim().replace(/ \\$/, "").includes(" ") || /--\S+ \S+/.test(line);
  const wide = helpText("re-encrypt", columns)
    .split("\n")
    .filter((line) => line.length > width && !isWord(line));
  expect(wide).toEqual([]);
});

it("has help lines for operations that exist only", () => {
  const names = operationCommands().map((command) => findOperation(command)?.name);
  expect(Object.keys(OPERATION_HELP).filter((name) => !names.includes(name))).toEqual([]);
});
