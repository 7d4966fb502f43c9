import { STATUS_CODES } from "node:http";
import { AbortError } from "../errors/AbortError.js";
import { ConfigurationError } from "../errors/ConfigurationError.js";
import { ConnectionError } from "../errors/ConnectionError.js";
import { KMSServiceException } from "../errors/KMSServiceException.js";
import { codeOf, saidBy } from "../errors/platformError.js";
import { TimeoutError } from "../errors/TimeoutError.js";
import { UnexpectedResponseException } from "../errors/UnexpectedResponseException.js";
import { proxyOf } from "../runtime/node/proxyOf.js";
import { CliError, EXIT, generalError } from "./CliError.js";
import type { Io } from "./Io.js";

/** What the program knows about a call that failed. */
export interface FailedCall {
  /** The operation, such as `ReEncrypt`. */
  readonly operation: string;
  /** The URL that the request went to. */
  readonly endpoint: string;
  /** The environment variables, which may name a proxy. */
  readonly env: Io["env"];
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
  if (isBeforeServer(error)) {
    const proxy = proxyFor(call);
    if (proxy !== undefined) {
      return ofProxy(error, proxy);
    }
  }
  if (error instanceof UnexpectedResponseException) {
    return ofOtherServer(error, call);
  }
  if (error instanceof KMSServiceException) {
    return ofService(error, call);
  }
  if (error instanceof TimeoutError) {
    const what = isConnectTimeout(error) ? "Connect timeout" : "Read timeout";
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

const isConnectTimeout = ({ message }: TimeoutError): boolean => message.includes("connectionTimeout");

/** Whether nothing reached the server, so that a proxy is what failed, if there is one. */
const isBeforeServer = (error: unknown): error is Error =>
  (error instanceof TimeoutError && isConnectTimeout(error)) ||
  (error instanceof ConnectionError &&
    (codeOf(error) === "ERR_PROXY_TUNNEL" || UNREACHABLE.test(codeOf(error) ?? ""))) ||
  (error instanceof ConfigurationError && error.message.startsWith("The proxy of "));

/** The URL of the proxy for the endpoint, without its password; `undefined` for none. */
function proxyFor({ endpoint, env }: FailedCall): string | undefined {
  if (!URL.canParse(endpoint)) {
    return undefined;
  }
  const { protocol, hostname, port } = new URL(endpoint);
  const scheme = protocol === "http:" ? "http" : "https";
  const proxy = proxyOf(scheme, () => env);
  if (!proxy?.serves(hostname, Number(port) || (scheme === "http" ? 80 : 443))) {
    return undefined;
  }
  const { url } = proxy;
  return `${url.protocol}//${url.username || url.password ? "***:***@" : ""}${url.host}`;
}

function ofProxy(error: Error, proxy: string): CliError {
  const hint = error instanceof ConfigurationError ? error.message : saidBy(error.cause ?? error);
  return new CliError(
    EXIT.general,
    { message: `Failed to connect to proxy URL: "${proxy}"`, hint },
    { cause: error },
  );
}
