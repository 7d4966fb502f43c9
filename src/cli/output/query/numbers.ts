import { NumberLiteral } from "../NumberLiteral.js";
import type { OutputValue } from "../OutputValue.js";

/** A number in a query, as in Python: a whole number of any size, or a fraction. */
export type QueryNumber = number | NumberLiteral;

export const isNumber = (value: unknown): value is QueryNumber =>
  typeof value === "number" || value instanceof NumberLiteral;

const isFraction = (value: QueryNumber): boolean =>
  value instanceof NumberLiteral ? typeof value.value === "number" : !Number.isInteger(value);

export const fraction = (value: number): QueryNumber => new NumberLiteral(value);

const whole = (value: bigint): QueryNumber =>
  Number.isSafeInteger(Number(value)) ? Number(value) : new NumberLiteral(value);

const exactly = (value: QueryNumber): number | bigint =>
  value instanceof NumberLiteral ? value.value : value;
const asNumber = (value: QueryNumber): number => Number(exactly(value));
const asBigInt = (value: QueryNumber): bigint => BigInt(exactly(value));

/** Reads a JSON number. */
export const numberOfJson = (json: string): QueryNumber =>
  /[.eE]/.test(json) ? fraction(Number(json)) : whole(BigInt(json));

/** Less than zero, zero, or more, as the first number is less than, equal to, or more than the second; NaN for NaN. */
export function compareNumbers(first: QueryNumber, second: QueryNumber): number {
  const [a, b] = [exactly(first), exactly(second)];
  return a < b ? -1 : a > b ? 1 : Number(a) === Number(b) || a === b ? 0 : Number.NaN;
}

export const sum = (numbers: readonly QueryNumber[]): QueryNumber =>
  numbers.some(isFraction)
    ? fraction(numbers.reduce((total: number, item) => total + asNumber(item), 0))
    : whole(numbers.reduce((total: bigint, item) => total + asBigInt(item), 0n));

/** The average is always a fraction. */
export const average = (numbers: readonly QueryNumber[]): OutputValue =>
  numbers.length === 0 ? null : fraction(asNumber(sum(numbers)) / numbers.length);

export function absolute(number: QueryNumber): QueryNumber {
  if (isFraction(number)) {
    return fraction(Math.abs(asNumber(number)));
  }
  const value = asBigInt(number);
  return whole(value < 0n ? -value : value);
}

/** Rounds a fraction to a whole number. */
export function rounded(number: QueryNumber, round: (value: number) => number): QueryNumber {
  if (!isFraction(number)) {
    return number;
  }
  const value = round(asNumber(number));
  if (!Number.isFinite(value)) {
    throw new Error("cannot convert float infinity to integer");
  }
  return whole(BigInt(value));
}

const WHOLE = /^[-+]?\d+(?:_\d+)*$/;
const FRACTION = /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?$/i;
const SPECIAL = /^([-+]?)(?:(inf(?:inity)?)|nan)$/i;

/** Reads a number as Python does: `1` is whole, `1.0` a fraction; `undefined` for what is not a number. */
export function numberOfText(given: string): QueryNumber | undefined {
  const text = given.trim();
  const digits = text.replaceAll("_", "");
  if (WHOLE.test(text)) {
    const value = BigInt(digits.replace(/^[-+]/, ""));
    return whole(digits.startsWith("-") ? -value : value);
  }
  if (FRACTION.test(text)) {
    return fraction(Number(digits));
  }
  const [found, sign, infinity] = SPECIAL.exec(text) ?? [];
  return found === undefined
    ? undefined
    : fraction(infinity === undefined ? Number.NaN : sign === "-" ? -Infinity : Infinity);
}
