/** The messages of KMS for invalid members. */
import type { Problem } from "../../errors/Problem.js";
import { ValidationException } from "../../kms/commonErrors.js";
import { isObject } from "../../runtime/typeGuards.js";
import type { Bounds, Shape, StructureShape } from "../../shapes/shapes.js";
import { createException } from "../exceptions.js";

/** The exception for an input whose members break their constraints. */
export const validationException = (structure: StructureShape, input: object, problems: readonly Problem[]) =>
  exceptionOf([...new Set(problems.map((problem) => violation(structure, input, problem)))]);

/** The exception for a missing member that the declaration of the operation does not require. */
export const missingMember = (member: string) => exceptionOf([text("Value null", member, NOT_NULL)]);

function exceptionOf(violations: readonly string[]) {
  const errors = violations.length === 1 ? "error" : "errors";
  return createException(
    ValidationException,
    `${violations.length} validation ${errors} detected: ${violations.join("; ")}`,
  );
}

const NOT_NULL = "Member must not be null";

function violation(structure: StructureShape, input: object, problem: Problem): string {
  const found = locate(structure, input, problem.path);
  const subject = `Value${shown(found.shape, found.value)}`;
  if (found.item !== undefined && problem.constraint !== "type") {
    return text(
      subject,
      found.path,
      `Member must satisfy constraint: [${constraintsOf(found.item).join(", ")}]`,
    );
  }
  const { shape } = found;
  switch (problem.constraint) {
    case "required":
      return text(subject, found.path, NOT_NULL);
    case "length":
      return text(subject, found.path, boundsOf("length", problem.limit).join(", "));
    case "range":
      return text(subject, found.path, boundsOf("value", problem.limit).join(", "));
    case "enum":
      return text(subject, found.path, enumOf(problem.allowed));
    case "pattern":
      return text(subject, found.path, patternsOf(shape).join(", "));
    // Only in calls of LocalKms' own methods: over HTTP, the decoder rejects wrong types and ignores unknown members.
    case "type":
    case "unknown":
    case "rule":
      return `${problem.path} ${problem.message}`;
  }
}

const text = (subject: string, path: string, constraint: string): string =>
  `${subject} at '${asJavaName(path)}' failed to satisfy constraint: ${constraint}`;

// AWS shows members as its Java servers name them.
const asJavaName = (path: string): string =>
  path.replace(/(^|\.)([A-Z])/g, (_, dot: string, letter: string) => dot + letter.toLowerCase());

/** What a path leads to. The message shows a list of values as a whole; `item` is then the shape of its items. */
interface Located {
  readonly path: string;
  readonly shape: Shape | undefined;
  readonly value: unknown;
  readonly item?: Shape;
}

function locate(structure: StructureShape, input: object, problemPath: string): Located {
  let shape: Shape | undefined = structure;
  let value: unknown = input;
  let path = "";
  for (const [, name = "", index] of problemPath.matchAll(/([^.[\]]+)(?:\[(\d+)\])?/g)) {
    shape = shape?.type === "structure" ? shape.members[name] : undefined;
    value = isObject(value) ? value[name] : undefined;
    path += path === "" ? name : `.${name}`;
    if (index !== undefined && shape?.type === "list") {
      const item: Shape = shape.member;
      if (item.type !== "structure") {
        return { path, shape, value, item };
      }
      shape = item;
      value = Array.isArray(value) ? value[Number(index)] : undefined;
      // AWS counts from 1.
      path += `.${Number(index) + 1}.member`;
    }
  }
  return { path, shape, value };
}

/** A value as AWS shows it, which is empty for bytes and secrets. */
function shown(shape: Shape | undefined, value: unknown): string {
  if (shape !== undefined && "sensitive" in shape && shape.sensitive === true) {
    return "";
  }
  if (value === undefined) {
    return " null";
  }
  return shape?.type === "blob" ? "" : ` '${Array.isArray(value) ? `[${value.join(", ")}]` : String(value)}'`;
}

function constraintsOf(shape: Shape): string[] {
  switch (shape.type) {
    case "string":
      return [...boundsOf("length", shape), ...patternsOf(shape)];
    case "blob":
      return boundsOf("length", shape);
    case "integer":
      return boundsOf("value", shape);
    case "enum":
      return [enumOf(shape.values)];
    default:
      return [];
  }
}

const boundsOf = (what: "length" | "value", { min, max }: Bounds): string[] => [
  ...(max === undefined ? [] : [`Member must have ${what} less than or equal to ${max}`]),
  ...(min === undefined ? [] : [`Member must have ${what} greater than or equal to ${min}`]),
];

const patternsOf = (shape: Shape | undefined): string[] =>
  shape?.type === "string" && shape.pattern !== undefined
    ? [`Member must satisfy regular expression pattern: ${shape.pattern.source}`]
    : [];

const enumOf = (values: readonly string[]): string =>
  `Member must satisfy enum value set: [${values.join(", ")}]`;
