/** Whether text matches a pattern in which `*` matches any characters and `?` exactly one. */
export function matchesWildcard(pattern: string, text: string): boolean {
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
