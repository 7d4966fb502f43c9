import { OutputError } from "../OutputError.js";
import { columnWidths } from "./columnWidths.js";
import { textWidth } from "./textWidth.js";

/** What surrounds the text of a cell: two spaces on each side. */
const PADDING = 4;

/** A part of a table: a title, the heads of its columns, and rows of one length. */
export class Section {
  readonly title: string | undefined;
  /** How many boxes the section is inside of. */
  readonly depth: number;
  headers: readonly string[] = [];
  rows: (readonly string[])[] = [];
  #columns: number | undefined;
  #widths: number[] = [];

  constructor(title: string | undefined, depth: number) {
    this.title = title;
    this.depth = depth;
  }

  /** Sets the heads of the columns. */
  setHeaders(headers: readonly string[]): void {
    this.#widen(headers);
    this.#columns ??= headers.length;
    this.headers = headers;
  }

  /**
   * Adds a row.
   *
   * @throws OutputError if it has more or fewer cells than the rows before.
   */
  addRow(row: readonly string[]): void {
    this.#columns ??= row.length;
    if (row.length !== this.#columns) {
      throw new OutputError("table", "rows of different lengths");
    }
    this.rows.push(row);
    this.#widen(row);
  }

  /** The width that the section needs, borders and boxes included. */
  get width(): number {
    const boxes = 2 * this.depth;
    const cells = this.#widths.reduce((sum, width) => sum + width + PADDING, 0);
    // A section without a title needs four columns: the AWS CLI measures the word "None".
    return Math.max(textWidth(this.title ?? "None"), cells) + 2 + boxes;
  }

  /** The widths of the columns when the section is stretched to a width. */
  columnWidths(width: number): number[] {
    return columnWidths(
      this.#widths.map((own) => own + PADDING),
      width,
    );
  }

  /** The section with its head as a column, if it has a single row: one line for each member. */
  turned(): Section {
    const [row, ...others] = this.rows;
    if (row === undefined || others.length > 0 || this.headers.length === 0) {
      return this;
    }
    const turned = new Section(this.title, this.depth);
    for (const [index, header] of this.headers.entries()) {
      turned.addRow([header, row[index] ?? ""]);
    }
    return turned;
  }

  #widen(row: readonly string[]): void {
    this.#widths =
      this.#widths.length === 0
        ? row.map(textWidth)
        : this.#widths.map((width, index) => Math.max(width, textWidth(row[index] ?? "")));
  }
}
