import type { ConditionValues } from "./Condition.js";
import { substitute } from "./policyVariables.js";

/** Whether text matches a pattern in which `*` matches any characters and `?` exactly one. */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (pattern === "*" || pattern === text) {
    return true;
  }
  // Backtracks to the last star only, so that no pattern takes exponential time.
  let [at, position, star, resume] = [0, 0, -1, 0];
  while (position < text.length) {
    if (pattern[at] === "*") {
      star = at++;
      resume = position;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[position])) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}

/** Whether one of the patterns matches an action, ignoring case. */
export const matchesAction = (patterns: readonly string[], action: string): boolean =>
  patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));

/**
 * Whether text matches a pattern of a policy, whose variables have the values of a request. The wildcards in these values
 * match only themselves.
 */
export function matchesPattern(pattern: string, text: string, valuesOf: ConditionValues): boolean {
  const substituted = substitute(pattern, valuesOf, escapeWildcards);
  return substituted !== undefined && matchesWildcard(substituted, escapeWildcards(text));
}

// Stand for the characters that would otherwise be wildcards.
const escapeWildcards = (text: string): string => text.replaceAll("*", "\uE000").replaceAll("?", "\uE001");
