import type { Row } from "./rows.js";
import { digits } from "./table.js";

/** Figures taken apart: a table whose columns add up to them. */
export interface Breakdown {
  /** Its heading. */
  readonly title: string;
  /** How it was made, in sentences. */
  readonly how: string;
  /** The unit of all figures. */
  readonly unit: string;
  /** Whose figures they are. */
  readonly columns: readonly string[];
  /** The parts, with a figure for each column. */
  readonly parts: readonly Part[];
  /** Which lines of the table it explains, each with the column of ours that does, and the one to compare with. */
  readonly explains: Readonly<Partial<Record<Row, Pair>>>;
}

/** One line of it. */
export interface Part {
  readonly part: string;
  readonly figures: readonly number[];
}

/** Two columns. */
export interface Pair {
  readonly ours: string;
  readonly limit?: string;
}

/** Puts the parts of several figures side by side, those with the largest figures first. */
export function sideBySide(columns: readonly ReadonlyMap<string, number>[]): Part[] {
  const names = new Set(columns.flatMap((parts) => [...parts.keys()]));
  return [...names]
    .map((part) => ({ part, figures: columns.map((parts) => parts.get(part) ?? 0) }))
    .sort((a, b) => Math.max(...b.figures) - Math.max(...a.figures));
}

/** The same with one line in the place of all that are below a figure in every column. */
export function withoutSmall(parts: readonly Part[], least: number): Part[] {
  const isSmall = ({ figures }: Part): boolean => figures.every((figure) => figure < least);
  const small = parts.filter(isSmall);
  const large = parts.filter((part) => !isSmall(part));
  return small.length < 2
    ? [...parts]
    : [...large, { part: `${small.length} smaller parts`, figures: totals(small) }];
}

/** What the parts add up to, column by column. */
export const totals = (parts: readonly Part[]): number[] =>
  (parts[0]?.figures ?? []).map((_, column) =>
    parts.reduce((sum, { figures }) => sum + (figures[column] ?? 0), 0),
  );

/** A figure of a breakdown. */
export const amount = (value: number, unit: string): string =>
  unit === "bytes" ? String(Math.round(value)) : digits(value);

/** As Markdown, with its heading. */
export function section({ title, how, unit, columns, parts }: Breakdown): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const row = (part: string, figures: readonly number[]): string =>
    line([part, ...figures.map((figure) => amount(figure, unit))]);
  const table = [
    line(["", ...columns.map((column) => `${column}, ${unit}`)]),
    line(["---", ...columns.map(() => "---:")]),
    ...parts.map(({ part, figures }) => row(part, figures)),
    row("together", totals(parts)),
  ];
  return `### ${title}\n\n${how}\n\n${table.join("\n")}`;
}
