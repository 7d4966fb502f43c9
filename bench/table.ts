import { CONTENDERS } from "./contenders.js";
import type { ColumnName, Row, Rows } from "./Row.js";
import {
  CLIENT_ROWS,
  isSize,
  LOCAL_COLUMNS,
  LOCAL_ROWS,
  PROGRAM_COLUMNS,
  PROGRAM_ROWS,
  type RowName,
  SHORTCUT_ROWS,
} from "./rows.js";
import type { Spread } from "./statistics.js";

/** A number with as many digits as it deserves. */
const figure = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** Formats the values of a ratio, all with the digits that the lowest deserves. */
function times(spread: Spread): string[] {
  const [low = 0] = spread;
  return spread.map((value) => value.toFixed(low < 2 ? 2 : low < 100 ? 1 : 0));
}

/** A value or a range with its unit; of three values, the middle with its unit and then the range. */
export function text([low = "", ...others]: readonly string[], unit: string): string {
  const high = others.at(-1) ?? low;
  const range = low === high ? low : `${low}–${high}`;
  const suffix = unit && ` ${unit}`;
  return others.length < 2 ? range + suffix : `${others[0]}${suffix}, ${range}`;
}

/** A cell: a figure with its unit, and in parentheses its ratio. */
function cell({ unit, figures, ratios }: Row, name: ColumnName): string {
  const { [name]: spread = [] } = figures;
  const { [name]: ratio } = ratios;
  const parts = [
    ...(spread.length > 0 ? [text(spread.map(figure), unit)] : []),
    ...(ratio ? [`(${text(times(ratio), "×")})`] : []),
  ];
  return parts.join(" ");
}

/** A Markdown table of those rows and columns that were measured. */
export function table(rows: Rows, names: readonly RowName[], columns: readonly ColumnName[]): string {
  const measured = names.flatMap((name) => {
    const { [name]: row } = rows;
    return row === undefined ? [] : [[name, row] as const];
  });
  const filled = columns.filter((column) => measured.some(([, row]) => cell(row, column) !== ""));
  return markdown(
    ["", ...filled],
    measured.map(([name, row]) => [name, ...filled.map((column) => cell(row, column))]),
  );
}

/** The rows of clients under several circumstances below each other, except rows that only the first ones have, and sizes. */
export function sideBySide(circumstances: ReadonlyMap<string, Rows>): string {
  const [, ...others] = circumstances.values();
  const names = CLIENT_ROWS.filter((name) => !isSize(name) && others.some((rows) => name in rows));
  const lines = names.flatMap((name) =>
    [...circumstances].flatMap(([under, { [name]: row }]) =>
      row === undefined ? [] : [[name, under, ...CONTENDERS.map((column) => cell(row, column))]],
    ),
  );
  return markdown(["", "", ...CONTENDERS], lines);
}

/** A Markdown table. */
export function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...lines.map(line)].join("\n");
}

/** All rows that were measured: the tables of clients, of programs, of LocalKms and of shortcuts. */
export function tables(rows: Rows): string {
  const others = [
    [PROGRAM_ROWS, PROGRAM_COLUMNS],
    [LOCAL_ROWS, LOCAL_COLUMNS],
    [SHORTCUT_ROWS, ["with", "without"]],
  ] as const;
  const measured = others.filter(([names]) => names.some((name) => name in rows));
  const clients = CLIENT_ROWS.some((name) => name in rows)
    ? [table(rows, CLIENT_ROWS, ["before", ...CONTENDERS])]
    : [];
  return [...clients, ...measured.map(([names, columns]) => table(rows, names, columns))].join("\n\n");
}
