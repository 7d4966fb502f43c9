/** The checks of a seed. Their errors say where a mistake is and what is expected there, never what is there. */
import { isObject, type JsonObject } from "../../protocol/aws-json.js";

/** A mistake in a seed. */
export class SeedError extends TypeError {
  /** Where it is in the seed, such as `Keys[0].KeyId`. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * The error for a seed that cannot be used.
 *
 * @param at - Where the mistake is, when the message does not say it as precisely.
 */
export const seedError = (path: string, expected: string, at: string = path): SeedError =>
  new SeedError(at, `LocalKms cannot start: seed${path === "" ? "" : `.${path}`} ${expected}`);

/** The members of an object that has no others than these. */
export function membersOf(value: unknown, path: string, names: readonly string[]): JsonObject {
  if (!isObject(value)) {
    throw seedError(path, `must be an object with ${names.join(", ")}`);
  }
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const expected = `has a member that is not known; it may have ${names.join(", ")}`;
    throw seedError(path, expected, path === "" ? unknown : `${path}.${unknown}`);
  }
  return value;
}

/** The items of a list. */
export function listOf(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw seedError(path, "must be a list");
  }
  return value;
}

/** A text of a certain form, or `undefined` when there is none. */
export function textOf(value: unknown, path: string, pattern: RegExp, expected: string): string | undefined {
  if (value !== undefined && (typeof value !== "string" || !pattern.test(value))) {
    throw seedError(path, expected);
  }
  return value;
}

/** One of the values of an enumeration. */
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

/** Refuses a list in which two have the same name. */
export function refuseDuplicates(values: readonly string[], path: string, member: string): void {
  if (new Set(values).size < values.length) {
    throw seedError(path, `must not have the same ${member} twice`);
  }
}

/** Refuses that something is left out. */
export function missing(path: string): never {
  throw seedError(path, "is required");
}
