import { compareText } from "../compareText.js";
import { NumberLiteral } from "../NumberLiteral.js";
import { OutputError } from "../OutputError.js";
import type { OutputObject, OutputValue } from "../OutputValue.js";
import { isScalar, valueText } from "../scalarText.js";
import { Section } from "./Section.js";

/** Divides a value into the sections of a table: scalars are cells, lists and objects boxes of their own. */
export function buildSections(title: string, value: OutputValue): Section[] {
  const sections: Section[] = [];
  addValue(sections, title, value, 0);
  return sections;
}

function addValue(sections: Section[], title: string | undefined, value: OutputValue, depth: number): void {
  if (isEmpty(value)) {
    return;
  }
  if (title !== undefined) {
    sections.push(new Section(title, depth));
  }
  if (Array.isArray(value)) {
    addList(sections, title, value, depth);
  } else if (!isScalar(value)) {
    addObject(sections, value, depth);
  }
}

/** What Python takes for false: a table has nothing to show of it. */
function isEmpty(value: OutputValue): boolean {
  if (isScalar(value)) {
    return value instanceof NumberLiteral ? Number(value.text) === 0 : !value;
  }
  return Object.keys(value).length === 0;
}

const last = (sections: readonly Section[]): Section => {
  const section = sections.at(-1);
  if (section === undefined) {
    throw new OutputError("table", "this value");
  }
  return section;
};

function addList(
  sections: Section[],
  title: string | undefined,
  list: readonly OutputValue[],
  depth: number,
): void {
  const [first = null] = list;
  if (!isScalar(first) && !Array.isArray(first)) {
    addObjects(sections, title, list, depth);
    return;
  }
  for (const item of list) {
    if (isScalar(item)) {
      last(sections).addRow([valueText(item)]);
    } else if (!Array.isArray(item)) {
      last(sections).addRow(Object.keys(item));
    } else if (item.every(isScalar)) {
      last(sections).addRow(item.map(valueText));
    } else {
      addValue(sections, undefined, item, 0);
    }
  }
}

/** Each object of a list is a row. If some have boxes of their own, each begins a section. */
function addObjects(
  sections: Section[],
  title: string | undefined,
  list: readonly OutputValue[],
  depth: number,
): void {
  const objects = list.map(asObject);
  const names = (nested: boolean): string[] => [
    ...new Set(objects.flatMap((object) => namesOf(object, nested))),
  ];
  const headers = names(false).sort(compareText);
  const boxes = names(true).sort(compareText);
  last(sections).setHeaders(headers);
  for (const [index, object] of objects.entries()) {
    if (index > 0 && boxes.length > 0) {
      sections.push(new Section(title, depth));
      last(sections).setHeaders(headers);
    }
    last(sections).addRow(headers.map((name) => cell(object, name)));
    for (const name of boxes) {
      addValue(sections, name, memberOf(object, name) ?? null, depth + 1);
    }
  }
}

function addObject(sections: Section[], object: OutputObject, depth: number): void {
  const headers = namesOf(object, false);
  const [only] = headers;
  if (only !== undefined && headers.length === 1) {
    last(sections).addRow([only, cell(object, only)]);
  } else if (headers.length > 0) {
    last(sections).setHeaders(headers);
    last(sections).addRow(headers.map((name) => cell(object, name)));
  }
  for (const name of namesOf(object, true)) {
    addValue(sections, name, memberOf(object, name) ?? null, depth + 1);
  }
}

function asObject(value: OutputValue): OutputObject {
  if (isScalar(value) || Array.isArray(value)) {
    throw new OutputError("table", "a list that has both objects and other values");
  }
  return value;
}

const namesOf = (object: OutputObject, nested: boolean): string[] =>
  Object.keys(object)
    .filter((name) => isScalar(memberOf(object, name) ?? null) !== nested)
    .sort(compareText);

const memberOf = (object: OutputObject, name: string): OutputValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

function cell(object: OutputObject, name: string): string {
  const member = memberOf(object, name);
  return member === undefined ? "" : valueText(member);
}
