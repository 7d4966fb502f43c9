/** Reads errors of the platform (Node.js, `fetch`) for messages of this package. */
import { printable } from "./printable.js";

/** The message, on one line and of bounded length; empty when the error has an empty one. */
export const saidBy = (error: unknown): string =>
  printable(String(Object(error).message ?? "a value that is not an error was thrown").slice(0, 300))
    .trim()
    .replace(/\.$/, "");

/** The code of a response that a request handler of the user has made wrong. */
const INVALID_RESPONSE = "ERR_INVALID_RESPONSE";

/** Makes the error of such a response. */
export const invalidResponse = (message: string): Error =>
  Object.assign(new TypeError(message), { code: INVALID_RESPONSE });

/** The code of the error, else that of its cause: `fetch` wraps the error that has the code. */
export function codeOf(error: unknown, depth = 0): string | undefined {
  const { code, cause }: { code?: unknown; cause?: unknown } = Object(error);
  if (typeof code === "string" && /^[\w.-]{1,64}$/.test(code)) {
    return code;
  }
  return cause && depth < 5 ? codeOf(cause, depth + 1) : undefined;
}
