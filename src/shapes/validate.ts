import { isFull, type Problem, problem } from "../errors/Problem.js";
import { didYouMean } from "../runtime/didYouMean.js";
import { kindOf } from "../runtime/kindOf.js";
import { ownMember } from "../runtime/ownMember.js";
import {
  isArray,
  isBytes,
  isPlainObject,
  isPresent,
  isSafeInteger,
  isString,
  isStructure,
} from "../runtime/typeGuards.js";
import type { Operation } from "./Operation.js";
import type { Bounds, ListShape, Shape, StringShape, StructureMembers, StructureShape } from "./shapes.js";
import { TYPE_CHECKS } from "./typeChecks.js";
import { withoutNull } from "./withoutNull.js";

/** Finds every problem of an input at once, up to a maximum, in the order of the declaration. */
export function validate(operation: Pick<Operation, "input" | "rules">, input: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isStructure(input)) {
    addWrongKind("structure", input, "input", problems, `pass ${exampleOf(operation.input, input)}`);
    return problems;
  }
  checkMembers(operation.input, input, "", problems);
  if (operation.rules.length === 0) {
    return problems;
  }
  const present = withoutNull(operation.input, input);
  for (const rule of operation.rules) {
    // One by one: a call takes a limited number of arguments.
    for (const broken of rule(present)) {
      if (isFull(problems)) {
        return problems;
      }
      problems.push(broken);
    }
  }
  return problems;
}

function checkMembers(
  { entries, members }: StructureShape,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
  problems: Problem[],
): void {
  for (const [name, shape] of entries) {
    const member = value[name];
    if (isFull(problems)) {
      return;
    }
    if (isPresent(member)) {
      checkValue(shape, member, prefix + name, problems);
    } else if (ownMember(shape, "required")) {
      problems.push(problem(prefix + name, "required", "is required"));
    }
  }
  for (const name of Object.keys(value)) {
    if (isFull(problems)) {
      return;
    }
    if (!Object.hasOwn(members, name) && isPresent(value[name])) {
      problems.push(problem(prefix + name, "unknown", unknownMember(name, members)));
    }
  }
}

function checkValue(shape: Shape, value: unknown, path: string, problems: Problem[]): void {
  if (shape.type === "blob" && isBytes(value)) {
    checkBounds(shape, value.byteLength, " bytes", path, problems);
  } else if (shape.type === "string" && isString(value)) {
    checkText(shape, value, path, problems);
  } else if (shape.type === "enum" && isString(value)) {
    checkEnum(shape.values, value, path, problems);
  } else if (shape.type === "integer" && isSafeInteger(value)) {
    checkBounds(shape, value, "", path, problems);
  } else if (shape.type === "list" && isArray(value)) {
    checkList(shape, value, path, problems);
  } else if (shape.type === "map" && isPlainObject(value)) {
    checkMap(value, path, problems);
  } else if (shape.type === "structure" && isStructure(value)) {
    checkMembers(shape, value, `${path}.`, problems);
  } else if (!TYPE_CHECKS[shape.type][1](value)) {
    addWrongKind(shape.type, value, path, problems);
  }
}

function checkText(shape: StringShape, value: string, path: string, problems: Problem[]): void {
  const pattern = ownMember(shape, "pattern");
  checkBounds(shape, charactersOf(value), " characters", path, problems);
  // Not `test`: with the flags `g` and `y` it remembers where the last text matched.
  if (pattern && value.search(pattern) === -1) {
    problems.push(problem(path, "pattern", `must match ${pattern}`));
  }
}

/** The number of Unicode scalar values, which lengths in the model of KMS count. A lone surrogate is one. */
function charactersOf(text: string): number {
  let pairs = 0;
  // Without a copy of the text, which may be very long.
  for (let index = 0; index < text.length; index += 1) {
    if (Number(text.codePointAt(index)) > 0xffff) {
      pairs += 1;
    }
  }
  return text.length - pairs;
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
  // The items of a list that is too long are not checked: there may be very many.
  if (checkBounds(shape, value.length, " items", path, problems)) {
    for (const [index, item] of value.entries()) {
      if (isFull(problems)) {
        return;
      }
      checkValue(shape.member, item, `${path}[${index}]`, problems);
    }
  }
}

