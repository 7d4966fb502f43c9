import { sortedEntries } from "../compareText.js";
import { jsonScalar } from "../formatJson.js";
import { NumberLiteral } from "../NumberLiteral.js";
import type { OutputObject, OutputValue } from "../OutputValue.js";
import { isScalar, numberText } from "../scalarText.js";
import { Anchors } from "./Anchors.js";
import { LINE_BREAK } from "./scalarStyle.js";
import { YamlWriter } from "./YamlWriter.js";

/** A longer key is written behind a question mark; in bytes. */
const LONGEST_SIMPLE_KEY = 128;

/** Formats a value as `--output yaml`. A scalar on its own is JSON. */
export function formatYaml(value: OutputValue): string {
  if (isScalar(value)) {
    return `${jsonScalar(value)}\n`;
  }
  const document = new YamlDocument(new Anchors(value));
  document.root(value);
  return `${document.writer.text}\n`;
}

/** Where a list or an object begins: what precedes it on its line. */
type Position = "root" | "item" | "value";

class YamlDocument {
  readonly writer = new YamlWriter();
  readonly #anchors: Anchors;

  constructor(anchors: Anchors) {
    this.#anchors = anchors;
  }

  root(value: OutputValue): void {
    this.#node(value, 0, "root");
  }

  /** Writes a value. `indent` is that of the list or object that it is in. */
  #node(value: OutputValue, indent: number, position: Position): void {
    if (isScalar(value)) {
      this.#space(position);
      this.#scalar(value, indent + 2);
      return;
    }
    const anchor = this.#anchors.next(value);
    if (anchor !== undefined) {
      this.#space(position);
      this.writer.write(anchor.text);
      if (anchor.isAlias) {
        return;
      }
    }
    const items = Array.isArray(value) ? value : Object.keys(value);
    if (items.length === 0) {
      this.#space(position === "root" && anchor === undefined ? "root" : "value");
      this.writer.write(Array.isArray(value) ? "[]" : "{}");
      return;
    }
    const inline = anchor === undefined && position !== "value";
    if (Array.isArray(value)) {
      this.#list(value, position === "item" ? indent + 2 : indent, inline);
    } else {
      this.#object(value, position === "root" ? 0 : indent + 2, inline);
    }
  }

  #space(position: Position): void {
    this.writer.write(position === "root" ? "" : " ");
  }

  #scalar(value: string | number | boolean | null | NumberLiteral, indent: number): void {
    if (typeof value === "string") {
      this.writer.scalar(value, indent, false);
    } else if (typeof value === "number" || value instanceof NumberLiteral) {
      this.writer.write(yamlNumber(value));
    } else {
      this.writer.write(String(value));
    }
  }

  #list(list: readonly OutputValue[], indent: number, inline: boolean): void {
    for (const [index, item] of list.entries()) {
      this.writer.indent(indent, inline && index === 0);
      this.writer.write("-");
      this.#node(item, indent, "item");
    }
  }

  #object(object: OutputObject, indent: number, inline: boolean): void {
    for (const [index, [name, member]] of sortedEntries(object).entries()) {
      this.writer.indent(indent, inline && index === 0);
      if (Buffer.byteLength(name) <= LONGEST_SIMPLE_KEY && !LINE_BREAK.test(name)) {
        this.writer.scalar(name, indent, true);
        this.writer.write(":");
        this.#node(member, indent, "value");
      } else {
        this.writer.write("? ");
        this.writer.scalar(name, indent + 2, false);
        this.writer.indent(indent, false);
        this.writer.write(":");
        this.#node(member, indent, "item");
      }
    }
  }
}

function yamlNumber(value: number | NumberLiteral): string {
  const text = numberText(value);
  return text.replace(/inf|nan/, ".$&");
}
