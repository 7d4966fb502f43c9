/** The rules of operations that encrypt, decrypt and generate data keys. */

import type { Problem } from "../../errors/Problem.js";
import { isArray, isString } from "../../runtime/typeGuards.js";
import type { Rule } from "../../shapes/Operation.js";
import { DryRunModifierType, EncryptionAlgorithmSpec } from "../enums.js";
import { broken, either, missing } from "./combinations.js";

/** Whether an algorithm is one of asymmetric keys. */
export const isAsymmetric = (algorithm: unknown): boolean =>
  isString(algorithm) &&
  algorithm !== EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT &&
  algorithm in EncryptionAlgorithmSpec;

/** An encryption context is valid for symmetric keys only. An empty one protects nothing, and KMS takes it as none. */
export const contextOnlyWhenSymmetric =
  <Context extends string, Algorithm extends string>(
    context: Context,
    algorithm: Algorithm,
  ): Rule<Context | Algorithm> =>
  (input) =>
    isAsymmetric(input[algorithm]) && Object.keys(Object(input[context])).length > 0
      ? [
          broken(
            context,
            `cannot be used with ${algorithm} ${input[algorithm]}, because asymmetric keys have no encryption context; leave it out`,
          ),
        ]
      : [];

/** KMS cannot find the key of an asymmetric ciphertext by itself. */
export const keyWhenAsymmetric =
  <Key extends string, Algorithm extends string>(key: Key, algorithm: Algorithm): Rule<Key | Algorithm> =>
  (input) =>
    isAsymmetric(input[algorithm]) && input[key] === undefined
      ? [
          broken(
            key,
            `is required with ${algorithm} ${input[algorithm]}, because such ciphertext does not name its key`,
          ),
        ]
      : [];

/** The ciphertext may be omitted only in a dry run that ignores it, and the key is then required. */
export const ciphertextUnlessIgnored =
  <Key extends string>(key: Key): Rule<Key | "CiphertextBlob" | "DryRun" | "DryRunModifiers"> =>
  (input) => {
    const problems: Problem[] = [];
    const { CiphertextBlob, DryRun, DryRunModifiers: modifiers } = input;
    const ignored = isArray(modifiers) && modifiers.includes(DryRunModifierType.IGNORE_CIPHERTEXT);
    if (isArray(modifiers) && modifiers.length > 0 && DryRun !== true) {
      problems.push(
        broken("DryRunModifiers", "is valid in a dry run only; set DryRun: true or leave it out"),
      );
    }
    if (CiphertextBlob === undefined && !ignored) {
      problems.push(missing("CiphertextBlob"));
    }
    if (ignored && input[key] === undefined) {
      problems.push(broken(key, "is required with IGNORE_CIPHERTEXT, because nothing else names the key"));
    }
    return problems;
  };

/** Exactly one of `KeySpec` and `NumberOfBytes` determines the length of a data key. */
export const dataKeyLength = () => either("KeySpec", "NumberOfBytes");

/** The number of random bytes is required, although the model does not say so. */
export const randomLength =
  (): Rule<"NumberOfBytes"> =>
  ({ NumberOfBytes }) =>
    NumberOfBytes === undefined ? [missing("NumberOfBytes")] : [];
