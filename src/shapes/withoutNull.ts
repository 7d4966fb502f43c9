import { isArray, isObject, isPresent } from "../runtime/typeGuards.js";
import type { Shape, StructureShape } from "./shapes.js";

/** Copies the declared members of a structure. A member that is `null` counts as absent, as in the AWS SDK. */
export function withoutNull<T extends object>(shape: Pick<StructureShape, "entries">, value: T): T;
export function withoutNull({ entries }: Pick<StructureShape, "entries">, value: object): object {
  const copy: Record<string, unknown> = {};
  for (const [name, shape] of entries) {
    const member: unknown = Reflect.get(value, name);
    if (isPresent(member)) {
      copy[name] = copyOf(shape, member);
    }
  }
  return copy;
}

function copyOf(shape: Shape, value: unknown): unknown {
  if (shape.type === "list" && shape.member.type === "structure" && isArray(value)) {
    return value.map((item) => copyOf(shape.member, item));
  }
  return shape.type === "structure" && isObject(value) ? withoutNull(shape, value) : value;
}
