import { isString } from "../../runtime/typeGuards.js";
import { handlesSecrets } from "../../shapes/redact.js";
import type { Shape } from "../../shapes/shapes.js";
import { valueError } from "../CliError.js";
import type { Io } from "../Io.js";
import type { MemberOption } from "./commandOptions.js";
import { decodeBase64, encodingOf } from "./decodeBase64.js";
import { integerOf } from "./globalOptions.js";
import type { OptionValue } from "./ParsedArguments.js";
import { parseJson } from "./parseJson.js";
import { parseShorthand, ShorthandError, type ShorthandValue } from "./parseShorthand.js";
import type { BinaryFormat } from "./readInput.js";
import { readFileParameter, readParameter } from "./readParameter.js";

/** What the value of an option depends on. */
export interface MemberContext {
  readonly io: Io;
  readonly format: BinaryFormat;
  /** Whether files and standard input hold base64. */
  readonly isBase64: boolean;
  /** Receives what may explain an error of KMS. */
  readonly hints: string[];
}

/** The value of an option as JSON would have it, except that bytes are bytes. */
export async function memberValue(
  option: MemberOption,
  given: OptionValue,
  context: MemberContext,
): Promise<unknown> {
  if (typeof given === "boolean") {
    return !option.negates;
  }
  const { shape, name } = option;
  if (!isString(given)) {
    return shape.type === "list" ? listValue(shape.member, given, `--${name}`, context) : undefined;
  }
  return shape.type === "blob"
    ? blobValue(given, `--${name}`, context)
    : scalarOrNested(shape, await textOf(given, `--${name}`, context), `--${name}`, context);
}

const BLOB_FORMS =
  "Use fileb://FILE for a file with bytes, file://FILE for a file with base64, - for standard input, text://TEXT for text.";

async function blobValue(given: string, option: string, context: MemberContext): Promise<unknown> {
  if (given.startsWith("text://")) {
    return Buffer.from(given.slice("text://".length));
  }
  const value =
    given === "-" ? await context.io.stdin.read() : await readParameter(given, option, context.io);
  if (isString(value)) {
    return context.format === "base64" || context.isBase64
      ? decoded(value, option, BLOB_FORMS)
      : Buffer.from(value);
  }
  if (context.isBase64) {
    return decoded(Buffer.from(value).toString("latin1"), option, "--base64-in says that it holds base64.");
  }
  const encoding = encodingOf(value);
  if (encoding !== undefined) {
    context.hints.push(hintFor(encoding, given));
  }
  return value;
}

function decoded(text: string, option: string, hint: string): Uint8Array {
  const outcome = decodeBase64(text);
  if ("problem" in outcome) {
    throw valueError(option, outcome.problem, hint);
  }
  return outcome.bytes;
}

function hintFor(encoding: "base64" | "hexadecimal", given: string): string {
  const what = given === "-" ? "Standard input" : given.replace(/^fileb:\/\//, "");
  return encoding === "base64"
    ? `${what} holds base64 text, not bytes: add --base64-in, or use file:// instead of fileb://.`
    : `${what} holds hexadecimal text, not bytes: decode it first, for example with \`xxd -r -p\`.`;
}

/** The text of a value, which may be in a file. */
async function textOf(given: string, option: string, { io }: MemberContext): Promise<string> {
  const value = await readParameter(given, option, io);
  if (!isString(value)) {
    throw valueError(option, "It takes text, and fileb:// gives bytes: use file:// instead.");
  }
  return value;
}

async function listValue(
  member: Shape,
  words: readonly string[],
  option: string,
  context: MemberContext,
): Promise<unknown> {
  const [only = ""] = words;
  const text = words.length === 1 ? await textOf(only, option, context) : undefined;
  if (text?.trimStart().startsWith("[")) {
    return parsedJson(text, option, member);
  }
  // The line break at the end of a file is not part of the value.
  const items = text === undefined ? words : [text === only ? text : text.trimEnd()];
  return items.map((item) => scalarOrNested(member, item, option, context));
}

function scalarOrNested(shape: Shape, text: string, option: string, context: MemberContext): unknown {
  switch (shape.type) {
    case "integer":
      return integerOf(text);
    case "map":
    case "structure":
      return nestedValue(shape, text, option, context);
    default:
      return text;
  }
}

/** A map or a structure, in JSON or in shorthand. */
function nestedValue(shape: Shape, text: string, option: string, { io }: MemberContext): unknown {
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

function parsedJson(text: string, option: string, shape: Shape): unknown {
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
