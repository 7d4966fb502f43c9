/** The name that was probably meant: the one with the fewest differences, if there are few. Case is not one. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const differences = (name: string) => differencesOf(given.toLowerCase(), name.toLowerCase());
  const [best = ""] = [...names].sort((a, b) => differences(a) - differences(b));
  return differences(best) <= Math.max(2, given.length / 4) ? best : undefined;
}

/** How many characters are left when the common beginning and the common end of two texts are taken away. */
function differencesOf(a: string, b: string): number {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (start + end < shortest && a.at(-1 - end) === b.at(-1 - end)) {
    end++;
  }
  return Math.max(a.length, b.length) - start - end;
}
