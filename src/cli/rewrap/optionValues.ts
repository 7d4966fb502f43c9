import { isString } from "../../runtime/typeGuards.js";
import type { OptionValue } from "../arguments/ParsedArguments.js";
import { argumentError } from "../CliError.js";

/** The options of a command line by their names. */
export type Options = ReadonlyMap<string, OptionValue>;

/** The text of an option, which must not be empty. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options.get(name);
  if (value === "") {
    throw argumentError(`argument --${name}: it is empty`);
  }
  return isString(value) ? value : undefined;
}

/** What the number of an option may be. */
export interface NumberBounds {
  readonly minimum: number;
  readonly maximum?: number;
  /** Whether it may have a fraction. */
  readonly isFraction?: boolean;
}

/** The number of an option. */
export function numberOf(options: Options, name: string, bounds: NumberBounds): number | undefined {
  const { minimum, maximum = Number.MAX_SAFE_INTEGER, isFraction = false } = bounds;
  const text = textOf(options, name);
  if (text === undefined) {
    return undefined;
  }
  const number = Number(text);
  const isRight = /^\d+(?:\.\d+)?$/.test(text) && (isFraction || Number.isSafeInteger(number));
  if (!isRight || number < minimum || number > maximum) {
    const upTo = maximum === Number.MAX_SAFE_INTEGER ? "" : ` to ${maximum}`;
    throw argumentError(
      `argument --${name}: '${text}' is not a ${isFraction ? "" : "whole "}number from ${minimum}${upTo}`,
    );
  }
  return number;
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The milliseconds of a time such as `90s`, `30m`, `2h` or `1h30m`. A bare number has no unit, and is rejected. */
export function durationOf(options: Options, name: string): number | undefined {
  const text = textOf(options, name);
  if (text === undefined) {
    return undefined;
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)];
  const milliseconds = parts.reduce(
    (sum, [, value, unit = ""]) => sum + Number(value) * (UNITS[unit] ?? 0),
    0,
  );
  if (parts.map(([all]) => all).join("") !== text || milliseconds <= 0) {
    throw argumentError(`argument --${name}: '${text}' is not a time such as 90s, 30m, 2h or 1h30m`);
  }
  return milliseconds;
}

/** How many failures are allowed. */
export interface FailureLimit {
  /** How many rows, in all. */
  readonly count?: number;
  /** Which share of the latest thousand rows. */
  readonly ratio?: number;
}

/** The number or the percentage of an option. */
export function failureLimitOf(options: Options, name: string): FailureLimit {
  const given = textOf(options, name);
  if (given === undefined) {
    return { ratio: 0.5 };
  }
  const [, digits = "", percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(given) ?? [];
  const value = Number(digits);
  if (digits === "" || (percent ? value > 100 : !Number.isSafeInteger(value))) {
    throw argumentError(
      `argument --${name}: '${given}' is not a number such as 100, or a percentage such as 5%`,
    );
  }
  return percent ? { ratio: value / 100 } : { count: value };
}
