import { DataKeyPairSpec } from "../../kms/enums.js";
import { isObject } from "../../runtime/typeGuards.js";
import { OPERATION_NAMES } from "../OperationName.js";
import type { LocalKmsQuotas } from "./LocalKmsQuotas.js";

/** The members of each group of quotas. */
const GROUPS: Readonly<Record<Exclude<keyof LocalKmsQuotas, "requestsPerSecond">, readonly string[]>> = {
  cryptographicOperations: ["symmetric", "rsa", "ecc"],
  dataKeyPairs: Object.values(DataKeyPairSpec),
  operations: [...OPERATION_NAMES],
};

/** Returns what is wrong with the option `quotas`. */
export function quotasProblem(value: unknown): string | undefined {
  if (!isObject(value)) {
    return "must be an object such as { requestsPerSecond: 100 }";
  }
  const known = ["requestsPerSecond", ...Object.keys(GROUPS)];
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `.${unknown} is not a quota; the quotas are ${known.join(", ")}`;
  }
  const problems = Object.entries(GROUPS).map(([name, members]) => groupProblem(value[name], name, members));
  return (
    rateProblem(value.requestsPerSecond, ".requestsPerSecond") ?? problems.find((text) => text !== undefined)
  );
}

function groupProblem(value: unknown, name: string, members: readonly string[]): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!isObject(value)) {
    return `.${name} must be an object of numbers`;
  }
  const unknown = Object.keys(value).find((member) => !members.includes(member));
  if (unknown !== undefined) {
    return `.${name}.${unknown} is not a quota; the quotas of ${name} are ${members.join(", ")}`;
  }
  return Object.entries(value)
    .map(([member, rate]) => rateProblem(rate, `.${name}.${member}`))
    .find((problem) => problem !== undefined);
}

const rateProblem = (rate: unknown, path: string): string | undefined =>
  rate === undefined || (typeof rate === "number" && rate > 0)
    ? undefined
    : `${path} must be a number above 0`;
