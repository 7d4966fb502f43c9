import { compareText, sortedEntries } from "./compareText.js";
import { OutputError } from "./OutputError.js";
import type { OutputObject, OutputValue } from "./OutputValue.js";
import { isScalar, valueText } from "./scalarText.js";

/** Formats a value as `--output text`: one line per object, its scalars sorted by name and separated by tabs. */
export function formatText(value: OutputValue): string {
  const lines: string[] = [];
  addValue(lines, value, undefined, undefined);
  return lines.map((line) => `${line}\n`).join("");
}

type Section = string | undefined;

function addValue(
  lines: string[],
  value: OutputValue,
  section: Section,
  columns: readonly string[] | undefined,
): void {
  if (isScalar(value)) {
    lines.push(valueText(value));
  } else if (Array.isArray(value)) {
    addList(lines, value, section);
  } else {
    addObject(lines, value, section, columns);
  }
}

function addList(lines: string[], list: readonly OutputValue[], section: Section): void {
  const nested = list.filter((item) => !isScalar(item));
  if (nested.some((item) => !Array.isArray(item))) {
    const columns = scalarColumns(list);
    for (const item of list) {
      addValue(lines, item, section, columns);
    }
    return;
  }
  const scalars = list.filter(isScalar).map(valueText);
  if (scalars.length > 0) {
    lines.push(
      ...(section === undefined ? [scalars.join("\t")] : scalars.map((text) => `${section}\t${text}`)),
    );
  }
  for (const item of nested) {
    addValue(lines, item, section, undefined);
  }
}

/** The columns of a list of objects: every name that has a scalar in one of them. */
function scalarColumns(list: readonly OutputValue[]): string[] {
  const names = new Set<string>();
  for (const item of list) {
    if (isScalar(item) || Array.isArray(item)) {
      throw new OutputError("text", "a list that has both objects and other values");
    }
    for (const [name, member] of Object.entries(item)) {
      if (isScalar(member)) {
        names.add(name);
      }
    }
  }
  return [...names].sort(compareText);
}

function addObject(
  lines: string[],
  object: OutputObject,
  section: Section,
  columns: readonly string[] | undefined,
): void {
  const members = sortedEntries(object);
  const scalars =
    columns === undefined
      ? members.filter(([, member]) => isScalar(member)).map(([, member]) => valueText(member))
      : columns.map((name) => (Object.hasOwn(object, name) ? valueText(object[name] ?? null) : ""));
  if (scalars.length > 0) {
    lines.push((section === undefined ? scalars : [section, ...scalars]).join("\t"));
  }
  for (const [name, member] of members) {
    if (columns === undefined ? !isScalar(member) : !columns.includes(name)) {
      addValue(lines, member, name.toUpperCase(), undefined);
    }
  }
}
