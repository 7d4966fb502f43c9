import { isString } from "../../runtime/typeGuards.js";
import { handlesSecrets } from "../../shapes/redact.js";
import type { Shape } from "../../shapes/shapes.js";
import { valueError } from "../CliError.js";
import type { Io } from "../Io.js";
import { integerOf } from "./globalOptions.js";
import { parseJson } from "./parseJson.js";
import { parseShorthand, ShorthandError, type ShorthandValue } from "./parseShorthand.js";
import { readFileParameter } from "./readParameter.js";

/** A map or a structure, in JSON or in shorthand. */
export function nestedValue(shape: Shape, text: string, option: string, io: Io): unknown {
  const start = text.trimStart();
  if (start.startsWith("{")) {
    return parsedJson(text, option, shape);
  }
  if (start.startsWith("[")) {
    throw valueError(option, `Invalid JSON:${isSecret(shape) ? " a list instead of a map" : `\n${text}`}`);
  }
  try {
    return coerced(
      shape,
      parseShorthand(text.trimEnd(), (file) => readFileParameter(file, option, io)),
    );
  } catch (error) {
    if (error instanceof ShorthandError) {
      throw valueError(option, isSecret(shape) ? "The shorthand cannot be read: use JSON." : error.message);
    }
    throw error;
  }
}

/** Whether the text may contain a secret, and must not be repeated in a message. */
const isSecret = (shape: Shape): boolean =>
  shape.type === "structure" && handlesSecrets({ input: shape, output: shape });

/** The value of a text in JSON. */
export function parsedJson(text: string, option: string, shape: Shape): unknown {
  const parsed = parseJson(text);
  if ("problem" in parsed) {
    const received = isSecret(shape) ? "" : `\nJSON received: ${text}`;
    throw valueError(option, `Invalid JSON: ${parsed.problem}${received}`);
  }
  return parsed.value;
}

/** Gives values of shorthand, which are all text, the types of the shape. */
function coerced(shape: Shape, value: ShorthandValue | undefined): unknown {
  if (shape.type === "list" && value !== undefined) {
    return (Array.isArray(value) ? value : [value]).map((item) => coerced(shape.member, item));
  }
  if (shape.type === "structure" && isMap(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const known = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
        return [name, known === undefined ? member : coerced(known, member)];
      }),
    );
  }
  if (shape.type === "integer" && isString(value)) {
    return integerOf(value);
  }
  if (shape.type === "boolean" && isString(value)) {
    return { true: true, false: false }[value.toLowerCase()] ?? value;
  }
  return value;
}

const isMap = (value: unknown): value is Readonly<Record<string, ShorthandValue>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
