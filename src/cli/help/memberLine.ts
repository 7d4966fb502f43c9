import type { Bounds, Shape } from "../../shapes/shapes.js";
import type { MemberOption } from "../arguments/commandOptions.js";
import { MEMBER_HELP } from "./optionHelp.js";

/** How many values of an enumeration the help lists. */
const MANY = 6;

/** The line of an option that is a member of an operation: how it is written, and what is known of it. */
export function memberLine({ name, member, shape, required }: MemberOption): readonly [string, string] {
  const facts = [required ? "required" : "", MEMBER_HELP[member] ?? "", valuesOf(shape) ?? boundsOf(shape)];
  return shape.type === "boolean"
    ? [`--${name}, --no-${name}`, facts.filter(Boolean).join("; ")]
    : [`--${name} ${placeholder(shape)}`, facts.filter(Boolean).join("; ")];
}

/** What stands for a value. */
export function placeholder(shape: Shape): string {
  switch (shape.type) {
    case "blob":
      return "BLOB";
    case "integer":
      return "N";
    case "timestamp":
      return "TIME";
    case "map":
      return "NAME=VALUE,…";
    case "list":
      return `${placeholder(shape.member)} …`;
    case "structure":
      return shape.entries.map(([name]) => `${name}=…`).join(",");
    case "enum":
      return "NAME";
    default:
      return "TEXT";
  }
}

function valuesOf(shape: Shape): string | undefined {
  if (shape.type === "list") {
    return valuesOf(shape.member);
  }
  if (shape.type !== "enum") {
    return undefined;
  }
  const { values } = shape;
  return values.length > MANY
    ? `${values.slice(0, MANY - 1).join(", ")}, … (${values.length})`
    : values.join(", ");
}

const UNITS: Partial<Record<Shape["type"], string>> = { blob: " bytes", list: " values", integer: "" };

/** Bounds that help: a text of up to 8192 characters needs no mention. */
function boundsOf(shape: Shape): string {
  const unit = UNITS[shape.type];
  const { min, max }: Bounds = shape.type === "map" || shape.type === "structure" ? {} : Object(shape);
  if (unit === undefined || max === undefined) {
    return "";
  }
  return min === undefined || min === 0 ? `up to ${max}${unit}` : `${min} to ${max}${unit}`;
}
