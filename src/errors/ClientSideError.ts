import { KMSReencryptError } from "./KMSReencryptError.js";

/**
 * The base of the errors that occur without a response of KMS: a wrong input or configuration, a lost
 * connection, a timeout, an abort.
 */
export abstract class ClientSideError extends KMSReencryptError {
  /** Identifies the class in every copy of the package. */
  static override readonly code: string = "ClientSideError";
}
