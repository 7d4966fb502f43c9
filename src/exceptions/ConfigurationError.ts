import { ClientError } from "./ClientError.js";

/** The client cannot work as it is configured; the message says what is missing or wrong, and where to set it. */
export class ConfigurationError extends ClientError {
  /** What one copy of the package knows the errors of another by. */
  static override readonly kind = "ConfigurationError";

  /** Tells it from the other errors. */
  override readonly name = "ConfigurationError";
}
