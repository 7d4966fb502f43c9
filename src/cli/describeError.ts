import { STATUS_CODES } from "node:http";
import { AbortError } from "../errors/AbortError.js";
import { ConfigurationError } from "../errors/ConfigurationError.js";
import { ConnectionError } from "../errors/ConnectionError.js";
import { KMSServiceException } from "../errors/KMSServiceException.js";
import { codeOf, saidBy } from "../errors/platformError.js";
import { TimeoutError } from "../errors/TimeoutError.js";
import { UnexpectedResponseException } from "../errors/UnexpectedResponseException.js";
import { CliError, EXIT, generalError } from "./CliError.js";

/** What the program knows about a call that failed. */
export interface FailedCall {
  /** The operation, such as `ReEncrypt`. */
  readonly operation: string;
  /** The URL that the request went to. */
  readonly endpoint: string;
  /** What helps when KMS cannot read the ciphertext. */
  readonly hint?: string | undefined;
}

/** Turns the error of a call into what the program prints and exits with, in the words of the AWS CLI. */
export function describeError(error: unknown, call: FailedCall): unknown {
  if (error instanceof ConfigurationError && error.cause instanceof CliError) {
    return error.cause;
  }
  if (error instanceof AbortError || error instanceof CliError) {
    return error;
  }
  if (error instanceof UnexpectedResponseException) {
    return ofOtherServer(error, call);
  }
  if (error instanceof KMSServiceException) {
    return ofService(error, call);
  }
  if (error instanceof TimeoutError) {
    const isConnecting = error.message.includes("connectionTimeout");
    const what = isConnecting ? "Connect timeout" : "Read timeout";
    return generalError(`${what} on endpoint URL: "${call.endpoint}"`, { cause: error });
  }
  if (error instanceof ConnectionError) {
    return ofConnection(error, call);
  }
  return error instanceof Error ? generalError(error.message, { cause: error }) : error;
}

/** As in the AWS CLI, the status is the code of a response that has none, such as that of a gateway. */
function ofOtherServer(error: UnexpectedResponseException, { operation }: FailedCall): CliError {
  const { httpStatusCode = 0, attempts = 1 } = error.$metadata;
  if (httpStatusCode < 300) {
    return generalError(error.message, { cause: error });
  }
  const message = STATUS_CODES[httpStatusCode] ?? "";
  const isUsedUp = error.$retryable !== undefined && attempts > 1;
  const info = { code: String(httpStatusCode), message, operation, hint: error.message };
  return new CliError(
    EXIT.service,
    { ...info, ...(isUsedUp && { retries: attempts - 1 }) },
    { cause: error },
  );
}

function ofService(error: KMSServiceException, { operation, hint }: FailedCall): CliError {
  const { name, serviceMessage = "", $metadata } = error;
  const { advice, meaning } = Object(error.constructor);
  const { attempts = 1 } = $metadata;
  const isUsedUp = error.$retryable !== undefined && attempts > 1;
  const known = hint ?? [serviceMessage ? undefined : meaning, advice].filter(Boolean).join(" ");
  return new CliError(
    EXIT.service,
    {
      code: name,
      message: serviceMessage,
      operation,
      members: { Message: serviceMessage, Code: name, ...(serviceMessage && { message: serviceMessage }) },
      ...(isUsedUp && { retries: attempts - 1 }),
      ...(known && { hint: known }),
    },
    { cause: error },
  );
}

const TLS = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|SELF_SIGNED|^EPROTO$/;
const UNREACHABLE =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EINVAL)$/;

function ofConnection(error: ConnectionError, { endpoint }: FailedCall): CliError {
  const code = codeOf(error) ?? "";
  const message = TLS.test(code)
    ? `SSL validation failed for ${endpoint} ${saidBy(error.cause)}`
    : UNREACHABLE.test(code)
      ? `Could not connect to the endpoint URL: "${endpoint}"`
      : code === "ECONNRESET" || code === "EPIPE"
        ? `Connection was closed before we received a valid response from endpoint URL: "${endpoint}".`
        : error.message;
  return generalError(message, { cause: error });
}
