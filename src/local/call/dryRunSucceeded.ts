import { DryRunOperationException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";

/** The exception that ends a successful dry run. */
export const dryRunSucceeded = () =>
  createException(
    DryRunOperationException,
    "The request would have succeeded, but the DryRun option is set.",
  );
