import { isObject } from "./aws-json.js";
import type { Operation } from "./operation.js";
import type { Shape, StructureMembers } from "./shapes.js";

/** What stands in a log in the place of a secret: the text that AWS SDKs use. */
const PLACEHOLDER = "***SensitiveInformation***";

/**
 * A copy of an input or output that is fit for a log. What is sensitive is replaced by a placeholder, and so is what the
 * table does not know, or knows to be of another kind, where there are secrets: it may be one in the wrong place.
 */
export function redact(members: StructureMembers, value: unknown): unknown {
  if (value === undefined || !membersHoldSecrets(members)) {
    return isObject(value) ? { ...value } : value;
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, member]) => {
          const shape = Object.hasOwn(members, name) ? members[name] : undefined;
          return [name, shape === undefined ? PLACEHOLDER : redactValue(shape, member)];
        }),
      )
    : PLACEHOLDER;
}

function redactValue(shape: Shape, value: unknown): unknown {
  if (value === undefined || !shapeHoldsSecrets(shape)) {
    return value;
  }
  if (shape.type === "list" && Array.isArray(value)) {
    return value.map((item) => redactValue(shape.member, item));
  }
  return shape.type === "structure" ? redact(shape.members, value) : PLACEHOLDER;
}

/** Whether an operation takes or gives secrets, so that its answers may hold some. */
export const holdsSecrets = ({ input, output }: Pick<Operation, "input" | "output">): boolean =>
  membersHoldSecrets(input) || membersHoldSecrets(output);

const membersHoldSecrets = (members: StructureMembers): boolean =>
  Object.values(members).some(shapeHoldsSecrets);

const shapeHoldsSecrets = (shape: Shape): boolean =>
  isSensitive(shape) ||
  (shape.type === "list" && shapeHoldsSecrets(shape.member)) ||
  (shape.type === "structure" && membersHoldSecrets(shape.members));

/** The secrets of an input in the form that they have on the wire. */
export const secretsOf = (members: StructureMembers, wire: unknown): string[] =>
  isObject(wire) ? Object.entries(members).flatMap(([name, shape]) => secretsIn(shape, wire[name])) : [];

function secretsIn(shape: Shape, wire: unknown): string[] {
  if (isSensitive(shape) && typeof wire === "string") {
    return [wire];
  }
  if (shape.type === "list" && Array.isArray(wire)) {
    return wire.flatMap((item) => secretsIn(shape.member, item));
  }
  return shape.type === "structure" ? secretsOf(shape.members, wire) : [];
}

/** A text without these secrets: some servers repeat in their answer what they were sent. */
export const withoutSecrets = (text: string, secrets: readonly (string | undefined)[]): string =>
  secrets.reduce<string>((rest, secret) => (secret ? rest.replaceAll(secret, PLACEHOLDER) : rest), text);

const isSensitive = (shape: Shape): boolean => "sensitive" in shape && shape.sensitive === true;
