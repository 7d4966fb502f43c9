/** The client cannot work as it is configured; the message says what is missing or wrong, and where to set it. */
export class ConfigurationError extends Error {
  /** Tells it from the other errors. */
  override readonly name = "ConfigurationError";
}
