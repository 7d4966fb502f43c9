/** What the inputs of the cryptographic operations have in common: types, rules and shapes. */
import type { DataKeySpec } from "../models/DataKeySpec.js";
import { DryRunModifierType } from "../models/DryRunModifierType.js";
import { EncryptionAlgorithmSpec } from "../models/EncryptionAlgorithmSpec.js";
import { isObject } from "../protocol/aws-json.js";
import type { Rule } from "../protocol/operation.js";
import { type Problem, problem } from "../protocol/Problem.js";
import { list, string } from "../protocol/shapes.js";

/** The shape of a key identifier: key id, key ARN, alias name or alias ARN. */
export const keyIdentifier = () => string({ min: 1, max: 2048 });

/** The shape of the list of grant tokens. */
export const grantTokens = () => list(string({ min: 1, max: 8192 }), { max: 10 });

const isAsymmetric = (algorithm: unknown): boolean =>
  typeof algorithm === "string" &&
  algorithm !== EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT &&
  algorithm in EncryptionAlgorithmSpec;

const broken = (path: string, message: string): Problem => problem(path, "rule", message);

/** A member that has to be there with an algorithm for asymmetric keys, or must not be. */
const whenAsymmetric = <Member extends string, Algorithm extends string>(
  member: Member,
  algorithm: Algorithm,
  isRequired: boolean,
  why: string,
): Rule<Member | Algorithm> => ({
  members: [member, algorithm],
  check: (input) =>
    isAsymmetric(input[algorithm]) && (input[member] === undefined) === isRequired
      ? [
          broken(
            member,
            `${isRequired ? "is required" : "cannot be used"} with ${algorithm} ${input[algorithm]}, because ${why}`,
          ),
        ]
      : [],
});

/** An encryption context goes with a symmetric key only. */
export const contextOnlyWhenSymmetric = <Context extends string, Algorithm extends string>(
  context: Context,
  algorithm: Algorithm,
) => whenAsymmetric(context, algorithm, false, "asymmetric keys have no encryption context; leave it out");

/** KMS cannot read the key from ciphertext of an asymmetric key, so it has to be named. */
export const keyWhenAsymmetric = <Key extends string, Algorithm extends string>(
  key: Key,
  algorithm: Algorithm,
) => whenAsymmetric(key, algorithm, true, "such ciphertext does not name its key");

/** The ciphertext may be missing only from a dry run that ignores it, and then the key has to be named. */
export const ciphertextUnlessIgnored = <Key extends string>(
  key: Key,
): Rule<Key | "CiphertextBlob" | "DryRun" | "DryRunModifiers"> => ({
  members: ["CiphertextBlob", "DryRun", "DryRunModifiers", key],
  check: (input) => {
    const problems: Problem[] = [];
    const { CiphertextBlob, DryRun, DryRunModifiers: modifiers } = input;
    const ignored = Array.isArray(modifiers) && modifiers.includes(DryRunModifierType.IGNORE_CIPHERTEXT);
    if (Array.isArray(modifiers) && modifiers.length > 0 && DryRun !== true) {
      problems.push(
        broken("DryRunModifiers", "is valid in a dry run only; set DryRun: true or leave it out"),
      );
    }
    if (CiphertextBlob === undefined && !ignored) {
      problems.push(problem("CiphertextBlob", "required", "is required"));
    }
    if (ignored && input[key] === undefined) {
      problems.push(broken(key, "is required with IGNORE_CIPHERTEXT, because nothing else names the key"));
    }
    return problems;
  },
});

/** The shape of the name of an alias. */
export const aliasName = () => string({ min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ });

/** What an alias may be called: the pattern of the model allows more than KMS does. */
export const aliasNameForm = (): Rule<"AliasName"> => ({
  members: ["AliasName"],
  check: ({ AliasName: name }) => {
    if (typeof name !== "string") {
      return [];
    }
    if (!/^alias\/./.test(name)) {
      return [broken("AliasName", "must begin with alias/ and go on after it, such as alias/app")];
    }
    return name.startsWith("alias/aws/")
      ? [broken("AliasName", "must not begin with alias/aws/, because these names belong to AWS")]
      : [];
  },
});

const either = <First extends string, Second extends string>(
  first: First,
  second: Second,
): Rule<First | Second> => ({
  members: [first, second],
  check: (input) =>
    (input[first] === undefined) === (input[second] === undefined)
      ? [broken(first, `or ${second} is required, and not both`)]
      : [],
});

/** Exactly one of `KeySpec` and `NumberOfBytes` says how long a data key is. */
export type DataKeyLengthRule =
  | { KeySpec: DataKeySpec; NumberOfBytes?: undefined }
  | { KeySpec?: undefined; NumberOfBytes: number };

