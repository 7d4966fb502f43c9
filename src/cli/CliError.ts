import type { CliErrorInfo } from "./output/CliErrorInfo.js";

/** What the program exits with, as the AWS CLI does. */
export const EXIT = {
  success: 0,
  /** Some rows failed, or are left; of `rewrap`. */
  unfinished: 1,
  interrupted: 130,
  terminated: 143,
  /** The command line is wrong. */
  arguments: 252,
  /** Region or credentials are missing. */
  configuration: 253,
  /** KMS responded with an error. */
  service: 254,
  /** Anything else. */
  general: 255,
} as const;

/** A failure that ends the program: what to print, and the exit code. */
export class CliError extends Error {
  /** What the program exits with. */
  readonly exitCode: number;
  /** What it prints. */
  readonly info: CliErrorInfo;

  /** Files that are loaded on first use have a copy of this class of their own, so that the name decides. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "CliError";
  }

  constructor(exitCode: number, info: CliErrorInfo, options?: ErrorOptions) {
    super(info.message, options);
    this.name = "CliError";
    this.exitCode = exitCode;
    this.info = info;
  }
}

/** A mistake in the command line, in the words of the AWS CLI. */
export const argumentError = (message: string, hint?: string): CliError =>
  new CliError(EXIT.arguments, { code: "ParamValidation", message, ...(hint && { hint }) });

/** A mistake in the value of an option. */
export const valueError = (option: string, problem: string, hint?: string): CliError =>
  argumentError(`Error parsing parameter '${option}': ${problem}`, hint);

/** A failure that has no code. */
export const generalError = (message: string, options?: ErrorOptions): CliError =>
  new CliError(EXIT.general, { message }, options);
