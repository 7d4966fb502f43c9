import { tokenizer, tokTypes } from "acorn";

/**
 * A script without its sentences: the strings, and the texts around the `${…}` of templates, that have more than 8
 * characters and a space. It does the same with empty messages. How much smaller it is, is what messages and advice take.
 */
export function withoutSentences(code: string): string {
  let rest = "";
  let at = 0;
  for (const { type, start, end } of tokenizer(code, { ecmaVersion: "latest", sourceType: "module" })) {
    const quotes = type === tokTypes.string ? 1 : 0;
    const text = code.slice(start + quotes, end - quotes);
    if ((quotes > 0 || type === tokTypes.template) && text.length > 8 && text.includes(" ")) {
      rest += code.slice(at, start + quotes);
      at = end - quotes;
    }
  }
  return rest + code.slice(at);
}