function checkMap(value: Readonly<Record<string, unknown>>, path: string, problems: Problem[]): void {
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (isFull(problems)) {
      return;
    }
    if (!isString(item)) {
      addWrongKind("string", item, `${path}.${key}`, problems);
    }
  }
}

/** Checks a number, or with a unit a count, and returns whether it is within the bounds. */
function checkBounds(bounds: Bounds, size: number, unit: string, path: string, problems: Problem[]): boolean {
  const min = ownMember(bounds, "min") ?? -Infinity;
  const max = ownMember(bounds, "max") ?? Infinity;
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

const FROM_PAIRS = "pass Object.fromEntries(value)";
const PAIRS = { "a Map": FROM_PAIRS, "a Headers": FROM_PAIRS, "a URLSearchParams": FROM_PAIRS };

/** How to convert a value of another type into the expected one. */
const HINTS: Partial<Record<Shape["type"], Readonly<Record<string, string>>>> = {
  blob: {
    "a string":
      'decode base64 with Buffer.from(value, "base64"), or encode text with new TextEncoder().encode(value)',
    "an ArrayBuffer": "pass new Uint8Array(value)",
    "a SharedArrayBuffer": "pass new Uint8Array(value)",
    "an array": "pass Uint8Array.from(value)",
  },
  integer: { "a number": "it has a fraction or is too large" },
  structure: PAIRS,
  map: {
    ...PAIRS,
    "an object": "pass a plain object, not an instance of a class",
  },
};

function addWrongKind(
  type: Shape["type"],
  value: unknown,
  path: string,
  problems: Problem[],
  remedy?: string,
): void {
  const kind = kindOf(value);
  const hint =
    kind === "a Promise"
      ? "await it first"
      : (HINTS[type]?.[kind] ?? remedy ?? (type === "blob" ? fromBytes(value) : ""));
  problems.push(
    problem(path, "type", `must be ${TYPE_CHECKS[type][0]}, not ${kind}${hint ? `: ${hint}` : ""}`),
  );
}

/** How to convert bytes in another form: another view of memory, a stream, or what JSON makes of bytes. */
function fromBytes(value: unknown): string {
  if (ArrayBuffer.isView(value)) {
    return "pass new Uint8Array(value.buffer, value.byteOffset, value.byteLength)";
  }
  const { data, 0: first, arrayBuffer } = Object(value);
  return isArray(data)
    ? "this is JSON of a Buffer; pass Uint8Array.from(value.data)"
    : typeof first === "number"
      ? "this is JSON of a typed array; pass Uint8Array.from(Object.values(value))"
      : arrayBuffer || Symbol.asyncIterator in Object(value)
        ? `pass new Uint8Array(await ${arrayBuffer ? "value" : "new Response(value)"}.arrayBuffer())`
        : "";
}

/** How to pass a value inside an input: as the member that takes it, else as any member. */
function exampleOf({ entries }: StructureShape, value: unknown): string {
  const isList = isArray(value) && typeof value[0] !== "number";
  const type = isList
    ? "list"
    : isString(value)
      ? "string"
      : /array|Buffer/i.test(kindOf(value))
        ? "blob"
        : undefined;
  const [name] = entries.find(([, shape]) => shape.type === type) ?? [];
  const [first] = entries[0] ?? [];
  return name ? `{ ${name}: value }` : first ? `{ ${first}: … }` : "{}";
}

function unknownMember(name: string, members: StructureMembers): string {
  const names = Object.keys(members);
  return `is not a member; ${didYouMean(name, names) ?? `the members are ${names.join(", ")}`}`;
}
