import type { Operation } from "../../shapes/Operation.js";
import type { StructureShape } from "../../shapes/shapes.js";
import { isPaged, memberOptions, PAGE_OPTIONS } from "../arguments/commandOptions.js";
import { findOperation } from "../commands/findOperation.js";
import { operationCommands } from "../commands/otherOperation.js";
import { memberLine, placeholder } from "./memberLine.js";
import { OPERATION_HELP } from "./operationHelp.js";
import { GLOBAL_HELP, OPERATION_OPTION_HELP } from "./optionHelp.js";
import { OWN_HELP } from "./ownHelp.js";
import { commandLine, definitions, hanging, wrap } from "./wrap.js";

const NARROWEST = 40;
const WIDEST = 100;

/** Returns the help of a command, or of the program: examples first, then the options. It fits into the terminal. */
export function helpText(command: string | undefined, columns: number): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns));
  const operation = command === undefined ? undefined : findOperation(command);
  const lines =
    command === undefined
      ? programHelp(width)
      : operation === undefined
        ? ownCommandHelp(command, width)
        : operationHelp(command, operation, width);
  return `${lines.join("\n")}\n`;
}

function programHelp(width: number): string[] {
  const own = Object.entries(OWN_HELP).map(([name, { summary }]) => [name, summary] as const);
  return [
    ...wrap(
      "kms-reencrypt: re-encrypts under another AWS KMS key, with the command lines of `aws kms`.",
      width,
    ),
    ...examples(
      [
        "kms-reencrypt re-encrypt --ciphertext-blob fileb://old.bin --destination-key-id alias/new --out new.bin",
        "kms-reencrypt check --source-key-id alias/old --destination-key-id alias/new",
        "kms-reencrypt re-encrypt help",
      ],
      width,
    ),
    "",
    "Commands:",
    ...definitions([["re-encrypt", OPERATION_HELP.ReEncrypt?.summary ?? ""], ...own], width),
    "",
    "Other operations of KMS, with the options of `aws kms`:",
    ...hanging(
      operationCommands()
        .filter((name) => name !== "re-encrypt")
        .join(" "),
      width,
      2,
    ),
    "",
    "Options of every command:",
    ...definitions(optionRows(GLOBAL_HELP), width),
    "",
    ...wrap(
      "Exits with 0, 1 (rewrap has left rows), 252 (wrong arguments), 253 (no Region, no credentials), 254 (KMS said no), 255 (anything else), 130 (Ctrl-C).",
      width,
    ),
  ];
}

function ownCommandHelp(command: string, width: number): string[] {
  const { summary = "", examples: lines = [], options = [] } = OWN_HELP[command] ?? {};
  return [
    ...wrap(`kms-reencrypt ${command}: ${summary}`, width),
    ...examples(lines, width),
    ...(options.length > 0 ? ["", "Options:", ...definitions(options, width)] : []),
    ...(command === "check" ? globalNote(width) : []),
  ];
}

function operationHelp(command: string, operation: Operation, width: number): string[] {
  const { summary = `Calls ${operation.name}.`, examples: lines } = OPERATION_HELP[operation.name] ?? {};
  const members = memberOptions(operation).filter(({ negates }) => !negates);
  const sorted = [...members].sort((a, b) => Number(b.required) - Number(a.required));
  return [
    ...wrap(`kms-reencrypt ${command}: ${summary}`, width),
    ...examples(lines ?? [exampleOf(command, operation)], width),
    "",
    "Options:",
    ...definitions([...sorted.map(memberLine), ...optionRows(furtherOptions(operation))], width),
    ...(hasBlob(operation.input)
      ? [
          "",
          ...wrap(
            "BLOB: base64, fileb://FILE (bytes), file://FILE (base64), - (standard input), text://TEXT.",
            width,
          ),
        ]
      : []),
    ...globalNote(width),
    `https://docs.aws.amazon.com/kms/latest/APIReference/API_${operation.name}.html`,
  ];
}

/** The options besides the members, without those that do nothing here. */
function furtherOptions(operation: Operation): Readonly<Record<string, readonly [string, string]>> {
  const idle = [
    ...(isPaged(operation) ? [] : PAGE_OPTIONS.map(({ name }) => name)),
    ...(hasBlob(operation.input) ? [] : ["base64-in"]),
    ...(hasBlob(operation.output) ? [] : ["out", "force"]),
  ];
  return Object.fromEntries(Object.entries(OPERATION_OPTION_HELP).filter(([name]) => !idle.includes(name)));
}

const hasBlob = ({ entries }: StructureShape): boolean => entries.some(([, { type }]) => type === "blob");

const examples = (lines: readonly string[], width: number): string[] => [
  "",
  lines.length === 1 ? "Example:" : "Examples:",
  ...lines.flatMap((line) => commandLine(line, width)),
];

/** A command line with the required options. */
function exampleOf(command: string, operation: Operation): string {
  const words = memberOptions(operation)
    .filter(({ required }) => required)
    .map(({ name, shape }) => `--${name} ${placeholder(shape)}`);
  return ["kms-reencrypt", command, ...words].join(" ");
}

const optionRows = (
  table: Readonly<Record<string, readonly [usage: string, meaning: string]>>,
): (readonly [string, string])[] =>
  Object.entries(table).map(([name, [usage, meaning]]) => [`--${name} ${usage}`.trim(), meaning]);

const globalNote = (width: number): string[] => [
  "",
  ...wrap(
    "Also --region, --profile, --output, --query and all other options of every command: kms-reencrypt help.",
    width,
  ),
];
