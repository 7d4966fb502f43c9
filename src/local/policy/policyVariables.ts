/** Policy variables, such as `${aws:username}` or `${aws:PrincipalTag/team, 'none'}`. */
import type { ConditionValues } from "./Condition.js";

const VARIABLE = /\$\{([^}]*)\}/g;

// These variables are the characters that would otherwise have a meaning.
const CHARACTERS: Readonly<Record<string, string>> = { "*": "*", "?": "?", $: "$" };

/** The condition keys in the variables of a text, in lower case. */
export const variablesIn = (text: string): string[] =>
  [...text.matchAll(VARIABLE)].flatMap(([, content = ""]) =>
    Object.hasOwn(CHARACTERS, content) ? [] : parse(content).key,
  );

/** Escapes the variables of a text, for a version of policies that has none. */
export const withoutVariables = (text: string): string => text.replace(/\$(?=\{)/g, "$${$$}");

/**
 * Replaces the variables of a text.
 *
 * @param change - Changes each value. Default: not at all.
 * @returns The text, or `undefined` when a variable has neither a single value nor a default.
 */
export function substitute(
  text: string,
  valuesOf: ConditionValues,
  change: (value: string) => string = (value) => value,
): string | undefined {
  if (!text.includes("${")) {
    return text;
  }
  let isComplete = true;
  const substituted = text.replace(VARIABLE, (_, content: string) => {
    const value = variableOf(content, valuesOf);
    isComplete &&= value !== undefined;
    return change(value ?? "");
  });
  return isComplete ? substituted : undefined;
}

function variableOf(content: string, valuesOf: ConditionValues): string | undefined {
  const character = CHARACTERS[content];
  if (character !== undefined) {
    return character;
  }
  const { key, byDefault } = parse(content);
  const values = valuesOf(key);
  return values?.length === 1 ? values[0] : byDefault;
}

function parse(content: string): { readonly key: string; readonly byDefault: string | undefined } {
  const [, key = "", byDefault] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(content) ?? [];
  return { key: key.toLowerCase(), byDefault };
}
