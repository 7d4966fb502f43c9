/** How programs handle errors. */
import {
  AlreadyExistsException,
  DependencyTimeoutException,
  DisabledException,
  DryRunOperationException,
  IncorrectKeyException,
  InvalidAliasNameException,
  InvalidArnException,
  InvalidCiphertextException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  InvalidMarkerException,
  KeyUnavailableException,
  KMSInternalException,
  KMSInvalidStateException,
  KMSServiceException,
  LimitExceededException,
  MalformedPolicyDocumentException,
  NotFoundException,
  TagException,
  UnsupportedOperationException,
} from "@aws-sdk/client-kms";

export function describe(error: unknown): string {
  if (error instanceof NotFoundException) return `${error.name} ${error.message}`;
  if (error instanceof InvalidCiphertextException || error instanceof IncorrectKeyException) {
    return `${error.$fault}: ${error.$metadata.requestId} ${error.$metadata.httpStatusCode}`;
  }
  if (error instanceof KMSServiceException) {
    switch (error.name) {
      case "ThrottlingException":
      case "KMSInternalException":
        return `again: ${error.$retryable?.throttling}`;
      case "AccessDeniedException":
        return `${error.$response?.statusCode} ${error.$response?.headers["x-amzn-requestid"]}`;
      default:
        return `${error.name} after ${error.$metadata.attempts} attempts, ${error.$metadata.totalRetryDelay} ms`;
    }
  }
  if (KMSServiceException.isInstance(error)) return error.$metadata.cfId ?? error.message;
  if (error instanceof Error && error.name === "TimeoutError") return error.stack ?? error.message;
  return (error as KMSServiceException).name;
}

export const retryable = [DependencyTimeoutException, KeyUnavailableException, KMSInternalException] as const;

export const known: (abstract new (...args: never[]) => KMSServiceException)[] = [
  AlreadyExistsException,
  DisabledException,
  DryRunOperationException,
  InvalidAliasNameException,
  InvalidArnException,
  InvalidGrantTokenException,
  InvalidKeyUsageException,
  InvalidMarkerException,
  KMSInvalidStateException,
  LimitExceededException,
  MalformedPolicyDocumentException,
  TagException,
  UnsupportedOperationException,
];

/** Errors as tests make them. */
export const made: KMSServiceException[] = [
  new NotFoundException({ message: "there is no such key", $metadata: {} }),
  new KMSServiceException({ name: "Strange", $fault: "client", $metadata: { requestId: "r" }, message: "m" }),
];

export class KeyError extends Error {
  constructor(readonly cause: KMSServiceException) {
    super(`${cause.name}: ${cause.message}`);
  }
}
