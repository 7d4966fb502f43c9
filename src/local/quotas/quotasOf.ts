import type { JsonObject } from "../../shapes/awsJson.js";
import type { CryptographicQuotas, LocalKmsQuotas } from "./LocalKmsQuotas.js";

/** A quota that a request counts towards. */
export interface Quota {
  /** Identifies the quota. */
  readonly name: string;
  /** The number of requests per second. */
  readonly rate: number;
}

/** Returns the quotas that a request counts towards. */
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

const ONLY_SYMMETRIC = [
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "GenerateMac",
  "GenerateRandom",
  "VerifyMac",
];
const ALGORITHM_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Encrypt: ["EncryptionAlgorithm"],
  Decrypt: ["EncryptionAlgorithm"],
  ReEncrypt: ["SourceEncryptionAlgorithm", "DestinationEncryptionAlgorithm"],
  Sign: ["SigningAlgorithm"],
  Verify: ["SigningAlgorithm"],
  DeriveSharedSecret: ["KeyAgreementAlgorithm"],
};

/** The kinds of keys that a request uses. Its algorithms tell them, before any key is looked up. */
function kindsOfKeys(operation: string, input: JsonObject): (keyof CryptographicQuotas)[] {
  if (ONLY_SYMMETRIC.includes(operation)) {
    return ["symmetric"];
  }
  return (ALGORITHM_MEMBERS[operation] ?? []).map((member) => kindOf(String(input[member])));
}

function kindOf(algorithm: string): keyof CryptographicQuotas {
  if (algorithm.startsWith("RSA")) {
    return "rsa";
  }
  return /^(?:EC|ED25519)/.test(algorithm) ? "ecc" : "symmetric";
}
