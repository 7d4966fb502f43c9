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

// By the patterns of a statement, which stay the same, and the actions of KMS, which are few.
const matches = new WeakMap<readonly string[], Map<string, boolean>>();

/** Whether one of the patterns matches an action, ignoring case. */
export function matchesAction(patterns: readonly string[], action: string): boolean {
  const known = matches.get(patterns) ?? new Map<string, boolean>();
  const before = known.get(action);
  if (before !== undefined) {
    return before;
  }
  const isMatch = patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));
  matches.set(patterns, known.set(action, isMatch));
  return isMatch;
}

/**
 * Whether text matches a pattern of a policy, whose variables have the values of a request. The wildcards in these values
 * match only themselves.
 */
export function matchesPattern(pattern: string, text: string, valuesOf: ConditionValues): boolean {
  if (pattern === "*") {
    return true;
  }
  const substituted = substitute(pattern, valuesOf, escapeWildcards);
  return substituted !== undefined && matchesWildcard(substituted, escapeWildcards(text));
}

// Stand for the characters that would otherwise be wildcards.
const escapeWildcards = (text: string): string => text.replaceAll("*", "\uE000").replaceAll("?", "\uE001");
