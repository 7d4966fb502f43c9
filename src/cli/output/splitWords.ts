/** Splits a command line into words as a shell does: at spaces, but not inside quotes or behind a backslash. */
export function splitWords(line: string): string[] {
  const words = line.match(/(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])/g,
      (_, double?: string, single?: string, escaped?: string) =>
        double?.replace(/\\(["\\])/g, "$1") ?? single ?? escaped ?? "",
    ),
  );
}
