/** What the inputs of the cryptographic operations have in common: types, rules and shapes. */
import type { Problem, Rule } from "../protocol/operation.js";
import { list, string } from "../protocol/shapes.js";
import { DryRunModifierType } from "./DryRunModifierType.js";
import { EncryptionAlgorithmSpec } from "./EncryptionAlgorithmSpec.js";

/** The shape of a key identifier: key id, key ARN, alias name or alias ARN. */
export const keyIdentifier = () => string({ min: 1, max: 2048 });

/** The shape of the list of grant tokens. */
export const grantTokens = () => list(string({ min: 1, max: 8192 }), { max: 10 });

const isAsymmetric = (algorithm: unknown): boolean =>
  typeof algorithm === "string" &&
  algorithm !== EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT &&
  algorithm in EncryptionAlgorithmSpec;

const broken = (path: string, message: string): Problem => ({ path, constraint: "rule", message });

/** An encryption context goes with a symmetric key only. */
export const contextOnlyWhenSymmetric = <Context extends string, Algorithm extends string>(
  context: Context,
  algorithm: Algorithm,
): Rule<Context | Algorithm> => ({
  members: [context, algorithm],
  check: (input) =>
    isAsymmetric(input[algorithm]) && input[context] !== undefined
      ? [
          broken(
            context,
            `cannot be used with ${algorithm} ${String(input[algorithm])}, because ciphertext of asymmetric keys carries no encryption context; leave it out`,
          ),
        ]
      : [],
});

/** KMS cannot read the key from ciphertext of an asymmetric key, so it has to be named. */
export const keyWhenAsymmetric = <Key extends string, Algorithm extends string>(
  key: Key,
  algorithm: Algorithm,
): Rule<Key | Algorithm> => ({
  members: [key, algorithm],
  check: (input) =>
    isAsymmetric(input[algorithm]) && input[key] === undefined
      ? [
          broken(
            key,
            `is required with ${algorithm} ${String(input[algorithm])}, because ciphertext of asymmetric keys does not name its key`,
          ),
        ]
      : [],
});

const ignoresCiphertext = (input: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(input.DryRunModifiers) &&
  input.DryRunModifiers.includes(DryRunModifierType.IGNORE_CIPHERTEXT);

/** The ciphertext may be missing only from a dry run that ignores it, and then the key has to be named. */
export const ciphertextUnlessIgnored = <Key extends string>(
  key: Key,
): Rule<Key | "CiphertextBlob" | "DryRun" | "DryRunModifiers"> => ({
  members: ["CiphertextBlob", "DryRun", "DryRunModifiers", key],
  check: (input) => {
    const problems: Problem[] = [];
    const ignored = ignoresCiphertext(input);
    if (Array.isArray(input.DryRunModifiers) && input.DryRunModifiers.length > 0 && input.DryRun !== true) {
      problems.push(
        broken("DryRunModifiers", "is valid in a dry run only; set DryRun: true or leave it out"),
      );
    }
    if (input.CiphertextBlob === undefined && !ignored) {
      problems.push({ path: "CiphertextBlob", constraint: "required", message: "is required" });
    }
    if (ignored && input[key] === undefined) {
      problems.push(
        broken(key, "is required with IGNORE_CIPHERTEXT, because there is no ciphertext to name the key"),
      );
    }
    return problems;
  },
});
