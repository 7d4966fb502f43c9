import { ValidationException } from "../../kms/commonErrors.js";
import type { ImportKeyMaterialRequest } from "../../kms/operations/ImportKeyMaterial.js";
import { createException } from "../exceptions.js";

const LONGEST = 365 * 24 * 60 * 60 * 1000;

/**
 * Checks when imported key material expires.
 *
 * @returns The date; `undefined` for never.
 * @throws {@link ValidationException} when the date and the expiration model do not fit, or the date is out of range.
 */
export function checkExpiration(
  { ValidTo, ExpirationModel = "KEY_MATERIAL_EXPIRES" }: Partial<ImportKeyMaterialRequest>,
  now: Date,
): Date | undefined {
  if (ExpirationModel === "KEY_MATERIAL_DOES_NOT_EXPIRE") {
    if (ValidTo !== undefined) {
      throw invalid("A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE");
    }
    return undefined;
  }
  if (ValidTo === undefined) {
    throw invalid("A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES");
  }
  const left = ValidTo.getTime() - now.getTime();
  if (left <= 0 || left > LONGEST) {
    throw invalid("The validTo date must be in the future, and at most 365 days from now");
  }
  return ValidTo;
}

const invalid = (message: string) => createException(ValidationException, message);
