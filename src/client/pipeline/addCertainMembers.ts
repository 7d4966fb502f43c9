import type { JsonObject } from "../../shapes/awsJson.js";
import type { Operation } from "../../shapes/Operation.js";
import type { MemberShape } from "../../shapes/shapes.js";

/**
 * Adds members to an output that KMS always sends, that emulators of KMS leave out, and whose value is certain all the
 * same: what the input asked for, `Truncated`, and `KeySpec` from its former name.
 */
export function addCertainMembers(
  { input, output }: Operation,
  asked: object,
  members: JsonObject,
): JsonObject {
  for (const [name, shape] of output.entries) {
    if (shape.required && members[name] === undefined) {
      const value = Object.hasOwn(input.members, name) ? echoOf(name, shape, asked) : derived(name, members);
      if (value !== undefined) {
        members[name] = value;
      }
    }
  }
  return members;
}

/** Only of an enumeration: a key, for example, has several identifiers, and KMS responds with another one. */
const echoOf = (name: string, shape: MemberShape, asked: object): unknown =>
  shape.type === "enum"
    ? (Object(asked)[name] ?? shape.values.find((value) => value === "SYMMETRIC_DEFAULT"))
    : undefined;

const derived = (name: string, { NextMarker, CustomerMasterKeySpec }: JsonObject): unknown =>
  name === "Truncated" ? Boolean(NextMarker) : name === "KeySpec" ? CustomerMasterKeySpec : undefined;
