import { isObject } from "./aws-json.js";
import type { Operation } from "./operation.js";
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
  if (isSensitive(shape)) {
    return PLACEHOLDER;
  }
  if (shape.type === "list" && Array.isArray(value)) {
    return value.map((item) => redactValue(shape.member, item));
  }
  return shape.type === "structure" ? redact(shape.members, value) : value;
}

/** Whether an operation takes or gives secrets, so that its answers may hold some. */
export const holdsSecrets = ({ input, output }: Pick<Operation, "input" | "output">): boolean =>
  [...Object.values(input), ...Object.values(output)].some(shapeHoldsSecrets);

const shapeHoldsSecrets = (shape: Shape): boolean =>
  isSensitive(shape) ||
  (shape.type === "list" && shapeHoldsSecrets(shape.member)) ||
  (shape.type === "structure" && Object.values(shape.members).some(shapeHoldsSecrets));

/** The secrets of an input in the form that they have on the wire. */
export const secretsOf = (members: StructureMembers, wire: unknown): string[] =>
  isObject(wire) ? Object.entries(members).flatMap(([name, shape]) => secretsIn(shape, wire[name])) : [];

function secretsIn(shape: Shape, wire: unknown): string[] {
  if (isSensitive(shape)) {
    return typeof wire === "string" ? [wire] : [];
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
