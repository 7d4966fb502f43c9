import type { KMSServiceException } from "../../../errors/KMSServiceException.js";
import { KNOWN_ERRORS } from "../../../kms/knownErrors.js";
import type { Operation } from "../../../shapes/Operation.js";

/** The class of an error code: one that the operation declares, else one that any operation may throw. */
export const exceptionClass = (
  code: string,
  { errors }: Pick<Operation, "errors">,
): typeof KMSServiceException | undefined =>
  [...errors, ...KNOWN_ERRORS].find((candidate) => candidate.code === code);
