import { notImplemented } from "../exceptions.js";

/**
 * Checks that a request does not ask for a response that only an enclave can decrypt.
 *
 * @throws `NotImplementedException` when it does.
 */
export function checkNoRecipient(recipient: object | undefined): void {
  if (recipient !== undefined) {
    throw notImplemented(
      "LocalKms does not verify attestation documents, and does not encrypt responses for a Nitro enclave",
      "leave out Recipient, or mock this call in your test",
    );
  }
}
