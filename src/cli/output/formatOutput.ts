import type { Output } from "../Io.js";
import { compileQuery } from "./compileQuery.js";
import { escapeControls, escapeControlsInJson, withoutControls } from "./escapeControls.js";
import { formatJson } from "./formatJson.js";
import { formatText } from "./formatText.js";
import { isEmptyObject } from "./isEmptyObject.js";
import { type OutputValue, toOutputValue } from "./OutputValue.js";
import { formatTable, RESET } from "./table/formatTable.js";
import { formatYaml } from "./yaml/formatYaml.js";

/** How a response is printed. */
export interface OutputOptions {
  /** The format. `off` prints nothing. */
  readonly output: "json" | "text" | "table" | "yaml" | "yaml-stream" | "off";
  /** A JMESPath expression that chooses what is printed. Default: everything. */
  readonly query?: string | undefined;
  /** Whether a table is coloured. */
  readonly color: boolean;
  /** The title of a table: the name of the operation. */
  readonly title: string;
  /** Where it is printed to. */
  readonly stdout: Output;
  /** The width of the terminal. Default: 80. */
  readonly columns?: number | undefined;
  /** Whether it goes to a pager. Default: `false`. */
  readonly paged?: boolean | undefined;
  /** Whether a person reads it on a terminal; control characters are then shown, not obeyed. Default: `false`. */
  readonly terminal?: boolean | undefined;
}

/**
 * Prints a response as the AWS CLI does. The response may have bytes (printed as base64) and dates (as ISO 8601).
 *
 * @throws QueryError if `--query` is wrong, OutputError if the format cannot print what `--query` chose.
 */
export async function writeOutput(value: unknown, options: OutputOptions): Promise<void> {
  const text = await formatOutput(value, options);
  if (text !== "") {
    await options.stdout.write(text);
  }
}

/** Returns what {@link writeOutput} prints. */
export async function formatOutput(value: unknown, options: Omit<OutputOptions, "stdout">): Promise<string> {
  const query = options.query === undefined ? undefined : await compileQuery(options.query);
  const response = toOutputValue(value);
  const chosen = query === undefined ? response : query.search(response);
  return format(chosen, options);
}

function format(value: OutputValue, options: Omit<OutputOptions, "stdout">): string {
  const { output, columns = 80, paged = false, terminal = false, title, color } = options;
  const isNothing = isEmptyObject(value);
  const clean = (text: string, show: (text: string) => string) => (terminal ? show(text) : text);
  switch (output) {
    case "json":
      return isNothing ? "" : clean(formatJson(value), escapeControlsInJson);
    case "text":
      return clean(formatText(value), escapeControls);
    case "table": {
      const shown = terminal ? withoutControls(value) : value;
      const table = formatTable(shown, { title, columns, color, resets: !paged });
      // The AWS CLI resets the colours of the terminal once more when it exits.
      return color && terminal && !paged ? `${table}${RESET}` : table;
    }
    case "yaml":
      return isNothing ? "" : clean(formatYaml(value), escapeControls);
    case "yaml-stream":
      return isNothing ? "" : clean(formatYaml([value]), escapeControls);
    case "off":
      return "";
  }
}
