import { isString } from "../../runtime/typeGuards.js";
import type { Shape } from "../../shapes/shapes.js";
import { generalError, valueError } from "../CliError.js";
import type { Io } from "../Io.js";
import type { MemberOption } from "./commandOptions.js";
import { decodeBase64, encodingOf } from "./decodeBase64.js";
import { integerOf } from "./globalOptions.js";
import { nestedValue, parsedJson } from "./nestedValue.js";
import type { OptionValue } from "./ParsedArguments.js";
import type { BinaryFormat } from "./readInput.js";
import { readParameter } from "./readParameter.js";

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
    : scalarOrNested(shape, await textOf(shape, given, `--${name}`, context), `--${name}`, context);
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
async function textOf(shape: Shape, given: string, option: string, { io }: MemberContext): Promise<string> {
  const value = await readParameter(given, option, io);
  if (isString(value)) {
    return value;
  }
  const problem = "It takes text, and fileb:// gives bytes: use file:// instead.";
  // The AWS CLI fails to read bytes as shorthand, which is not a wrong argument to it.
  throw shape.type === "map" || shape.type === "structure"
    ? generalError(`Error parsing parameter '${option}': ${problem}`)
    : valueError(option, problem);
}

async function listValue(
  member: Shape,
  words: readonly string[],
  option: string,
  context: MemberContext,
): Promise<unknown> {
  const [only = ""] = words;
  const text = words.length === 1 ? await textOf(member, only, option, context) : undefined;
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
      return nestedValue(shape, text, option, context.io);
    default:
      return text;
  }
}
