import { CliError, EXIT } from "../CliError.js";

/** The error for when there are no credentials anywhere. */
export const noCredentials = (cause?: unknown): CliError =>
  new CliError(
    EXIT.configuration,
    {
      code: "NoCredentials",
      message: "Unable to locate credentials.",
      hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile with --profile, or run `aws configure`.",
    },
    { cause },
  );
