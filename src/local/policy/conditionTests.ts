/** What the operators of conditions compare. */
import { BlockList, isIP } from "node:net";
import type { ConditionValues } from "./Condition.js";
import { matchesPattern } from "./matchesWildcard.js";
import { substitute } from "./policyVariables.js";

/** Whether a value of a request matches a value of a policy, whose variables have the values of the request. */
export type ConditionTest = (given: string, expected: string, valuesOf: ConditionValues) => boolean;

const text =
  (compare: (given: string, expected: string) => boolean): ConditionTest =>
  (given, expected, valuesOf) => {
    const substituted = substitute(expected, valuesOf);
    return substituted !== undefined && compare(given, substituted);
  };
const like: ConditionTest = (given, expected, valuesOf) => matchesPattern(expected, given, valuesOf);
/** Compares each part of an ARN on its own, so that a wildcard does not reach beyond its part. */
const arn: ConditionTest = (given, expected, valuesOf) => {
  const [parts, patterns] = [partsOf(given), partsOf(expected)];
  return (
    parts.length === patterns.length &&
    patterns.every((pattern, index) => matchesPattern(pattern, parts[index] ?? "", valuesOf))
  );
};
const numeric =
  (compare: (difference: number) => boolean): ConditionTest =>
  (given, expected) =>
    compare(Number(given) - Number(expected));
const date =
  (compare: (difference: number) => boolean): ConditionTest =>
  (given, expected) =>
    compare(timeOf(given) - timeOf(expected));

/** The parts of an ARN, of which the sixth can contain colons; variables contain colons, too. */
const partsOf = (text: string): string[] =>
  /^((?:\$\{[^}]*\}|[^:])*):((?:\$\{[^}]*\}|[^:])*):((?:\$\{[^}]*\}|[^:])*):((?:\$\{[^}]*\}|[^:])*):((?:\$\{[^}]*\}|[^:])*):(.*)$/s
    .exec(text)
    ?.slice(1) ?? [text];

/** The time of a date in ISO 8601, or of a number of seconds since 1970; `NaN` for other text. */
const timeOf = (value: string): number =>
  /^-?\d+(?:\.\d+)?$/.test(value) && value.length > 4 ? Number(value) * 1000 : Date.parse(value);

/** Whether an address is in a range such as `192.0.2.0/24`. */
const address: ConditionTest = (given, expected) => {
  const [base = "", bits] = expected.split("/");
  const [family, givenFamily] = [isIP(base), isIP(given)];
  if (family === 0 || givenFamily === 0) {
    return false;
  }
  const list = new BlockList();
  const name = family === 4 ? "ipv4" : "ipv6";
  const most = family === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > most) {
    return false;
  }
  list.addSubnet(base, prefix, name);
  return list.check(given, givenFamily === 4 ? "ipv4" : "ipv6");
};

/** The operators that are not negated. */
export const CONDITION_TESTS: Readonly<Record<string, ConditionTest>> = {
  StringEquals: text((given, expected) => given === expected),
  StringEqualsIgnoreCase: text((given, expected) => given.toLowerCase() === expected.toLowerCase()),
  StringLike: like,
  ArnEquals: arn,
  ArnLike: arn,
  Bool: (given, expected) => given.toLowerCase() === expected.toLowerCase(),
  BinaryEquals: (given, expected) => given === expected,
  IpAddress: address,
  NumericEquals: numeric((difference) => difference === 0),
  NumericLessThan: numeric((difference) => difference < 0),
  NumericLessThanEquals: numeric((difference) => difference <= 0),
  NumericGreaterThan: numeric((difference) => difference > 0),
  NumericGreaterThanEquals: numeric((difference) => difference >= 0),
  DateEquals: date((difference) => difference === 0),
  DateLessThan: date((difference) => difference < 0),
  DateLessThanEquals: date((difference) => difference <= 0),
  DateGreaterThan: date((difference) => difference > 0),
  DateGreaterThanEquals: date((difference) => difference >= 0),
};
