/** How many requests a LocalKms takes before it throttles: the option, and which quotas a request counts towards. */

import { DataKeyPairSpec } from "../models/DataKeyPairSpec.js";
import { isObject, type JsonObject } from "../protocol/aws-json.js";
import { OPERATION_NAMES, type OperationName } from "./operations/operation-names.js";

/**
 * How many requests a LocalKms takes before it throttles. Each quota is a number of requests per second above 0, for
 * each account that calls. An account that was idle for a second may make as many at once, and at least one. A request
 * counts towards every quota that it falls under, and is throttled when one of them is used up. As with KMS, a call
 * for a key of another account counts for the account of the caller.
 *
 * @example
 * ```ts
 * const quotas: LocalKmsQuotas = { cryptographicOperations: { symmetric: 100 }, operations: { CreateKey: 5 } };
 * ```
 */
export interface LocalKmsQuotas {
  /** All operations together. Default: any number. */
  requestsPerSecond?: number | undefined;
  /**
   * Encrypt, Decrypt and ReEncrypt, and with symmetric keys also GenerateDataKey, GenerateDataKeyWithoutPlaintext and
   * GenerateRandom, by the kind of key. A ReEncrypt counts once for each kind that it uses. Default: any number.
   */
  cryptographicOperations?: CryptographicQuotas | undefined;
  /** GenerateDataKeyPair and GenerateDataKeyPairWithoutPlaintext together, by the kind of pair. Default: any number. */
  dataKeyPairs?: { readonly [Spec in DataKeyPairSpec]?: number | undefined } | undefined;
  /** Single operations, such as `{ CreateKey: 5, DescribeKey: 2000 }`. Default: any number. */
  operations?: { readonly [Name in OperationName]?: number | undefined } | undefined;
}

/** The quotas that the cryptographic operations share, each for one kind of key. */
export interface CryptographicQuotas {
  /** With symmetric keys. Default: any number. */
  readonly symmetric?: number | undefined;
  /** With RSA keys. Default: any number. */
  readonly rsa?: number | undefined;
}

type QuotaKind = keyof LocalKmsQuotas;

const GROUPS: Readonly<Record<Exclude<QuotaKind, "requestsPerSecond">, ReadonlySet<string>>> = {
  cryptographicOperations: new Set(["symmetric", "rsa"]),
  dataKeyPairs: new Set(Object.values(DataKeyPairSpec)),
  operations: OPERATION_NAMES,
};

/** What is wrong with the `quotas` of the options. */
export function quotasProblem(value: unknown): string | undefined {
  if (!isObject(value)) {
    return "must be an object such as { requestsPerSecond: 100 }";
  }
  const known = ["requestsPerSecond", ...Object.keys(GROUPS)];
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return `.${unknown} is not known; the quotas are ${known.join(", ")}`;
  }
  const problems = Object.entries(GROUPS).map(([name, members]) => groupProblem(value[name], name, members));
  return (
    rateProblem(value.requestsPerSecond, ".requestsPerSecond") ?? problems.find((text) => text !== undefined)
  );
}

function groupProblem(value: unknown, name: string, members: ReadonlySet<string>): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!isObject(value)) {
    return `.${name} must be an object of numbers`;
  }
  const unknown = Object.keys(value).find((member) => !members.has(member));
  if (unknown !== undefined) {
    return `.${name}.${unknown} is not known; it may have ${[...members].join(", ")}`;
  }
  return Object.entries(value)
    .map(([member, rate]) => rateProblem(rate, `.${name}.${member}`))
    .find((problem) => problem !== undefined);
}

const rateProblem = (rate: unknown, path: string): string | undefined =>
  rate === undefined || (typeof rate === "number" && rate > 0)
    ? undefined
    : `${path} must be a number above 0`;

/** A quota that a request counts towards. */
export interface Quota {
  /** Tells it apart from others. */
  readonly name: string;
  /** How many requests per second. */
  readonly rate: number;
}

/** The quotas that a request counts towards. */
export function quotasOf(quotas: LocalKmsQuotas, operation: string, input: JsonObject): Quota[] {
  const { requestsPerSecond, cryptographicOperations = {}, dataKeyPairs = {}, operations = {} } = quotas;
  const pair = operation.startsWith("GenerateDataKeyPair") ? String(input.KeyPairSpec) : "";
  const rates: Record<string, number | undefined> = {
    all: requestsPerSecond,
    [operation]: rateOf(operations, operation),
    [pair]: rateOf(dataKeyPairs, pair),
  };
  for (const kind of kindsOfKeys(operation, input)) {
    rates[kind] = cryptographicOperations[kind];
  }
  return Object.entries(rates).flatMap(([name, rate = Number.POSITIVE_INFINITY]) =>
    rate === Number.POSITIVE_INFINITY ? [] : [{ name, rate }],
  );
}

const rateOf = (rates: Readonly<Record<string, number | undefined>>, name: string): number | undefined =>
  Object.hasOwn(rates, name) ? rates[name] : undefined;

const ONLY_SYMMETRIC = ["GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateRandom"];
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  Encrypt: ["EncryptionAlgorithm"],
  Decrypt: ["EncryptionAlgorithm"],
  ReEncrypt: ["SourceEncryptionAlgorithm", "DestinationEncryptionAlgorithm"],
};

/** The kinds of keys that a cryptographic operation uses: those of its algorithms, which have to fit the keys. */
function kindsOfKeys(operation: string, input: JsonObject): (keyof CryptographicQuotas)[] {
  if (ONLY_SYMMETRIC.includes(operation)) {
    return ["symmetric"];
  }
  return (ALGORITHMS[operation] ?? []).map((member) =>
    /^RSA/.test(String(input[member])) ? "rsa" : "symmetric",
  );
}
