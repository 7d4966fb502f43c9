import type { Cell, FoundCells } from "./Cell.js";

/** Where the content of a cell stands, without its quotes, and its text. */
type CsvCell = Pick<Cell, "start" | "end"> & { readonly value: string };

const QUOTED = /"((?:[^"]|"")*)"/y;
const PLAIN = /[^,"\r\n]*/y;
const END = /\r?\n?$/y;

/** Reads a record of CSV (RFC 4180). Returns what is wrong with it, if it is not one. */
export function parseCsvRecord(text: string): readonly CsvCell[] | { readonly problem: string } {
  const cells: CsvCell[] = [];
  for (let at = text.startsWith("\ufeff") ? 1 : 0; ; at++) {
    const isQuoted = text[at] === '"';
    const pattern = isQuoted ? QUOTED : PLAIN;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) {
      return { problem: "The row is not CSV: a quote is not closed" };
    }
    const quotes = isQuoted ? 1 : 0;
    const end = at + match[0].length;
    const value = isQuoted ? (match[1] ?? "").replaceAll('""', '"') : match[0];
    cells.push({ start: at + quotes, end: end - quotes, value });
    END.lastIndex = end;
    if (END.test(text)) {
      return cells;
    }
    if (text[end] !== ",") {
      return {
        problem: `The row is not CSV: column ${cells.length} has a quote or a line break that is not quoted`,
      };
    }
    at = end;
  }
}

/** The positions of columns in a header, and how many columns it has; or what is wrong with it. */
export function csvColumns(
  header: string,
  names: readonly string[],
): { readonly columns: readonly number[]; readonly width: number } | { readonly problem: string } {
  const cells = parseCsvRecord(header);
  if ("problem" in cells) {
    return {
      problem: "The first line is not a header of CSV: a quote is not closed, or stands within a cell",
    };
  }
  const titles = cells.map(({ value }) => value);
  const listed = titles
    .map((title) => JSON.stringify(title))
    .join(", ")
    .slice(0, 1000);
  for (const name of names) {
    const count = titles.filter((title) => title === name).length;
    if (count !== 1) {
      const what = count === 0 ? "has no column" : "has more than one column";
      return { problem: `The header ${what} ${JSON.stringify(name)}. Its columns are ${listed}.` };
    }
  }
  return { columns: names.map((name) => titles.indexOf(name)), width: titles.length };
}

/** Finds the cells of some columns in a record. A record with more or fewer cells than the header may be shifted. */
export function findCsvCells(text: string, columns: readonly number[], width: number): FoundCells {
  const record = parseCsvRecord(text);
  if ("problem" in record) {
    return record;
  }
  if (record.length !== width) {
    return { problem: `The row has ${record.length} cells instead of the ${width} of the header` };
  }
  const cells = columns.map((column) => {
    const cell = record[column];
    return [cell && { ...cell, json: JSON.stringify(cell.value) }];
  });
  return { cells };
}
