import { OUTPUT_FORMATS } from "../arguments/globalOptions.js";
import type { OutputFormat } from "../arguments/ParsedArguments.js";
import { generalError } from "../CliError.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { formatJson } from "../output/formatJson.js";
import { isEmptyObject } from "../output/isEmptyObject.js";
import { toOutputValue } from "../output/OutputValue.js";

/** Prints a value in the format that the user has chosen. */
export const printValue = (value: unknown, title: string, settings: Settings, io: Io): Promise<void> =>
  printValues([value], title, settings, io);

/** Prints several values one after the other. */
export async function printValues(
  values: readonly unknown[],
  title: string,
  settings: Settings,
  io: Io,
): Promise<void> {
  const { options, profile } = settings;
  const output = outputFormat(settings);
  if (output === "json" && options.query === undefined && !io.tty.stdout) {
    return printJson(values, io);
  }
  const { withPager, writeOutput } = await import("../formats.js");
  const { color = "auto" } = options;
  const pager = { cliPager: options.cliPager, profilePager: profile.settings.get("cli_pager") };
  await withPager(pager, io, async (stdout, paged) => {
    for (const value of values) {
      await writeOutput(value, {
        output,
        query: options.query,
        color: color === "on" || (color === "auto" && io.tty.stdout),
        title,
        stdout,
        paged,
        terminal: io.tty.stdout,
        columns: io.tty.columns,
      });
    }
  });
}

/** The same as `writeOutput` for the default format, without loading the other formats. */
async function printJson(values: readonly unknown[], { stdout }: Io): Promise<void> {
  const texts = values.map((value) => toOutputValue(value));
  await stdout.write(
    texts
      .filter((value) => !isEmptyObject(value))
      .map((value) => formatJson(value))
      .join(""),
  );
}

/** The format of `--output`, the environment or the profile. */
export function outputFormat(settings: Settings): OutputFormat {
  const format = OUTPUT_FORMATS.find((name) => name === settings.output);
  if (format === undefined) {
    throw generalError(`Unknown output type: ${settings.output}`);
  }
  return format;
}
