import { isBytes, isObject, isPlainObject } from "./aws-json.js";
import { isDate } from "./is-date.js";
import type { Operation } from "./operation.js";
import { type Problem, problem } from "./Problem.js";
import {
  type Bounds,
  entriesOf,
  type ListShape,
  type Shape,
  type StringShape,
  type StructureMembers,
} from "./shapes.js";

/** Finds everything that is wrong with an input: all problems at once, in the order of the declaration. */
export function validate(operation: Pick<Operation, "input" | "rules">, input: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isObject(input)) {
    addWrongKind("structure", input, "input", problems);
    return problems;
  }
  checkMembers(operation.input, input, "", problems);
  for (const rule of operation.rules) {
    // One by one: a call takes only so many arguments.
    for (const broken of rule.check(input)) {
      problems.push(broken);
    }
  }
  return problems;
}

function checkMembers(
  members: StructureMembers,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
  problems: Problem[],
): void {
  for (const [name, shape] of entriesOf(members)) {
    const member = value[name];
    if (member !== undefined) {
      checkValue(shape, member, prefix + name, problems);
    } else if (shape.required) {
      problems.push(problem(prefix + name, "required", "is required"));
    }
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(members, name) && value[name] !== undefined) {
      problems.push(problem(prefix + name, "unknown", unknownMember(name, members)));
    }
  }
}

function checkValue(shape: Shape, value: unknown, path: string, problems: Problem[]): void {
  if (shape.type === "blob" && isBytes(value)) {
    checkBounds(shape, value.byteLength, " bytes", path, problems);
  } else if (shape.type === "string" && typeof value === "string") {
    checkText(shape, value, path, problems);
  } else if (shape.type === "enum" && typeof value === "string") {
    checkEnum(shape.values, value, path, problems);
  } else if (shape.type === "integer" && typeof value === "number" && Number.isSafeInteger(value)) {
    checkBounds(shape, value, "", path, problems);
  } else if (shape.type === "list" && Array.isArray(value)) {
    checkList(shape, value, path, problems);
  } else if (shape.type === "map" && isPlainObject(value)) {
    checkMap(value, path, problems);
  } else if (shape.type === "structure" && isObject(value)) {
    checkMembers(shape.members, value, `${path}.`, problems);
  } else if (!isScalar(shape.type, value)) {
    addWrongKind(shape.type, value, path, problems);
  }
}

/** Whether a value is of one of the types that have nothing else to check. */
const isScalar = (type: Shape["type"], value: unknown): boolean =>
  (type === "boolean" && typeof value === "boolean") || (type === "timestamp" && isDate(value));

function checkText(shape: StringShape, value: string, path: string, problems: Problem[]): void {
  const { pattern } = shape;
  checkBounds(shape, value.length, " characters", path, problems);
  if (pattern?.test(value) === false) {
    problems.push(problem(path, "pattern", `must match ${pattern}`));
  }
}

function checkEnum(allowed: readonly string[], value: string, path: string, problems: Problem[]): void {
  if (!allowed.includes(value)) {
    problems.push({ path, constraint: "enum", allowed, message: `must be one of ${allowed.join(", ")}` });
  }
}

function checkList(
  shape: ListShape<Shape>,
  value: readonly unknown[],
  path: string,
  problems: Problem[],
): void {
  // Without looking at the items of a list that is too long: there may be very many.
  if (checkBounds(shape, value.length, " items", path, problems)) {
    for (const [index, item] of value.entries()) {
      checkValue(shape.member, item, `${path}[${index}]`, problems);
    }
  }
}

function checkMap(value: Readonly<Record<string, unknown>>, path: string, problems: Problem[]): void {
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (typeof item !== "string") {
      addWrongKind("string", item, `${path}.${key}`, problems);
    }
  }
}

/** Checks a number, or with a unit how many there are of it; returns whether it is within the bounds. */
function checkBounds(
  { min = -Infinity, max = Infinity }: Bounds,
  size: number,
  unit: string,
  path: string,
  problems: Problem[],
): boolean {
  const isWithin = size >= min && size <= max;
  if (!isWithin) {
    const limit = size < min ? { min } : { max };
    const span =
      max === Infinity ? `at least ${min}` : min === -Infinity ? `at most ${max}` : `${min} to ${max}`;
    problems.push(
      unit
        ? { path, constraint: "length", limit, message: `must have ${span}${unit}, but has ${size}` }
        : { path, constraint: "range", limit, message: `must be ${span}, but is ${size}` },
    );
  }
  return isWithin;
}

const EXPECTED: Readonly<Record<Shape["type"], string>> = {
  blob: "bytes (a Uint8Array)",
  string: "a string",
  enum: "a string",
  boolean: "true or false",
  integer: "a whole number",
  timestamp: "a valid Date",
  list: "an array",
  map: "a plain object whose values are strings",
  structure: "an object",
};

const FROM_PAIRS = "pass Object.fromEntries(value)";

/** How to make what is expected of what came instead. */
const HINTS: Partial<Record<Shape["type"], Readonly<Record<string, string>>>> = {
  blob: {
    "a string":
      'decode base64 with Buffer.from(value, "base64"), or encode text with new TextEncoder().encode(value)',
    "an ArrayBuffer": "pass new Uint8Array(value)",
    "a DataView": "pass new Uint8Array(value.buffer, value.byteOffset, value.byteLength)",
    "an array": "pass Uint8Array.from(value)",
  },
  integer: { "a number": "it has a fraction or is too large" },
  map: {
    "a Map": FROM_PAIRS,
    "a Headers": FROM_PAIRS,
    "an URLSearchParams": FROM_PAIRS,
    "an object": "pass one without a class and inherited pairs",
  },
};

function addWrongKind(type: Shape["type"], value: unknown, path: string, problems: Problem[]): void {
  const kind = kindOf(value);
  const hint = kind === "a Promise" ? "await it first" : HINTS[type]?.[kind];
  problems.push(problem(path, "type", `must be ${EXPECTED[type]}, not ${kind}${hint ? `: ${hint}` : ""}`));
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return String(value);
  }
  const kind = typeof value === "object" ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
  const name = kind === "Object" || kind === "Array" ? kind.toLowerCase() : kind;
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

function unknownMember(name: string, members: StructureMembers): string {
  const names = Object.keys(members);
  const given = name.toLowerCase();
  const similar = names.filter((known) => {
    const candidate = known.toLowerCase();
    return candidate.includes(given) || given.includes(candidate);
  });
  const hint =
    similar.length > 0 ? `did you mean ${similar.join(" or ")}?` : `the members are ${names.join(", ")}`;
  return `is not a member; ${hint}`;
}
