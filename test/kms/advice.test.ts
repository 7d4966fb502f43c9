/** The advice in the message of every documented error of every operation, for each kind of key. */
import { KMSServiceException, operations } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { exceptionClass } from "../../src/client/pipeline/errors/exceptionClass.js";
import { explainError } from "../../src/client/pipeline/errors/explainError.js";
import { operationOf } from "../../src/local/perform.js";
import type { Operation } from "../../src/shapes/Operation.js";
import { model } from "./model.js";

const OPERATIONS = Object.keys(operations)
  .filter((method): method is keyof typeof operations => Object.hasOwn(operations, method))
  .map((method) => operationOf(method));

const COMMON = [
  "AccessDeniedException",
  "ExpiredTokenException",
  "InternalFailure",
  "InvalidSignatureException",
  "ThrottlingException",
  "UnrecognizedClientException",
  "ValidationException",
];

/** Algorithms of an input, by the kind of key that they are of. */
const ALGORITHMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a symmetric key": { Encryption: "SYMMETRIC_DEFAULT" },
  "a symmetric key by default": {},
  "an asymmetric key": {
    Encryption: "RSAES_OAEP_SHA_256",
    Signing: "ECDSA_SHA_256",
    KeyAgreement: "ECDH",
    Encapsulation: "ML_KEM",
  },
  "an HMAC key": { Mac: "HMAC_SHA_256" },
};

const memberNames = ({ input }: Operation): string[] => Object.keys(input.members);
const hasContext = (operation: Operation): boolean =>
  memberNames(operation).some((name) => name.endsWith("EncryptionContext"));

/** The input of a call with one kind of key. */
const inputFor = (operation: Operation, algorithms: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    memberNames(operation).flatMap((name) => {
      const [, kind = ""] = /(Encryption|Signing|KeyAgreement|Encapsulation|Mac)Algorithm$/.exec(name) ?? [];
      const value = algorithms[kind] ?? (kind === "Encryption" ? undefined : "");
      return kind !== "" && value !== undefined ? [[name, value]] : [];
    }),
  );

function adviceFor(operation: Operation, code: string, input: object): string {
  const known = exceptionClass(code, operation);
  const error = new KMSServiceException({ name: code, serviceMessage: "Said.", $metadata: {} });
  return explainError(error, known, operation, input).replace(
    `${operation.name} failed with ${code}: Said. `,
    "",
  );
}

const ROWS = OPERATIONS.flatMap((operation) =>
  [...(model.operations[operation.name]?.errors ?? []), ...COMMON].flatMap((code) =>
    Object.entries(ALGORITHMS).map(
      ([kind, algorithms]) =>
        [operation.name, code, kind, operation, inputFor(operation, algorithms)] as const,
    ),
  ),
);

/** The members of every input, and those that an operation takes or returns, at any depth. */
const ALL_INPUTS = new Set(OPERATIONS.flatMap(memberNames));
const namesIn = (shapes: object): string[] =>
  [...JSON.stringify(shapes).matchAll(/"([A-Z]\w+)":\{/g)].map(([, name]) => name ?? "");
const membersOf = ({ input, output }: Operation): string[] => [
  ...namesIn(input.members),
  ...namesIn(output.members),
];

describe("the advice", () => {
  it.each(ROWS)("of %s after %s with %s can be followed", (name, code, _kind, operation, input) => {
    const advice = adviceFor(operation, code, input);
    expect(advice).toMatch(/^[A-Z].*\.$/);
    const words: string[] = advice.match(/(?<!kms:)\b(?!Name\b)[A-Z]\w+/g) ?? [];
    const others = OPERATIONS.filter((other) => words.includes(other.name));
    // An operation is not the remedy for its own error; a grant token comes from an earlier CreateGrant.
    expect(code !== "InvalidGrantTokenException" && others.some((other) => other.name === name)).toBe(false);
    const known = [operation, ...others].flatMap(membersOf);
    const foreign = words.filter((word) => ALL_INPUTS.has(word) && !known.includes(word));
    expect(foreign, advice).toEqual([]);
    const isAsymmetric = Object.values(input).some((value) => /^(RSA|EC|ML_|HMAC)/.test(String(value)));
    if (isAsymmetric || !hasContext(operation)) {
      expect(advice).not.toMatch(/context/i);
    }
  });

  it.each(ROWS.filter(([, code]) => code === "InvalidKeyUsageException"))(
    "of %s after %s with %s names the algorithm, or the one kind of key",
    (_, code, __, operation, input) => {
      const algorithms = memberNames(operation).filter((name) => name.endsWith("Algorithm"));
      const advice = adviceFor(operation, code, input);
      for (const algorithm of algorithms) {
        expect(advice).toContain(algorithm);
      }
      expect(algorithms.length > 0 || /symmetric/.test(advice)).toBe(true);
    },
  );

  it.each([
    ["Decrypt", "KeyId", "EncryptionAlgorithm"],
    ["ReEncrypt", "SourceKeyId", "SourceEncryptionAlgorithm"],
  ])("of %s for an invalid ciphertext fits the kind of key", (name, key, algorithm) => {
    const [operation] = OPERATIONS.filter((candidate) => candidate.name === name);
    const advice = (input: object) =>
      operation === undefined ? "" : adviceFor(operation, "InvalidCiphertextException", input);
    for (const symmetric of [{}, { [algorithm]: "SYMMETRIC_DEFAULT" }]) {
      expect(advice(symmetric)).toContain("exactly the encryption context");
      expect(advice(symmetric)).toContain(`For an asymmetric key, also pass ${key} and ${algorithm}.`);
    }
    const asymmetric = advice({ [algorithm]: "RSAES_OAEP_SHA_256" });
    expect(asymmetric).toContain(`the ${key} and ${algorithm} that it was encrypted with`);
  });

  it.each([
    ["Decrypt", "DisabledException", "Enable the key with EnableKey."],
    ["Encrypt", "DisabledException", "Enable the key with EnableKey, or use another key."],
    [
      "EnableKey",
      "NotFoundException",
      "Check the name and the Region; the operation reaches only your own account.",
    ],
    [
      "ReEncrypt",
      "InvalidKeyUsageException",
      "The KeyUsage must be ENCRYPT_DECRYPT, and the keys must support SourceEncryptionAlgorithm SYMMETRIC_DEFAULT (the default) and DestinationEncryptionAlgorithm SYMMETRIC_DEFAULT (the default). DescribeKey shows what a key supports.",
    ],
    ["ListKeys", "AccessDeniedException", "An IAM policy has to allow it. The call needs kms:ListKeys."],
    ["CreateAlias", "AlreadyExistsException", "Choose another alias name, or call UpdateAlias."],
    [
      "ReplicateKey",
      "AlreadyExistsException",
      "Choose another ReplicaRegion; DescribeKey lists the replica keys.",
    ],
  ])("of %s after %s is: %s", (name, code, advice) => {
    const [operation] = OPERATIONS.filter((candidate) => candidate.name === name);
    expect(operation && adviceFor(operation, code, {})).toBe(advice);
  });
});
