/** Parses JSON; returns what is wrong with it instead of throwing. */
export function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof SyntaxError ? withoutInput(error.message) : String(error) };
  }
}

/** Node.js 20 and newer quote the input in some messages: it may be secret, and the caller shows it if it is not. */
const withoutInput = (message: string): string =>
  message
    .replace(/, (?:\.\.\.)?"[\s\S]*" is not valid JSON$/, "")
    .replace(/"[^"]*" is not valid JSON/, "not valid JSON");
