/** The model of KMS in `vectors/`, and declarations in a form that can be compared with it. */
import { readFileSync } from "node:fs";
import type { MemberShape, Shape, StructureMembers } from "../../src/shapes/shapes.js";

interface ModelShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly values?: readonly string[];
  readonly sensitive?: boolean;
  readonly member?: string;
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
}

interface Model {
  readonly operations: Readonly<
    Record<string, { readonly input: string; readonly output?: string; readonly errors: readonly string[] }>
  >;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

export const model: Model = JSON.parse(
  readFileSync(new URL("../vectors/kms-model.json", import.meta.url), "utf8"),
);

/** Outputs are compared without bounds and presence: nothing checks bounds there, and the model requires nothing. */
type Direction = "input" | "output";

type Members = Record<string, Record<string, unknown>>;

/** The members of a structure of the model. An operation without output has none. */
export const describeModel = (name: string | undefined, direction: Direction): Members =>
  name === undefined ? {} : membersOfModel(shapeOf(name), direction);

const shapeOf = (name: string): ModelShape => {
  const shape = model.shapes[name];
  if (shape === undefined) {
    throw new Error(`the model has no shape ${name}`);
  }
  return shape;
};

const membersOfModel = ({ members = {}, required = [] }: ModelShape, direction: Direction): Members =>
  Object.fromEntries(
    Object.entries(members).map(([member, name]) => [
      member,
      { ...describeModelShape(name, direction), ...presence(required.includes(member), direction) },
    ]),
  );

function describeModelShape(name: string, direction: Direction): Record<string, unknown> {
  const shape = shapeOf(name);
  const { type, values, sensitive, member } = shape;
  return {
    type,
    ...(values && { values: [...values].sort() }),
    ...(sensitive && { sensitive }),
    ...(member && { member: describeModelShape(member, direction) }),
    ...(type === "structure" && { members: membersOfModel(shape, direction) }),
    ...bounds(shape, direction),
  };
}

/** The members of a declaration. */
export const describeMembers = (members: StructureMembers, direction: Direction): Members =>
  Object.fromEntries(
    Object.entries(members).map(([member, shape]) => [
      member,
      { ...describeShape(shape, direction), ...presence(shape.required === true, direction) },
    ]),
  );

function describeShape(shape: Shape | MemberShape, direction: Direction): Record<string, unknown> {
  const { type } = shape;
  switch (type) {
    case "enum":
      return { type, values: [...shape.values].sort() };
    case "list":
      return { type, member: describeShape(shape.member, direction), ...bounds(shape, direction) };
    case "structure":
      return { type, members: describeMembers(shape.members, direction) };
    case "string":
      return {
        type,
        ...(shape.sensitive && { sensitive: true }),
        ...bounds({ ...shape, pattern: shape.pattern?.source }, direction),
      };
    case "blob":
      return { type, ...(shape.sensitive && { sensitive: true }), ...bounds(shape, direction) };
    case "integer":
      return { type, ...bounds(shape, direction) };
    default:
      return { type };
  }
}

interface Bounded {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly pattern?: string | undefined;
}

/** The bounds of a shape. A lower bound of 0 is none. */
const bounds = ({ min, max, pattern }: Bounded, direction: Direction): Bounded =>
  direction === "output"
    ? {}
    : {
        ...(min && { min }),
        ...(max !== undefined && { max }),
        ...(pattern !== undefined && { pattern: normalize(pattern) }),
      };

const presence = (required: boolean, direction: Direction) =>
  required && direction === "input" ? { required } : {};

/** A pattern without anchors, which the model often omits, and without needless escapes and brackets. */
const normalize = (pattern: string): string =>
  pattern
    .replace(/^\^|\$$/g, "")
    .replaceAll(/\\([/-])/g, "$1")
    .replaceAll("[\\w]", "\\w");
