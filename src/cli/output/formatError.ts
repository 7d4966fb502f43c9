import type { CliErrorInfo } from "./CliErrorInfo.js";
import { escapeControls, escapeControlsInJson, withoutControls } from "./escapeControls.js";
import { formatJson } from "./formatJson.js";
import { formatText } from "./formatText.js";
import { type OutputObject, type OutputValue, toOutputValue } from "./OutputValue.js";
import { isScalar, valueText } from "./scalarText.js";
import { formatTable } from "./table/formatTable.js";
import { formatYaml } from "./yaml/formatYaml.js";

/** The formats of `--cli-error-format`. */
export type ErrorFormat = "json" | "yaml" | "text" | "table" | "legacy" | "enhanced";

/** How an error is printed, besides its format. */
export interface ErrorOptions {
  /** Whether a table is coloured. Default: `false`. */
  readonly color?: boolean;
  /** The width of the terminal, for a table. Default: 80. */
  readonly columns?: number;
}

const PREFIX = "kms-reencrypt: [ERROR]:";

/** Lists and objects with fewer members than this are shown on one line. */
const MANY = 5;

/**
 * Returns what a failure prints to standard error. Control characters are shown, not passed on: the message may be that
 * of a hostile server.
 */
export async function formatError(
  info: CliErrorInfo,
  format: ErrorFormat,
  options: ErrorOptions = {},
): Promise<string> {
  if (info.code === undefined || format === "legacy") {
    return `\n${PREFIX} ${escapeControls(info.operation === undefined ? info.message : sentence(info)).trim()}\n${hintOf(info)}`;
  }
  if (format === "enhanced") {
    return `\n${PREFIX} ${escapeControls(sentence(info)).trim()}\n${detailsOf(info)}${hintOf(info)}`;
  }
  return structured(membersOf(info), format, options);
}

/** The sentence of the AWS CLI: `An error occurred (NotFoundException) when calling the ReEncrypt operation: …`. */
function sentence({ code = "Unknown", message, operation, retries }: CliErrorInfo): string {
  const calling = operation === undefined ? "" : ` when calling the ${operation} operation`;
  const tried = retries === undefined ? "" : ` (reached max retries: ${retries})`;
  // Further lines of a message of KMS are indented, so that none passes for another error of this program.
  const text = operation === undefined ? message : message.replaceAll("\n", "\n  ");
  return `An error occurred (${code})${calling}${tried}: ${text}`;
}

const hintOf = ({ hint }: CliErrorInfo): string => (hint === undefined ? "" : `${escapeControls(hint)}\n`);

function membersOf({ code = "Unknown", message, members }: CliErrorInfo): OutputObject {
  const copy = toOutputValue(members ?? { Code: code, Message: message });
  return isScalar(copy) || Array.isArray(copy) ? {} : copy;
}

/** What KMS sent besides code and message. */
function detailsOf(info: CliErrorInfo): string {
  const details = Object.entries(membersOf(info)).filter(
    ([name]) => !["code", "message"].includes(name.toLowerCase()),
  );
  if (details.length === 0) {
    return "";
  }
  const lines = details.map(([name, value]) => `${name}: ${onOneLine(value) ?? "<complex value>"}`);
  if (details.some(([, value]) => onOneLine(value) === undefined)) {
    lines.push('Use "--cli-error-format json" or another error format to see the full details.');
  }
  return escapeControls(`\nAdditional error details:\n${lines.join("\n")}\n`);
}

function onOneLine(value: OutputValue): string | undefined {
  if (isScalar(value)) {
    return valueText(value);
  }
  const items = Object.entries(value);
  if (items.length >= MANY || !items.every(([, item]) => isScalar(item))) {
    return undefined;
  }
  return Array.isArray(value)
    ? `[${value.map(valueText).join(", ")}]`
    : `{${items.map(([name, item]) => `${name}: ${valueText(item)}`).join(", ")}}`;
}

async function structured(
  members: OutputObject,
  format: "json" | "yaml" | "text" | "table",
  { color = false, columns = 80 }: ErrorOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return escapeControlsInJson(formatJson(members));
    case "yaml":
      return escapeControls(formatYaml(members));
    case "text":
      return escapeControls(formatText(members));
    case "table": {
      return formatTable(withoutControls(members), { title: "error", color, columns, resets: false });
    }
  }
}
