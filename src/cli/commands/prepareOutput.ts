import { isBytes, isDate, isObject, isString } from "../../runtime/typeGuards.js";
import type { Operation } from "../../shapes/Operation.js";
import type { OptionValue } from "../arguments/ParsedArguments.js";
import { argumentError } from "../CliError.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { escapeControls, escapeControlsInJson } from "../output/escapeControls.js";
import type { CallResult } from "./callOperation.js";
import { prepareFile } from "./prepareFile.js";
import { outputFormat, printValues } from "./printValue.js";
import { parseSelect, selectedText } from "./select.js";

/** Prints the result of a call, or writes it to a file. */
export type PrintResult = (result: CallResult, input: Readonly<Record<string, unknown>>) => Promise<void>;

/**
 * Prepares the output of a command, so that every mistake in the options is found before anything is sent.
 *
 * @throws {@link CliError} and `QueryError` for such a mistake.
 */
export async function prepareOutput(
  operation: Operation,
  options: ReadonlyMap<string, OptionValue>,
  settings: Settings,
  io: Io,
): Promise<PrintResult> {
  const { query } = settings.options;
  const { hasWireTimes } = settings;
  if (query !== undefined) {
    const { compileQuery } = await import("../formats.js");
    await compileQuery(query);
  }
  const select = options.get("select");
  const out = options.get("out");
  if (isString(out)) {
    return prepareFile(out, operation, options, io);
  }
  if (!isString(select) || select === "*") {
    return options.has("stdin-lines") && settings.output === "json"
      ? ({ value }) => printJsonLine(value, operation, settings, io)
      : (result) => printResult(result, operation, settings, io, hasWireTimes);
  }
  if (query !== undefined) {
    throw argumentError("--select and --query cannot be combined: leave one out");
  }
  const selector = parseSelect(select, operation);
  return async ({ value }, input) => {
    const lines = selector({ input, output: value }).map((item) => `${selectedText(item)}\n`);
    const text = lines.join("");
    await io.stdout.write(io.tty.stdout ? escapeControls(text) : text);
  };
}

async function printResult(
  { value, paged }: CallResult,
  { name }: Operation,
  settings: Settings,
  io: Io,
  hasWireTimes: boolean,
): Promise<void> {
  const values = paged === undefined ? [value] : valuesOf(paged, outputFormat(settings));
  await printValues(hasWireTimes ? values.map(withSeconds) : values, name, settings, io);
}

/** Prints a result on one line: one line of standard input, one line of standard output. */
async function printJsonLine(value: unknown, { name }: Operation, settings: Settings, io: Io): Promise<void> {
  const { query } = settings.options;
  const { formatOutput } = await import("../formats.js");
  const text = await formatOutput(value, { output: "json", query, color: false, title: name });
  const line = text === "" ? "" : `${JSON.stringify(JSON.parse(text))}\n`;
  await io.stdout.write(io.tty.stdout ? escapeControlsInJson(line) : line);
}

/** Text and YAML streams are printed page by page, as in the AWS CLI; any other format as one list. */
function valuesOf(
  { pages, parts, whole, nextToken }: NonNullable<CallResult["paged"]>,
  format: string,
): readonly unknown[] {
  if (format === "yaml-stream") {
    return pages;
  }
  return format === "text"
    ? [...parts, ...(nextToken === undefined ? [] : [{ NextToken: { NextToken: nextToken } }])]
    : [whole];
}

/** Dates as the number of seconds that KMS sent, for `cli_timestamp_format = wire`. */
function withSeconds(value: unknown): unknown {
  if (isDate(value)) {
    return value.getTime() / 1000;
  }
  if (Array.isArray(value)) {
    return value.map(withSeconds);
  }
  return isObject(value) && !isBytes(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSeconds(member)]))
    : value;
}
