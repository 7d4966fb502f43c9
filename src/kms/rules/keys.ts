/** The rules of operations that create and delete keys, name them, and import key material. */
import type { Rule } from "../../shapes/Operation.js";
import { ExpirationModelType, ImportType } from "../enums.js";
import { broken } from "./combinations.js";

/** An alias name begins with `alias/`, and not with `alias/aws/`. The pattern of the model is wider. */
export const aliasNameForm =
  (): Rule<"AliasName"> =>
  ({ AliasName: name }) => {
    if (typeof name !== "string") {
      return [];
    }
    if (!/^alias\/./.test(name)) {
      return [broken("AliasName", "must begin with alias/ followed by a name, such as alias/app")];
    }
    return name.startsWith("alias/aws/")
      ? [broken("AliasName", "must not begin with alias/aws/, because these names belong to AWS")]
      : [];
  };

/** `CustomerMasterKeySpec` is the former name of `KeySpec`. */
export const oneNameOfKeySpec =
  (): Rule<"KeySpec" | "CustomerMasterKeySpec"> =>
  ({ KeySpec, CustomerMasterKeySpec }) =>
    KeySpec !== undefined && CustomerMasterKeySpec !== undefined
      ? [broken("CustomerMasterKeySpec", "is the former name of KeySpec; leave it out")]
      : [];

/** The key usage may be omitted for symmetric encryption keys only. */
export const usageUnlessSymmetric =
  (): Rule<"KeySpec" | "CustomerMasterKeySpec" | "KeyUsage"> =>
  ({ KeyUsage, CustomerMasterKeySpec, KeySpec = CustomerMasterKeySpec }) =>
    KeyUsage === undefined && KeySpec !== undefined && KeySpec !== "SYMMETRIC_DEFAULT"
      ? [broken("KeyUsage", `is required with KeySpec ${String(KeySpec)}`)]
      : [];

/** A key is pending deletion for 7 to 30 days. The bounds of the model are wider. */
export const pendingWindow =
  (): Rule<"PendingWindowInDays"> =>
  ({ PendingWindowInDays: days }) =>
    typeof days === "number" && (days < 7 || days > 30)
      ? [broken("PendingWindowInDays", `must be 7 to 30, but is ${days}`)]
      : [];

/** Key material that expires needs a date; other key material has none. */
export const expirationDate =
  (): Rule<"ExpirationModel" | "ValidTo"> =>
  ({ ExpirationModel = ExpirationModelType.KEY_MATERIAL_EXPIRES, ValidTo }) => {
    if (ExpirationModel === ExpirationModelType.KEY_MATERIAL_EXPIRES && ValidTo === undefined) {
      return [broken("ValidTo", "is required unless ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE")];
    }
    return ExpirationModel === ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE && ValidTo !== undefined
      ? [broken("ValidTo", "cannot be used with ExpirationModel KEY_MATERIAL_DOES_NOT_EXPIRE; leave it out")]
      : [];
  };

/** Only existing key material has an ID that the caller can know. */
export const idOfExistingMaterial =
  (): Rule<"ImportType" | "KeyMaterialId"> =>
  ({ ImportType: type, KeyMaterialId }) =>
    type === ImportType.NEW_KEY_MATERIAL && KeyMaterialId !== undefined
      ? [broken("KeyMaterialId", "cannot be used with ImportType NEW_KEY_MATERIAL; leave it out")]
      : [];
