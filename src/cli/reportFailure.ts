import { saidBy } from "../errors/platformError.js";
import { ERROR_FORMATS } from "./arguments/globalOptions.js";
import type { ErrorFormat, GlobalOptions } from "./arguments/ParsedArguments.js";
import { CliError, EXIT } from "./CliError.js";
import { readProfile } from "./configuration/readProfile.js";
import type { Io } from "./Io.js";
import type { CliErrorInfo } from "./output/CliErrorInfo.js";

/** A failure as it is printed, with its exit code. */
interface Failure {
  readonly exitCode: number;
  readonly info?: CliErrorInfo;
}

/** Prints a failure to standard error, and returns the exit code. */
export async function reportFailure(error: unknown, globals: GlobalOptions, io: Io): Promise<number> {
  if (io.signal.aborted) {
    return reportSignal(io);
  }
  const { exitCode, info } = failureOf(error);
  if (info !== undefined) {
    const { formatError } = await import("./formats.js");
    const text = await formatError(info, errorFormat(globals, io), {
      color: globals.color === "on" || (globals.color !== "off" && io.tty.stderr),
      columns: io.tty.columns,
    });
    // Nobody can be told that standard error is closed, too.
    await io.stderr.write(text).catch(() => undefined);
  }
  return exitCode;
}

async function reportSignal({ signal, stdout }: Io): Promise<number> {
  if (signal.reason === "SIGTERM") {
    return EXIT.terminated;
  }
  await stdout.write("\n").catch(() => undefined);
  return EXIT.interrupted;
}

/** Files that are loaded on first use have copies of classes, so that their names decide. */
function failureOf(error: unknown): Failure {
  if (error instanceof CliError) {
    return error;
  }
  const { name, kind } = Object(error);
  const message = error instanceof Error ? error.message : saidBy(error);
  switch (name) {
    case "ClosedOutputError":
      return { exitCode: EXIT.success };
    case "QueryError":
      return kind === "syntax"
        ? { exitCode: EXIT.arguments, info: { code: "ParamValidation", message } }
        : { exitCode: EXIT.general, info: { message } };
    case "PagerError":
      return { exitCode: EXIT.configuration, info: { code: "Pager", message } };
    default:
      return { exitCode: EXIT.general, info: { message } };
  }
}

function errorFormat(globals: GlobalOptions, io: Io): ErrorFormat {
  const given = globals.cliErrorFormat ?? (io.env.AWS_CLI_ERROR_FORMAT || profileFormat(globals, io));
  return ERROR_FORMATS.find((format) => format === given) ?? "enhanced";
}

/** The profile itself may be what failed. */
function profileFormat(globals: GlobalOptions, io: Io): string | undefined {
  try {
    return readProfile(globals, io).settings.get("cli_error_format");
  } catch {
    return undefined;
  }
}
