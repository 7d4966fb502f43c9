import { isObject } from "../../runtime/typeGuards.js";
import type { Operation } from "../../shapes/Operation.js";
import { argumentError, valueError } from "../CliError.js";
import type { Io } from "../Io.js";
import { memberOptions } from "./commandOptions.js";
import { type MemberContext, memberValue } from "./memberValue.js";
import type { OptionValue } from "./ParsedArguments.js";
import { parseJson } from "./parseJson.js";
import { type BinaryFormat, readInput } from "./readInput.js";
import { readParameter } from "./readParameter.js";

/** The input of a call. */
export interface GatheredInput {
  readonly input: Readonly<Record<string, unknown>>;
  /** What to tell when KMS cannot read the ciphertext, for files that hold text instead of bytes. */
  readonly hint: string | undefined;
}

/**
 * Gathers the input of an operation: from its options, else from `base`, such as a line of `--stdin-lines`, else from
 * `--cli-input-json` or `--cli-input-yaml`.
 *
 * @throws {@link CliError} with everything that is wrong with it.
 */
export async function gatherInput(
  operation: Operation,
  options: ReadonlyMap<string, OptionValue>,
  format: BinaryFormat,
  io: Io,
  base: Readonly<Record<string, unknown>> = {},
): Promise<GatheredInput> {
  const hints: string[] = [];
  const context: MemberContext = { io, format, isBase64: options.has("base64-in"), hints };
  // Entries, not assignments: a member in JSON may be called `__proto__`.
  const values = new Map(Object.entries({ ...(await inputDocument(options, io)), ...base }));
  for (const option of memberOptions(operation)) {
    const given = options.get(option.name);
    if (given !== undefined) {
      values.set(option.member, await memberValue(option, given, context));
    }
  }
  const { input, problems } = readInput(operation.input, Object.fromEntries(values), format);
  if (problems.length > 0) {
    throw argumentError(`Parameter validation failed:\n${problems.join("\n")}`);
  }
  checkRules(operation, input);
  return { input, hint: hints[0] };
}

/** Reports a missing ciphertext or plaintext, which the AWS CLI asks KMS about; KMS checks all other rules. */
function checkRules(operation: Operation, input: Readonly<Record<string, unknown>>): void {
  const missing = operation.rules
    .flatMap((rule) => rule(input))
    .filter(
      ({ constraint, path }) => constraint === "required" && operation.input.members[path]?.type === "blob",
    );
  if (missing.length > 0) {
    const problems = missing.map(({ path, message }) => `${path} ${message}`);
    throw argumentError(`Parameter validation failed:\n${problems.join("\n")}`);
  }
}

/** The object of `--cli-input-json` or `--cli-input-yaml`. */
async function inputDocument(
  options: ReadonlyMap<string, OptionValue>,
  io: Io,
): Promise<Readonly<Record<string, unknown>>> {
  const json = options.get("cli-input-json");
  const yaml = options.get("cli-input-yaml");
  if (json !== undefined && yaml !== undefined) {
    throw argumentError("Only one --cli-input- parameter may be specified.");
  }
  const [name, given] = yaml === undefined ? ["cli-input-json", json] : ["cli-input-yaml", yaml];
  if (typeof given !== "string") {
    return {};
  }
  const parameter = await readParameter(given === "-" ? "file:///dev/stdin" : given, `--${name}`, io);
  const text = typeof parameter === "string" ? parameter : new TextDecoder().decode(parameter);
  const value = name === "cli-input-json" ? jsonDocument(text) : await yamlDocument(text);
  if (!isObject(value)) {
    const received = Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
    throw valueError(`--${name}`, `Invalid type: expecting map, received ${received}`);
  }
  return value;
}

function jsonDocument(text: string): unknown {
  const parsed = parseJson(text);
  if ("problem" in parsed) {
    throw valueError("cli-input-json", "Invalid JSON received.", `The parser says: ${parsed.problem}.`);
  }
  return parsed.value;
}

async function yamlDocument(text: string): Promise<unknown> {
  const { parseYamlInput } = await import("./parseYamlInput.js");
  const parsed = parseYamlInput(text);
  if ("problem" in parsed) {
    throw valueError("cli-input-yaml", "Invalid YAML received.", `The parser says: ${parsed.problem}.`);
  }
  return parsed.value;
}
