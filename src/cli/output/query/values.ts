import { isString } from "../../../runtime/typeGuards.js";
import { compareText } from "../compareText.js";
import { NumberLiteral } from "../NumberLiteral.js";
import type { OutputObject, OutputValue } from "../OutputValue.js";
import { compareNumbers, isNumber } from "./numbers.js";

export const isList = (value: unknown): value is OutputValue[] => Array.isArray(value);

export const isObject = (value: unknown): value is OutputObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof NumberLiteral);

/** Whether a value counts as false. Zero does not. */
export const isFalse = (value: OutputValue): boolean =>
  value === null ||
  value === false ||
  value === "" ||
  (isList(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** Whether two values are equal, in whichever way their numbers are written. */
export function isEqual(first: OutputValue, second: OutputValue): boolean {
  if (isNumber(first) && isNumber(second)) {
    return compareNumbers(first, second) === 0;
  }
  if (isList(first) && isList(second)) {
    return (
      first.length === second.length && first.every((item, index) => isEqual(item, second[index] ?? null))
    );
  }
  if (isObject(first) && isObject(second)) {
    const names = Object.keys(first);
    return (
      names.length === Object.keys(second).length &&
      names.every((name) => Object.hasOwn(second, name) && isEqual(first[name] ?? null, second[name] ?? null))
    );
  }
  return first === second;
}

/** Compares two numbers or two texts; `undefined` for anything else. */
export const compare = (first: OutputValue, second: OutputValue): number | undefined =>
  isNumber(first) && isNumber(second)
    ? compareNumbers(first, second)
    : isString(first) && isString(second)
      ? compareText(first, second)
      : undefined;
