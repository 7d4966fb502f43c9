import { parseDocument } from "yaml";

/** Parses the YAML of `--cli-input-yaml`. `!!binary` is bytes. Returns what is wrong instead of throwing. */
export function parseYamlInput(text: string): { readonly value: unknown } | { readonly problem: string } {
  const document = parseDocument(text, { customTags: ["binary"], prettyErrors: false, logLevel: "error" });
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
