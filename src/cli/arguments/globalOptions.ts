import { argumentError, generalError } from "../CliError.js";
import type { OptionSpec } from "./OptionSpec.js";
import type { ErrorFormat, GlobalOptions, OptionValue, OutputFormat } from "./ParsedArguments.js";

/** The values of `--output`. */
export const OUTPUT_FORMATS = ["json", "text", "table", "yaml", "yaml-stream", "off"] as const;

/** The values of `--cli-error-format`. */
export const ERROR_FORMATS = ["json", "yaml", "text", "table", "legacy", "enhanced"] as const;

/** The values of `--cli-binary-format`. */
export const BINARY_FORMATS = ["base64", "raw-in-base64-out"] as const;

const COLORS = ["on", "off", "auto"] as const;

/** The options of every command. They may stand anywhere, also before the command. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: "debug", takes: "flag" },
  { name: "endpoint-url", takes: "value" },
  { name: "no-verify-ssl", takes: "flag" },
  { name: "no-paginate", takes: "flag" },
  { name: "output", takes: "value", choices: OUTPUT_FORMATS },
  { name: "query", takes: "value" },
  { name: "profile", takes: "value" },
  { name: "region", takes: "repeated", listFor: "local" },
  { name: "version", takes: "flag" },
  { name: "color", takes: "value", choices: COLORS },
  { name: "no-sign-request", takes: "flag" },
  { name: "ca-bundle", takes: "value" },
  { name: "cli-read-timeout", takes: "value" },
  { name: "cli-connect-timeout", takes: "value" },
  { name: "cli-binary-format", takes: "value", choices: BINARY_FORMATS },
  { name: "no-cli-pager", takes: "flag" },
  { name: "cli-auto-prompt", takes: "flag" },
  { name: "no-cli-auto-prompt", takes: "flag" },
  { name: "cli-error-format", takes: "value", choices: ERROR_FORMATS },
  { name: "profile-location", takes: "value", own: true },
];

/** Reads the global options, and rejects values that nothing else would notice before the request is sent. */
export function readGlobalOptions(options: ReadonlyMap<string, OptionValue>): GlobalOptions {
  const text = (name: string) => textOf(options.get(name));
  const endpointUrl = text("endpoint-url");
  const regions = listOf(options.get("region"));
  checkEndpointUrl(endpointUrl);
  checkAutoPrompt(options);
  if (text("query") === "") {
    throw argumentError("Bad value for --query : Invalid JMESPath expression: cannot be empty.");
  }
  const given = {
    endpointUrl,
    output: oneOf<OutputFormat>(OUTPUT_FORMATS, text("output")),
    query: text("query"),
    profile: text("profile"),
    profileLocation: text("profile-location"),
    region: regions?.at(-1),
    regions,
    color: oneOf(COLORS, text("color")),
    caBundle: text("ca-bundle"),
    cliReadTimeout: secondsOf("cli-read-timeout", text("cli-read-timeout")),
    cliConnectTimeout: secondsOf("cli-connect-timeout", text("cli-connect-timeout")),
    cliBinaryFormat: oneOf(BINARY_FORMATS, text("cli-binary-format")),
    cliErrorFormat: oneOf<ErrorFormat>(ERROR_FORMATS, text("cli-error-format")),
    debug: options.has("debug") || undefined,
    verifySsl: options.has("no-verify-ssl") ? false : undefined,
    paginate: options.has("no-paginate") ? false : undefined,
    signRequest: options.has("no-sign-request") ? false : undefined,
    cliPager: options.has("no-cli-pager") ? false : undefined,
  };
  return withoutUndefined(given);
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutUndefined<T extends object>(values: T): Given<T>;
function withoutUndefined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const textOf = (value: OptionValue | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

const listOf = (value: OptionValue | undefined): readonly string[] | undefined =>
  typeof value === "object" ? value : undefined;

const oneOf = <T extends string>(choices: readonly T[], value: string | undefined): T | undefined =>
  choices.find((choice) => choice === value);

/** Whether a text is a whole number, as the AWS CLI reads it. */
export const isInteger = (text: string): boolean => /^\s*[+-]?\d+(_\d+)*\s*$/.test(text);

/** Reads a whole number. The AWS CLI fails on any other text in the same way, and with the same exit code. */
export function integerOf(text: string): number {
  if (!isInteger(text)) {
    throw generalError(`invalid literal for int() with base 10: '${text}'`);
  }
  return Number(text.replaceAll("_", ""));
}

function secondsOf(name: string, text: string | undefined): number | undefined {
  const seconds = text === undefined ? undefined : integerOf(text);
  if (seconds !== undefined && (seconds < 0 || seconds > MAXIMUM_SECONDS)) {
    throw generalError(`--${name} must be 0, for no limit, to ${MAXIMUM_SECONDS} seconds, not ${seconds}`);
  }
  return seconds;
}

/** The longest time that a timer of Node.js can take. */
const MAXIMUM_SECONDS = 2_147_483;

function checkEndpointUrl(url: string | undefined): void {
  if (url !== undefined && !/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(url)) {
    throw argumentError(
      `Bad value for --endpoint-url "${url}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
    );
  }
}

function checkAutoPrompt(options: ReadonlyMap<string, OptionValue>): void {
  if (!options.has("cli-auto-prompt")) {
    return;
  }
  if (options.has("no-cli-auto-prompt")) {
    throw argumentError(
      "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.",
    );
  }
  throw argumentError(
    "--cli-auto-prompt is not supported",
    "Leave it out: the help of each command has examples.",
  );
}
