import type { ParsedArguments } from "../../arguments/ParsedArguments.js";
import { argumentError } from "../../CliError.js";
import type { Settings } from "../../configuration/Settings.js";
import type { Io } from "../../Io.js";
import { numberOf, type Options, textOf } from "../optionValues.js";
import { readJobOptions } from "../readJobOptions.js";
import { checkCombinations, rowSpec } from "../readOptions.js";
import type { RowSpec } from "../rows/RowSpec.js";
import type { FilesOptions, Target } from "./FilesOptions.js";
import type { DocumentFormat } from "./readDocument.js";

/** Reads the options of `rewrap --files`, and rejects what cannot be meant. */
export async function readFilesOptions(
  { options, positionals }: ParsedArguments,
  settings: Settings,
  io: Io,
): Promise<FilesOptions> {
  if (positionals.length > 0) {
    throw argumentError(
      `--files takes one pattern: ${positionals.join(" ")} is too much`,
      "Quote the pattern, so that the shell does not replace it: --files 'secrets/*.json'",
    );
  }
  const jobOptions = await readJobOptions(options, settings, io);
  checkCombinations(options);
  checkTarget(options, jobOptions.dryRun);
  const pattern = textOf(options, "files") ?? "";
  const format = formatOf(options);
  const rows = rowsOf(options, jobOptions.dryRun, jobOptions.job.DestinationKeyId !== undefined);
  const target = jobOptions.dryRun ? undefined : targetOf(options);
  return {
    ...jobOptions,
    pattern,
    target,
    rows,
    format,
    failures: textOf(options, "failures"),
    limit: jobOptions.check ? 1 : numberOf(options, "limit", { minimum: 1 }),
    restart: options.has("restart"),
    allowFailures: options.has("allow-failures"),
  };
}

function checkTarget(options: Options, dryRun: boolean): void {
  const hasTarget = options.has("in-place") || options.has("out-dir");
  if (options.has("in-place") && options.has("out-dir")) {
    throw argumentError("--in-place and --out-dir cannot be combined: leave one out");
  }
  if (options.has("backup") && !options.has("in-place")) {
    throw argumentError("--backup needs --in-place");
  }
  if (options.has("force")) {
    throw argumentError(
      "--force and --files cannot be combined: leave one out",
      "Files are never overwritten.",
    );
  }
  if (!hasTarget && !dryRun) {
    throw argumentError(
      "--files needs --in-place or --out-dir DIR",
      "--in-place replaces each file; --backup SUFFIX keeps the old one beside it.",
    );
  }
}

function targetOf(options: Options): Target {
  const folder = textOf(options, "out-dir");
  if (folder !== undefined) {
    return { kind: "folder", folder };
  }
  const suffix = textOf(options, "backup");
  if (suffix !== undefined && /[\\/\0]/.test(suffix)) {
    throw argumentError(`argument --backup: '${suffix}' is not the end of a name, such as .bak`);
  }
  return { kind: "inPlace", suffix };
}

const formatOf = (options: Options): DocumentFormat | undefined => {
  const format = options.get("format");
  return format === "json" || format === "jsonl" || format === "csv" ? format : undefined;
};

/** Options that say something about fields. */
const OF_FIELDS = [
  ...["context-field", "source-context-field", "destination-context-field", "destination-key-field"],
  ...["id-field", "format", "skip-missing"],
];

function rowsOf(options: Options, dryRun: boolean, hasDefaultKey: boolean): RowSpec | undefined {
  if (!hasDefaultKey && !options.has("destination-key-field")) {
    throw argumentError("the following arguments are required: --destination-key-id");
  }
  if (options.has("field")) {
    const withoutFormat = new Map([...options].filter(([name]) => name !== "format"));
    return rowSpec(withoutFormat, "", { hasDefaultKey, dryRun });
  }
  const other = OF_FIELDS.find((name) => options.has(name));
  if (other !== undefined) {
    throw argumentError(
      `--${other} needs --field`,
      "Name the field with the ciphertext. Without --field, each file is one ciphertext.",
    );
  }
  return undefined;
}
