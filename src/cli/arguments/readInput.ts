import { isBytes, isObject, isString } from "../../runtime/typeGuards.js";
import type { MemberShape, Shape, StructureShape } from "../../shapes/shapes.js";
import { decodeBase64 } from "./decodeBase64.js";

/** How the text of binary members is meant: as base64, or as it stands. */
export type BinaryFormat = "base64" | "raw-in-base64-out";

/** The input of an operation, and everything that is wrong with it. */
export interface ReadInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
}

/**
 * Reads the input of an operation from values as JSON, YAML and shorthand have them: checks their types, and decodes
 * binary members and times. Lengths, patterns and enumerations are left to the service, as in the AWS CLI.
 */
export function readInput(
  shape: StructureShape,
  values: Readonly<Record<string, unknown>>,
  format: BinaryFormat,
): ReadInput {
  const reader = new InputReader(format);
  const input = reader.structure(shape, values, "");
  return { input, problems: reader.problems };
}

class InputReader {
  readonly problems: string[] = [];
  readonly #format: BinaryFormat;

  constructor(format: BinaryFormat) {
    this.#format = format;
  }

  structure(
    { entries, members }: StructureShape,
    values: Readonly<Record<string, unknown>>,
    path: string,
  ): Record<string, unknown> {
    const read: Record<string, unknown> = {};
    const where = path || "input";
    for (const name of Object.keys(values).filter((given) => !Object.hasOwn(members, given))) {
      this.problems.push(
        `Unknown parameter in ${where}: "${name}", must be one of: ${Object.keys(members).join(", ")}`,
      );
    }
    for (const [name, member] of entries) {
      if (Object.hasOwn(values, name)) {
        read[name] = this.#value(member, values[name], path ? `${path}.${name}` : name);
      } else if (member.required) {
        this.problems.push(`Missing required parameter in ${where}: "${name}"`);
      }
    }
    return read;
  }

  #value(shape: MemberShape, value: unknown, path: string): unknown {
    switch (shape.type) {
      case "structure":
        return isObject(value) ? this.structure(shape, value, path) : this.#wrongType(shape, value, path);
      case "list":
        return this.#list(shape.member, value, path) ?? this.#wrongType(shape, value, path);
      case "map":
        return isObject(value) ? this.#map(value, path) : this.#wrongType(shape, value, path);
      case "blob":
        return this.#blob(shape, value, path);
      case "timestamp":
        return timeOf(value) ?? this.#wrongType(shape, value, path);
      default:
        return this.#scalar(shape, value, path);
    }
  }

  #scalar(shape: Shape, value: unknown, path: string): unknown {
    const isRight =
      shape.type === "boolean"
        ? typeof value === "boolean"
        : shape.type === "integer"
          ? Number.isSafeInteger(value)
          : isString(value);
    if (!isRight) {
      return this.#wrongType(shape, value, path);
    }
    const { min } = "min" in shape ? shape : { min: undefined };
    if (min !== undefined && isString(value) && value.length < min) {
      this.problems.push(
        `Invalid length for parameter ${path}, value: ${value.length}, valid min length: ${min}`,
      );
    }
    if (min !== undefined && typeof value === "number" && value < min) {
      this.problems.push(`Invalid value for parameter ${path}, value: ${value}, valid min value: ${min}`);
    }
    return value;
  }

  #list(member: Shape, value: unknown, path: string): unknown[] | undefined {
    return Array.isArray(value)
      ? value.map((item, index) => this.#value(member, item, `${path}[${index}]`))
      : undefined;
  }

  #map(value: Readonly<Record<string, unknown>>, path: string): object {
    for (const [key, item] of Object.entries(value)) {
      if (!isString(item)) {
        this.#wrongType({ type: "string" }, item, `${path}.${key}`);
      }
    }
    return value;
  }

  #blob(shape: Shape, value: unknown, path: string): unknown {
    if (isBytes(value)) {
      return value;
    }
    if (!isString(value)) {
      return this.#wrongType(shape, value, path);
    }
    if (this.#format === "raw-in-base64-out") {
      return Buffer.from(value);
    }
    const decoded = decodeBase64(value);
    if ("problem" in decoded) {
      this.problems.push(`${path}: ${decoded.problem}`);
      return undefined;
    }
    return decoded.bytes;
  }

  #wrongType(shape: Shape, value: unknown, path: string): undefined {
    const shown = "sensitive" in shape && shape.sensitive ? "" : ` value: ${shownValue(value)},`;
    this.problems.push(
      `Invalid type for parameter ${path},${shown} type: ${typeName(value)}, valid types: ${VALID[shape.type]}`,
    );
    return undefined;
  }
}

const VALID: Readonly<Record<Shape["type"], string>> = {
  blob: "base64 text, bytes",
  boolean: "true or false",
  enum: "string",
  integer: "whole number",
  list: "list",
  map: "map from string to string",
  string: "string",
  structure: "map",
  timestamp: "time, such as 2030-01-31T00:00:00Z, or seconds since 1970",
};

const typeName = (value: unknown): string =>
  isBytes(value)
    ? "bytes"
    : value === null
      ? "null"
      : Array.isArray(value)
        ? "list"
        : isObject(value)
          ? "map"
          : typeof value;

const shownValue = (value: unknown): string =>
  isBytes(value) ? `${value.length} bytes` : (JSON.stringify(value) ?? String(value)).slice(0, 200);

/** Reads a time. One without an offset is local, as in the AWS CLI. */
function timeOf(value: unknown): Date | undefined {
  if (value instanceof Date) {
    return value;
  }
  const text = String(value).trim();
  const isSeconds = /^\d+(\.\d+)?$/.test(text);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const date = new Date(isSeconds ? Number(text) * 1000 : isDay ? `${text}T00:00:00` : text);
  return Number.isNaN(date.getTime()) || typeof value === "boolean" ? undefined : date;
}
