import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import { argumentError } from "../CliError.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { numberOf, type Options, textOf } from "./optionValues.js";
import type { RewrapOptions } from "./RewrapOptions.js";
import { readJobOptions } from "./readJobOptions.js";
import { EACH, parseFieldPath } from "./rows/fieldPath.js";
import type { RowFormat, RowSpec } from "./rows/RowSpec.js";

/** Reads the options of `rewrap` for rows, and rejects what cannot be meant. */
export async function readOptions(
  { options, positionals }: ParsedArguments,
  settings: Settings,
  io: Io,
): Promise<RewrapOptions> {
  const jobOptions = await readJobOptions(options, settings, io);
  const hasDefaultKey = jobOptions.job.DestinationKeyId !== undefined;
  if (!hasDefaultKey && !options.has("destination-key-field")) {
    throw argumentError(
      "the following arguments are required: --destination-key-id",
      "Or name the field that has the key of each row with --destination-key-field.",
    );
  }
  const read = {
    ...jobOptions,
    rows: rowSpec(options, positionals[0] ?? "", { hasDefaultKey, dryRun: jobOptions.dryRun }),
    failures: textOf(options, "failures"),
    limit: numberOf(options, "limit", { minimum: 1 }),
    restart: options.has("restart"),
    force: options.has("force"),
    allowFailures: options.has("allow-failures"),
  };
  checkCombinations(options);
  return read;
}

/** Reads the options that say where in a row the ciphertexts are. */
export function rowSpec(
  options: Options,
  input: string,
  given: Pick<RowSpec, "hasDefaultKey" | "dryRun">,
): RowSpec {
  const format = formatOf(options, input);
  const fields = [options.get("field") ?? []].flat().map(String);
  if (fields.length === 0) {
    throw argumentError(
      "the following arguments are required: --field",
      "Name the field with the ciphertext, such as --field ct or --field Item.ct.B.",
    );
  }
  if (new Set(fields).size < fields.length || fields.includes("")) {
    throw argumentError("argument --field: name each field once");
  }
  const both = textOf(options, "context-field");
  const spec = {
    sourceContextField: textOf(options, "source-context-field") ?? both,
    destinationContextField: textOf(options, "destination-context-field") ?? both,
    destinationKeyField: textOf(options, "destination-key-field"),
    idField: textOf(options, "id-field"),
  };
  const single = Object.values(spec).find(
    (name) => name !== undefined && parseFieldPath(name).includes(EACH),
  );
  if (single !== undefined && format === "jsonl") {
    throw argumentError(`The field ${single} may name many values: only --field can have a *`, ESCAPE);
  }
  return { format, fields, ...spec, ...given, skipMissing: options.has("skip-missing") };
}

const ESCAPE = "A member whose name is * is written \\*.";

function formatOf(options: Options, input: string): RowFormat {
  const format = options.get("format");
  if (format === "json") {
    throw argumentError("--format json needs --files", "For a row in each line, use --format jsonl.");
  }
  return format === "csv" || format === "jsonl" ? format : /\.csv$/i.test(input) ? "csv" : "jsonl";
}

/** Options that say the opposite of each other, or that the other one makes meaningless. */
const CONFLICTS: readonly (readonly [string, string])[] = [
  ["check", "dry-run"],
  ...["check", "dry-run"].flatMap((trial) =>
    ["verify", "skip-current", "restart", "force", "allow-failures"].map((other) => [trial, other] as const),
  ),
  ["check", "limit"],
  ["check", "stop-after"],
  ["context-field", "source-context-field"],
  ["context-field", "destination-context-field"],
  ["source-encryption-context", "context-field"],
  ["source-encryption-context", "source-context-field"],
  ["destination-encryption-context", "context-field"],
  ["destination-encryption-context", "destination-context-field"],
];

/** Rejects options that exclude each other. */
export function checkCombinations(options: Options): void {
  for (const [one, other] of CONFLICTS) {
    if (options.has(one) && options.has(other)) {
      throw argumentError(`--${one} and --${other} cannot be combined: leave one out`);
    }
  }
}
