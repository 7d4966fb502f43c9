/** What the errors of a platform say, in a form that is fit for a message of ours. */

/** The message, on one line and of a bounded length; empty when the error says nothing. */
export const saidBy = ({ message }: Error): string =>
  String(message).slice(0, 300).replace(/\s+/g, " ").trim().replace(/\.$/, "");

/** The code of the error, else that of its cause: `fetch` says only that it failed. */
export function codeOf(error: object): string | undefined {
  if ("code" in error && typeof error.code === "string" && /^[\w.-]{1,64}$/.test(error.code)) {
    return error.code;
  }
  return "cause" in error && error.cause ? codeOf(Object(error.cause)) : undefined;
}
