import { saidBy } from "../errors/platformError.js";
import { generalError } from "./CliError.js";
import type { Output } from "./Io.js";

/** Nobody reads standard output anymore, for example because `head` has seen enough. That is not a failure. */
class ClosedOutputError extends Error {
  override readonly name = "ClosedOutputError";
}

/** Standard output whose errors say what happened. */
export const guarded = (stdout: Output): Output => ({
  async write(data) {
    try {
      await stdout.write(data);
    } catch (cause) {
      throw Object(cause).code === "EPIPE"
        ? new ClosedOutputError("Standard output is closed", { cause })
        : generalError(`Standard output could not be written: ${saidBy(cause)}`, { cause });
    }
  },
});
