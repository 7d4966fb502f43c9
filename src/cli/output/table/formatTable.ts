import type { OutputValue } from "../OutputValue.js";
import { buildSections } from "./buildSections.js";
import type { Section } from "./Section.js";
import { textWidth } from "./textWidth.js";

/** How a table is drawn. */
export interface TableOptions {
  /** What stands above it: the name of the operation. */
  readonly title: string;
  /** The width of the terminal: a wider table gets one line for each member. */
  readonly columns: number;
  /** Whether values and boxes are coloured. */
  readonly color: boolean;
  /** Whether every write ends with a reset of the colours, as the AWS CLI does on a terminal, but not in a pager. */
  readonly resets: boolean;
}

/** Ends all colours. */
export const RESET = "\x1b[0m";

/** Formats a value as `--output table`. */
export function formatTable(value: OutputValue, options: TableOptions): string {
  let sections = buildSections(options.title, value);
  if (sections.length === 0) {
    return "";
  }
  if (widthOf(sections) > options.columns) {
    sections = sections.map((section) => section.turned());
  }
  const width = widthOf(sections);
  const drawing = new Drawing(options.color, options.color && options.resets ? RESET : "");
  drawing.write(`${"-".repeat(width)}\n`);
  for (const section of sections) {
    drawSection(drawing, section, width - 2 * section.depth);
  }
  return drawing.text;
}

const widthOf = (sections: readonly Section[]): number =>
  Math.max(...sections.map((section) => section.width));

/** The lines of a table so far. */
class Drawing {
  text = "";
  readonly #color: boolean;
  readonly #reset: string;

  constructor(color: boolean, reset: string) {
    this.#color = color;
    this.#reset = reset;
  }

  write(text: string): void {
    this.text += text + this.#reset;
  }

  /** Writes a line inside of boxes. */
  line(text: string, depth: number): void {
    const edge = (this.#color ? `\x1b[2m\x1b[33m|${RESET}` : "|").repeat(depth);
    this.write(edge);
    this.write(text);
    this.write(edge);
    this.write("\n");
  }

  cell(text: string): string {
    return this.#color ? `\x1b[1m\x1b[34m${text}${RESET}` : text;
  }
}

function drawSection(drawing: Drawing, section: Section, width: number): void {
  const { title, headers, rows, depth } = section;
  const widths = section.columnWidths(width);
  const rule = widths.map((column, index) => `${repeat("-", column - (index === 0 ? 2 : 1))}+`).join("");
  if (title) {
    drawing.line(centered(title, width, "|"), depth);
    if (headers.length === 0 && rows.length === 0) {
      drawing.line(`+${repeat("-", width - 2)}+`, depth);
    }
  }
  if (headers.length > 0) {
    drawing.line(`+${rule}`, depth);
    drawing.line(
      join(widths, (column, edge, index) => centered(headers[index] ?? "", column, edge)),
      depth,
    );
  }
  if (rows.length > 0 && widths.length > 0) {
    drawing.line(`+${rule}`, depth);
    for (const row of rows) {
      drawing.line(
        join(widths, (column, edge, index) => aligned(drawing, row[index] ?? "", column, edge)),
        depth,
      );
    }
    drawing.line(`+${rule}`, depth);
  }
}

/** Draws a cell for each column; the first one has a left edge. */
const join = (
  widths: readonly number[],
  draw: (width: number, edge: string, index: number) => string,
): string => widths.map((width, index) => draw(width, index === 0 ? "|" : "", index)).join("");

const repeat = (text: string, count: number): string => text.repeat(Math.max(0, count));

function centered(text: string, width: number, edge: string): string {
  const length = textWidth(text);
  const before = Math.floor(width / 2) - Math.floor(length / 2) - 1;
  const after = width - 1 - (edge.length + before + length);
  return `${edge}${repeat(" ", before)}${text}${repeat(" ", after)}|`;
}

function aligned(drawing: Drawing, text: string, width: number, edge: string): string {
  const length = textWidth(text);
  const padding = width - (length + 2 + edge.length + 1) >= 0 ? 2 : 0;
  const after = width - (edge.length + padding + length) - 1;
  return `${edge}${repeat(" ", padding)}${drawing.cell(text)}${repeat(" ", after)}|`;
}