/** Exactly one of `KeySpec` and `NumberOfBytes` says how long a data key is. */
export const dataKeyLength = () => either("KeySpec", "NumberOfBytes");

/** A grant is for a principal or for a service. */
export const oneGrantee = () => either("GranteePrincipal", "GranteeServicePrincipal");

/** A grant is retired by a principal or by a service. */
export const oneRetirer = (): Rule<"RetiringPrincipal" | "RetiringServicePrincipal"> => ({
  members: ["RetiringPrincipal", "RetiringServicePrincipal"],
  check: ({ RetiringPrincipal, RetiringServicePrincipal }) =>
    RetiringPrincipal !== undefined && RetiringServicePrincipal !== undefined
      ? [broken("RetiringServicePrincipal", "cannot be used with RetiringPrincipal; leave one of them out")]
      : [],
});

/** A grant for a service is for one resource, and somebody has to be able to retire it. */
export const serviceGrant = (): Rule<
  "GranteeServicePrincipal" | "Constraints" | "RetiringPrincipal" | "RetiringServicePrincipal"
> => ({
  members: ["GranteeServicePrincipal", "Constraints", "RetiringPrincipal", "RetiringServicePrincipal"],
  check: ({ GranteeServicePrincipal, Constraints, RetiringPrincipal, RetiringServicePrincipal }) => {
    const problems: Problem[] = [];
    if (GranteeServicePrincipal === undefined) {
      return problems;
    }
    if (!isObject(Constraints) || Constraints.SourceArn === undefined) {
      problems.push(broken("Constraints.SourceArn", "is required with GranteeServicePrincipal"));
    }
    if (RetiringPrincipal === undefined && RetiringServicePrincipal === undefined) {
      problems.push(
        broken("RetiringPrincipal", "or RetiringServicePrincipal is required with GranteeServicePrincipal"),
      );
    }
    return problems;
  },
});

/** The kind of a new key goes by one of its two names. */
export const oneNameOfKeySpec = (): Rule<"KeySpec" | "CustomerMasterKeySpec"> => ({
  members: ["KeySpec", "CustomerMasterKeySpec"],
  check: ({ KeySpec, CustomerMasterKeySpec }) =>
    KeySpec !== undefined && CustomerMasterKeySpec !== undefined
      ? [broken("CustomerMasterKeySpec", "is the former name of KeySpec; leave it out")]
      : [],
});

/** What a new key is for goes without saying for symmetric encryption keys only. */
export const usageUnlessSymmetric = (): Rule<"KeySpec" | "CustomerMasterKeySpec" | "KeyUsage"> => ({
  members: ["KeyUsage", "KeySpec", "CustomerMasterKeySpec"],
  check: ({ KeyUsage, CustomerMasterKeySpec, KeySpec = CustomerMasterKeySpec }) =>
    KeyUsage === undefined && KeySpec !== undefined && KeySpec !== "SYMMETRIC_DEFAULT"
      ? [broken("KeyUsage", `is required with KeySpec ${String(KeySpec)}`)]
      : [],
});

/** How long a key waits for its deletion: the bounds of the model are wider than those of KMS. */
export const pendingWindow = (): Rule<"PendingWindowInDays"> => ({
  members: ["PendingWindowInDays"],
  check: ({ PendingWindowInDays: days }) =>
    typeof days === "number" && (days < 7 || days > 30)
      ? [broken("PendingWindowInDays", `must be 7 to 30, but is ${days}`)]
      : [],
});

/** How large a page of aliases may be: the bounds of the model are wider than those of KMS. */
export const pageOfAliases = (): Rule<"Limit"> => ({
  members: ["Limit"],
  check: ({ Limit }) =>
    typeof Limit === "number" && Limit > 100 && Limit <= 1000
      ? [broken("Limit", `must be 1 to 100, but is ${Limit}`)]
      : [],
});

/** The shape of the ARN of a principal. */
export const principalId = () => string({ min: 1, max: 256, pattern: /^[\w+=,.@:/-]+$/ });

/** The shape of the name of a service principal. */
export const servicePrincipal = () =>
  string({ min: 1, max: 128, pattern: /^([A-Za-z0-9-]+)\.([A-Za-z0-9-]+)(\.[A-Za-z0-9-]+)+$/ });

/** The shape of a key policy. */
export const policyDocument = () =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tab, line feed and carriage return are what KMS takes.
  string({ min: 1, max: 131072, pattern: /^[\u0009\u000A\u000D\u0020-\u00FF]+$/ });
