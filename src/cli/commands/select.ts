import { toBase64 } from "../../runtime/base64.js";
import { nearest } from "../../runtime/nearest.js";
import { isBytes, isDate, isObject, isString } from "../../runtime/typeGuards.js";
import type { Operation } from "../../shapes/Operation.js";
import type { Shape, StructureShape } from "../../shapes/shapes.js";
import { argumentError } from "../CliError.js";
import { timestampText } from "../output/timestampText.js";

/** What `--select` chooses from. */
export interface SelectSource {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
}

/** Chooses values of a call. */
export type Selector = (source: SelectSource) => readonly unknown[];

/**
 * Reads the expression of `--select`, by the rules of `-Select` of PowerShell: `A.B` is a path in the response, through
 * lists, too; `^Parameter` is a parameter of the call. Case does not matter.
 *
 * @throws {@link CliError} for a name that does not exist, before anything is sent.
 */
export function parseSelect(expression: string, operation: Operation): Selector {
  if (expression.startsWith("^")) {
    const name = parameterNamed(expression, operation.input);
    return ({ input }) => present([input[name]]);
  }
  const path = pathOf(expression, operation.output);
  return ({ output }) =>
    path.reduce<readonly unknown[]>(
      (values, name) => present(values.map((value) => Reflect.get(Object(value), name))),
      [output],
    );
}

/** Lists become their items, and what is missing is left out. */
const present = (values: readonly unknown[]): readonly unknown[] =>
  values.flat(Infinity).filter((value) => value !== undefined && value !== null);

/** In PowerShell, a parameter that takes a list has the singular as its name and the plural as its alias. */
function parameterNamed(expression: string, { entries }: StructureShape): string {
  const given = expression.slice(1).toLowerCase();
  const found = entries.find(
    ([name, { type }]) =>
      name.toLowerCase() === given || (type === "list" && name.toLowerCase() === `${given}s`),
  );
  if (found === undefined) {
    throw unknownName(
      expression,
      given,
      entries.map(([name]) => `^${name}`),
      "parameters",
    );
  }
  return found[0];
}

function pathOf(expression: string, output: StructureShape): readonly string[] {
  const path: string[] = [];
  let shape: Shape | undefined = output;
  for (const given of expression.split(".")) {
    const structure: StructureShape | undefined = structureIn(shape);
    const entries = structure?.entries ?? [];
    const found: StructureShape["entries"][number] | undefined = entries.find(
      ([name]) => name.toLowerCase() === given.toLowerCase(),
    );
    if (found === undefined) {
      throw unknownName(
        expression,
        given,
        entries.map(([name]) => name),
        "members",
      );
    }
    path.push(found[0]);
    shape = found[1];
  }
  return path;
}

/** The structure that a shape is, or that its items are. */
const structureIn = (shape: Shape | undefined): StructureShape | undefined =>
  shape?.type === "list" ? structureIn(shape.member) : shape?.type === "structure" ? shape : undefined;

function unknownName(expression: string, given: string, names: readonly string[], what: string): Error {
  const plain = names.map((name) => name.replace("^", "").toLowerCase());
  const similar = names[plain.indexOf(nearest(given, plain) ?? "")];
  const meant = similar === undefined ? "" : `Did you mean ${similar}? `;
  return argumentError(
    `argument --select: there is no ${expression}`,
    names.length === 0
      ? "What precedes the last dot has no members."
      : `${meant}The ${what} are ${names.join(", ")}.`,
  );
}

/** A selected value on one line: text as it is, bytes as base64, anything else as JSON. */
export function selectedText(value: unknown): string {
  if (isString(value)) {
    return value;
  }
  if (isBytes(value)) {
    return toBase64(value);
  }
  return isDate(value)
    ? timestampText(value)
    : isObject(value)
      ? JSON.stringify(value, jsonValue)
      : String(value);
}

/** For `JSON.stringify`, whose `this` has the value before a `toJSON` changed it. */
function jsonValue(this: unknown, key: string, value: unknown): unknown {
  const original: unknown = Reflect.get(Object(this), key);
  return isBytes(original) || isDate(original) ? selectedText(original) : value;
}
