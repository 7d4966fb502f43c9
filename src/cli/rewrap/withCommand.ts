import { CliError } from "../CliError.js";

/** An error with the command that goes on when its cause is corrected. */
export function withCommand(error: unknown, command: string): unknown {
  if (!(error instanceof CliError) || error.message.includes("--restart")) {
    return error;
  }
  const hint = [error.info.hint, `To go on: ${command}`].filter(Boolean).join("\n");
  return new CliError(error.exitCode, { ...error.info, hint }, { cause: error.cause });
}
