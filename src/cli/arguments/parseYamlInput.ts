import { parseDocument } from "yaml";

/** Parses the YAML of `--cli-input-yaml`. `!!binary` is bytes. Returns what is wrong instead of throwing. */
export function parseYamlInput(text: string): { readonly value: unknown } | { readonly problem: string } {
  const document = parseDocument(text, {
    // As in the AWS CLI: `<<` merges, and a plain date is a time, so that it does not pass for a text.
    customTags: ["binary", "timestamp"],
    merge: true,
    prettyErrors: false,
    logLevel: "error",
  });
  const [error] = document.errors;
  if (error !== undefined) {
    return { problem: error.message };
  }
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (cause) {
    return { problem: String(Object(cause).message) };
  }
}
