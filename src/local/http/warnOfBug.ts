/**
 * Emits a process warning for an error that is a bug in LocalKms.
 *
 * @param reaction - What LocalKms does, such as "closes the connection".
 */
export function warnOfBug(error: unknown, reaction: string): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.emitWarning(
    `LocalKms failed because of a bug of its own, and ${reaction}. Please report it with the details below.`,
    { type: "LocalKmsWarning", code: "LOCAL_KMS_FAILED", detail },
  );
}
