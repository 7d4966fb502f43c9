/** Checks of the values in a seed. Each throws a {@link SeedError}. */
import { isObject } from "../../runtime/typeGuards.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import { seedError } from "./SeedError.js";

/** Returns an object, after checking that it has only these members. */
export function membersOf(value: unknown, path: string, names: readonly string[]): JsonObject {
  if (!isObject(value)) {
    throw seedError(path, `must be an object with ${names.join(", ")}`);
  }
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const expected = `has an unknown member; the members are ${names.join(", ")}`;
    throw seedError(path, expected, path === "" ? unknown : `${path}.${unknown}`);
  }
  return value;
}

/** Returns a list. */
export function listOf(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw seedError(path, "must be a list");
  }
  return value;
}

/** Returns a string that matches a pattern, or `undefined`. */
export function textOf(value: unknown, path: string, pattern: RegExp, expected: string): string | undefined {
  if (value !== undefined && (typeof value !== "string" || !pattern.test(value))) {
    throw seedError(path, expected);
  }
  return value;
}

/** Returns one of the values of an enumeration. */
export function oneOf<T extends string>(
  values: Readonly<Record<string, T>>,
  value: unknown,
  path: string,
): T {
  const found = Object.values(values).find((candidate) => candidate === value);
  if (found === undefined) {
    throw seedError(path, `must be one of ${Object.values(values).join(", ")}`);
  }
  return found;
}

/** Checks that the values of a member are unique in a list. */
export function checkUnique(values: readonly string[], path: string, member: string): void {
  if (new Set(values).size < values.length) {
    throw seedError(path, `must not contain the same ${member} twice`);
  }
}

/** Rejects a seed without a required member. */
export function missing(path: string): never {
  throw seedError(path, "is required");
}
