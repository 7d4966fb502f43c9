import { isObject } from "./aws-json.js";
import type { Shape, StructureMembers } from "./shapes.js";

/** What stands in a log in the place of a secret: the text that AWS SDKs use. */
const PLACEHOLDER = "***SensitiveInformation***";

/** A copy of an input or output that is fit for a log: each sensitive member is replaced by a placeholder. */
export function redact(members: StructureMembers, value: unknown): unknown {
  if (!isObject(value)) {
    return value;
  }
  const copy = { ...value };
  for (const [name, shape] of Object.entries(members)) {
    if (copy[name] !== undefined) {
      copy[name] = redactValue(shape, copy[name]);
    }
  }
  return copy;
}

function redactValue(shape: Shape, value: unknown): unknown {
  if ("sensitive" in shape && shape.sensitive === true) {
    return PLACEHOLDER;
  }
  if (shape.type === "list" && Array.isArray(value)) {
    return value.map((item) => redactValue(shape.member, item));
  }
  return shape.type === "structure" ? redact(shape.members, value) : value;
}
