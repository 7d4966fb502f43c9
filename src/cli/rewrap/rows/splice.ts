import type { Cell } from "./Cell.js";

/** Replaces the contents of some cells, and nothing else, in a text. */
export function splice(
  text: string,
  replacements: readonly { readonly cell: Pick<Cell, "start" | "end">; readonly content: string }[],
): string {
  const sorted = [...replacements].sort((one, other) => one.cell.start - other.cell.start);
  let spliced = "";
  let at = 0;
  for (const { cell, content } of sorted) {
    spliced += text.slice(at, cell.start) + content;
    at = cell.end;
  }
  return spliced + text.slice(at);
}
