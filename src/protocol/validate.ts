import { isBytes, isObject, isPlainObject } from "./aws-json.js";
import type { Operation, Problem } from "./operation.js";
import { type Bounds, entriesOf, type Shape, type StructureMembers } from "./shapes.js";

type Problems = readonly Problem[];

const NONE: Problems = [];

/** Finds everything that is wrong with an input: all problems at once, in the order of the declaration. */
export function validate(operation: Pick<Operation, "input" | "rules">, input: unknown): Problems {
  if (!isObject(input)) {
    return wrongKind("input", "an object", input);
  }
  const problems = checkMembers(operation.input, input, "");
  for (const rule of operation.rules) {
    append(problems, rule.check(input));
  }
  return problems;
}

function checkMembers(
  members: StructureMembers,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
): Problem[] {
  const problems: Problem[] = [];
  for (const [name, shape] of entriesOf(members)) {
    const member = value[name];
    if (member !== undefined) {
      append(problems, checkValue(shape, member, prefix + name));
    } else if (shape.required === true) {
      problems.push({ path: prefix + name, constraint: "required", message: "is required" });
    }
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(members, name) && value[name] !== undefined) {
      problems.push({ path: prefix + name, constraint: "unknown", message: unknownMember(name, members) });
    }
  }
  return problems;
}

/** One by one: a call takes only so many arguments. */
function append(problems: Problem[], more: Problems): void {
  for (const problem of more) {
    problems.push(problem);
  }
}

function checkValue(shape: Shape, value: unknown, path: string): Problems {
  switch (shape.type) {
    case "blob":
      return isBytes(value)
        ? checkLength(shape, value.byteLength, "bytes", path)
        : wrongKind(path, "bytes (a Uint8Array)", value, BYTES_HINT);
    case "string":
      return typeof value === "string" ? checkText(shape, value, path) : wrongKind(path, "a string", value);
    case "enum":
      return typeof value === "string"
        ? checkEnum(shape.values, value, path)
        : wrongKind(path, "a string", value);
    case "boolean":
      return typeof value === "boolean" ? NONE : wrongKind(path, "true or false", value);
    case "integer":
      return typeof value === "number" && Number.isSafeInteger(value)
        ? checkRange(shape, value, path)
        : wrongKind(path, "a whole number", value, { "a number": " with a fraction or too large" });
    case "timestamp":
      return value instanceof Date && !Number.isNaN(value.getTime())
        ? NONE
        : wrongKind(path, "a valid Date", value);
    case "list":
      return Array.isArray(value) ? checkList(shape, value, path) : wrongKind(path, "an array", value);
    case "map":
      return isPlainObject(value)
        ? checkMap(value, path)
        : wrongKind(path, "an object whose values are strings", value, MAP_HINT);
    case "structure":
      return isObject(value)
        ? checkMembers(shape.members, value, `${path}.`)
        : wrongKind(path, "an object", value);
  }
}

function checkText(shape: Bounds & { readonly pattern?: RegExp }, value: string, path: string): Problems {
  const problems = checkLength(shape, value.length, "characters", path);
  return shape.pattern === undefined || shape.pattern.test(value)
    ? problems
    : [...problems, { path, constraint: "pattern", message: `must match ${shape.pattern}` }];
}

function checkEnum(allowed: readonly string[], value: string, path: string): Problems {
  return allowed.includes(value)
    ? NONE
    : [{ path, constraint: "enum", allowed, message: `must be one of ${allowed.join(", ")}` }];
}

function checkList(
  shape: Bounds & { readonly member: Shape },
  value: readonly unknown[],
  path: string,
): Problems {
  const length = checkLength(shape, value.length, "items", path);
  // Without looking at the items of a list that is too long: there may be very many.
  return length.length > 0
    ? length
    : gather(value.entries(), ([index, item]) => checkValue(shape.member, item, `${path}[${index}]`));
}

const checkMap = (value: Readonly<Record<string, unknown>>, path: string): Problems =>
  gather(Object.keys(value), (key) => {
    const item = value[key];
    return typeof item === "string" ? NONE : wrongKind(`${path}.${key}`, "a string", item);
  });

function gather<T>(items: Iterable<T>, check: (item: T) => Problems): Problems {
  const problems: Problem[] = [];
  for (const item of items) {
    append(problems, check(item));
  }
  return problems;
}

function checkLength(bounds: Bounds, size: number, unit: string, path: string): Problems {
  const limit = brokenLimit(bounds, size);
  return limit === undefined
    ? NONE
    : [{ path, constraint: "length", limit, message: `must have ${span(bounds)} ${unit}, but has ${size}` }];
}

function checkRange(bounds: Bounds, value: number, path: string): Problems {
  const limit = brokenLimit(bounds, value);
  return limit === undefined
    ? NONE
    : [{ path, constraint: "range", limit, message: `must be ${span(bounds)}, but is ${value}` }];
}

function brokenLimit({ min, max }: Bounds, size: number): Bounds | undefined {
  if (min !== undefined && size < min) {
    return { min };
  }
  return max !== undefined && size > max ? { max } : undefined;
}

const span = ({ min, max }: Bounds): string =>
  max === undefined ? `at least ${min}` : min === undefined ? `at most ${max}` : `${min} to ${max}`;

const BYTES_HINT: Readonly<Record<string, string>> = {
  "a string":
    ': decode base64 with Buffer.from(value, "base64"), or encode text with new TextEncoder().encode(value)',
  "an ArrayBuffer": ": wrap it with new Uint8Array(value)",
  "a DataView": ": pass new Uint8Array(value.buffer, value.byteOffset, value.byteLength)",
  "an array": ": convert it with Uint8Array.from(value)",
};

const MAP_HINT: Readonly<Record<string, string>> = {
  "a Map": ": convert it with Object.fromEntries(value)",
  "a Headers": ": convert it with Object.fromEntries(value)",
  "an URLSearchParams": ": convert it with Object.fromEntries(value)",
  "an object": " of a class or with inherited pairs: copy its pairs into a plain one",
};

function wrongKind(
  path: string,
  expected: string,
  value: unknown,
  hints: Readonly<Record<string, string>> = {},
): Problems {
  const kind = kindOf(value);
  const hint = kind === "a Promise" ? ": await it first" : (hints[kind] ?? "");
  return [{ path, constraint: "type", message: `must be ${expected}, not ${kind}${hint}` }];
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
  return similar.length > 0
    ? `is not a member; did you mean ${similar.join(" or ")}?`
    : `is not a member; the members are ${names.join(", ")}`;
}
