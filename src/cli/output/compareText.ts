/** Compares by code points. The order of `<` differs: it puts emoji before some characters of one unit. */
export function compareText(first: string, second: string): number {
  const [a, b] = [[...first], [...second]];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index]?.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

/** The members of an object, sorted by name. */
export const sortedEntries = <T>(value: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(value).sort(([a], [b]) => compareText(a, b));
