import { ClientSideError } from "./ClientSideError.js";

/** The client cannot work as it is configured. The message says what is missing or wrong, and where to set it. */
export class ConfigurationError extends ClientSideError {
  /** Identifies the class in every copy of the package. */
  static override readonly code = "ConfigurationError";

  /** Distinguishes the error from others. */
  declare readonly name: "ConfigurationError";
}
