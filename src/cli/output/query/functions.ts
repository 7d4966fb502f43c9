import { isString } from "../../../runtime/typeGuards.js";
import type { OutputObject, OutputValue } from "../OutputValue.js";
import { jsonOfPython } from "./jsonOfPython.js";
import { absolute, average, isNumber, numberOfText, type QueryNumber, rounded, sum } from "./numbers.js";
import { compare, isEqual, isList, isObject } from "./values.js";

/** An expression that a function evaluates on the items of a list: `&Name`. */
export type Expression = (item: OutputValue) => OutputValue;

/** What a function gets. */
export type Argument = OutputValue | Expression;

/** The types of the specification; `number[]` is a list with nothing else in it. */
type Type =
  | "any"
  | "array"
  | "boolean"
  | "expression"
  | "number"
  | "number[]"
  | "object"
  | "string"
  | "string[]";

interface QueryFunction {
  readonly takes: readonly (readonly Type[])[];
  /** Whether there may be more arguments of the last type. */
  readonly isVariadic?: true;
  readonly call: (...args: never[]) => OutputValue;
}

const isExpression = (value: Argument): value is Expression => typeof value === "function";

const IS: Readonly<Record<Type, (value: Argument) => boolean>> = {
  any: (value) => !isExpression(value),
  array: isList,
  boolean: (value) => typeof value === "boolean",
  expression: isExpression,
  number: isNumber,
  "number[]": (value) => isList(value) && value.every(isNumber),
  object: (value) => !isExpression(value) && isObject(value),
  string: isString,
  "string[]": (value) => isList(value) && value.every(isString),
};

const COMPARABLE: readonly Type[] = ["number[]", "string[]"];

const one = (types: readonly Type[], call: QueryFunction["call"]): QueryFunction => ({
  takes: [types],
  call,
});

const FUNCTIONS: Readonly<Record<string, QueryFunction>> = {
  abs: one(["number"], absolute),
  avg: one(["number[]"], average),
  ceil: one(["number"], (number: QueryNumber) => rounded(number, Math.ceil)),
  contains: {
    takes: [["array", "string"], ["any"]],
    call: (subject: string | OutputValue[], search: OutputValue) =>
      isString(subject) ? subject.includes(textOf(search)) : subject.some((item) => isEqual(item, search)),
  },
  ends_with: {
    takes: [["string"], ["string"]],
    call: (text: string, suffix: string) => text.endsWith(suffix),
  },
  floor: one(["number"], (number: QueryNumber) => rounded(number, Math.floor)),
  join: {
    takes: [["string"], ["string[]"]],
    call: (separator: string, texts: string[]) => texts.join(separator),
  },
  keys: one(["object"], (object: OutputObject) => Object.keys(object)),
  length: one(["string", "array", "object"], (value: string | OutputValue[] | OutputObject) =>
    isString(value) ? [...value].length : Object.keys(value).length,
  ),
  map: {
    takes: [["expression"], ["array"]],
    call: (expression: Expression, list: OutputValue[]) => list.map(expression),
  },
  max: one(COMPARABLE, (list: OutputValue[]) => extreme(list, (item) => item, 1)),
  max_by: {
    takes: [["array"], ["expression"]],
    call: (list: OutputValue[], by: Expression) => extreme(list, checkedKey("max_by", by), 1),
  },
  merge: {
    takes: [["object"]],
    isVariadic: true,
    call: (...objects: OutputObject[]) =>
      Object.fromEntries(objects.flatMap((object) => Object.entries(object))),
  },
  min: one(COMPARABLE, (list: OutputValue[]) => extreme(list, (item) => item, -1)),
  min_by: {
    takes: [["array"], ["expression"]],
    call: (list: OutputValue[], by: Expression) => extreme(list, checkedKey("min_by", by), -1),
  },
  not_null: {
    takes: [["any"]],
    isVariadic: true,
    call: (...values: OutputValue[]) => values.find((value) => value !== null) ?? null,
  },
  reverse: one(["array", "string"], (value: string | OutputValue[]) =>
    isString(value) ? [...value].reverse().join("") : value.toReversed(),
  ),
  sort: one(COMPARABLE, (list: OutputValue[]) => sorted(list, (item) => item)),
  sort_by: {
    takes: [["array"], ["expression"]],
    call: (list: OutputValue[], by: Expression) => sorted(list, checkedKey("sort_by", by)),
  },
  starts_with: {
    takes: [["string"], ["string"]],
    call: (text: string, prefix: string) => text.startsWith(prefix),
  },
  sum: one(["number[]"], sum),
  to_array: one(["any"], (value: OutputValue) => (isList(value) ? value : [value])),
  to_number: one(["any"], (value: OutputValue) =>
    isNumber(value) ? value : isString(value) ? (numberOfText(value) ?? null) : null,
  ),
  to_string: one(["any"], (value: OutputValue) => (isString(value) ? value : jsonOfPython(value))),
  type: one(["any"], (value: OutputValue) => typeOf(value)),
  values: one(["object"], (object: OutputObject) => Object.values(object)),
};

/**
 * Calls a function.
 *
 * @throws an error when there is none of that name, or an argument has the wrong type.
 */
export function callFunction(name: string, args: readonly Argument[]): OutputValue {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (found === undefined) {
    throw new Error(`Unknown function: ${name}()`);
  }
  const { takes, isVariadic, call } = found;
  if (args.length < takes.length || (args.length > takes.length && !isVariadic)) {
    const least = isVariadic ? "at least " : "";
    throw new Error(`${name}() takes ${least}${takes.length} arguments, not ${args.length}`);
  }
  args.forEach((arg, index) => {
    const types = takes[index] ?? takes.at(-1) ?? [];
    if (!types.some((type) => IS[type](arg))) {
      const given = isExpression(arg) ? "an expression" : typeOf(arg);
      throw new Error(`${name}(): argument ${index + 1} must be ${types.join(" or ")}, not ${given}`);
    }
  });
  return Reflect.apply(call, undefined, args);
}

function typeOf(value: OutputValue): string {
  if (value === null) {
    return "null";
  }
  return isList(value) ? "array" : isNumber(value) ? "number" : typeof value;
}

function textOf(value: OutputValue): string {
  if (!isString(value)) {
    throw new Error("contains(): argument 2 must be string where argument 1 is string");
  }
  return value;
}

/** The key of an item, which has to be a number or a text. */
const checkedKey =
  (name: string, by: Expression): Expression =>
  (item) => {
    const key = by(item);
    if (!isNumber(key) && !isString(key)) {
      throw new Error(`${name}(): the expression must give number or string, not ${typeOf(key)}`);
    }
    return key;
  };

/** The first of the largest (1) or smallest (-1) items. */
function extreme(list: readonly OutputValue[], keyOf: Expression, direction: 1 | -1): OutputValue {
  const keyed = list.map((item) => ({ item, key: keyOf(item) }));
  const [first] = keyed;
  const best = keyed.reduce(
    (found, candidate) => (ordered(candidate.key, found?.key ?? null) * direction > 0 ? candidate : found),
    first,
  );
  return best === undefined ? null : best.item;
}

const sorted = (list: readonly OutputValue[], keyOf: Expression): OutputValue[] =>
  list
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => ordered(a.key, b.key))
    .map(({ item }) => item);

function ordered(first: OutputValue, second: OutputValue): number {
  const order = compare(first, second);
  if (order === undefined) {
    throw new Error(`${typeOf(first)} and ${typeOf(second)} cannot be compared`);
  }
  return order;
}
