import { KMSServiceException } from "../../errors/KMSServiceException.js";

/** The base of the errors that are the fault of KMS and that pass. The client retries such calls. */
export class KMSServerException extends KMSServiceException {
  /** Identifies the class in every copy of the package. The service sends the codes of subclasses. */
  static override readonly code: string = "KMSServerException";
  /** Whose fault it is. */
  static override readonly fault = "server";
  /** The same call may succeed later. */
  static override readonly retryable = {};
  /** The likely causes and the next step. */
  static override readonly advice = "Try again later.";

  /** Whose fault it is. */
  declare readonly $fault: "server";
}
