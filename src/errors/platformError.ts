/** Reads errors of the platform (Node.js, `fetch`) for messages of this package. */

/** The message, on one line and of bounded length; empty when the error has an empty one. */
export const saidBy = (error: unknown): string =>
  String(Object(error).message ?? "a value that is not an error was thrown")
    .slice(0, 300)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\.$/, "");

/** The code of the error, else that of its cause: `fetch` wraps the error that has the code. */
export function codeOf(error: object): string | undefined {
  if ("code" in error && typeof error.code === "string" && /^[\w.-]{1,64}$/.test(error.code)) {
    return error.code;
  }
  return "cause" in error && error.cause ? codeOf(Object(error.cause)) : undefined;
}
