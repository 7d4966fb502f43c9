/** Breaks text into lines that fit into a width. A longer word gets a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Two columns: a name, and what it means next to it, or below a name that is too long. */
export function definitions(
  rows: readonly (readonly [name: string, meaning: string])[],
  columns: number,
): string[] {
  const widest = Math.max(...rows.map(([name]) => name.length));
  const indent = Math.min(widest, Math.floor(columns * 0.36)) + 4;
  const width = Math.max(20, columns - indent);
  return rows.flatMap(([name, meaning]) => {
    const [first = "", ...others] = meaning === "" ? [""] : wrap(meaning, width);
    const below = others.map((line) => " ".repeat(indent) + line);
    return `  ${name}`.length > indent - 2
      ? [...hanging(name, columns, 2), ...(first === "" ? [] : [" ".repeat(indent) + first]), ...below]
      : [`  ${name}`.padEnd(indent) + first, ...below].map((line) => line.trimEnd());
  });
}

/** A paragraph, indented. */
export const hanging = (text: string, columns: number, indent: number): string[] =>
  wrap(text, Math.max(20, columns - indent)).map((line) => " ".repeat(indent) + line);

/** A command line; it continues behind a backslash, so that it can be pasted. */
export function commandLine(text: string, columns: number): string[] {
  const width = Math.max(20, columns - 2 - 4 - 2);
  // An option stays with its value.
  const parts = text.match(/--\S+ (?:'[^']*'|[^\s'-])(?:'[^']*'|[^\s'])*|(?:'[^']*'|[^\s'])+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line !== "" && line.length + 1 + part.length > width) {
      lines.push(line);
      line = part;
    } else {
      line = line === "" ? part : `${line} ${part}`;
    }
  }
  lines.push(line);
  return lines.map(
    (each, index) => `${index === 0 ? "  " : "      "}${each}${index < lines.length - 1 ? " \\" : ""}`,
  );
}
