import type { ResponseMetadata } from "@smithy/types";
import { ClientError } from "./ClientError.js";
import { codeOf, saidBy } from "./platform-error.js";

/**
 * The request could not be sent, or its answer not be received. `cause` is the error of the platform. Faults that may
 * pass have been retried; `$metadata.attempts` says how often.
 */
export class ConnectionError extends ClientError {
  /** What one copy of the package knows the errors of another by. */
  static override readonly kind = "ConnectionError";

  /** Tells it from an error that the service answers with. */
  override readonly name = "ConnectionError";
  /** The error of the platform. */
  declare readonly cause: Error;
  /** The code of the platform, such as `ECONNREFUSED`; `undefined` where it gives none. */
  readonly code: string | undefined;
  /** How many attempts the call took, and how long it waited between them in all, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  /** Makes the error of an operation that failed on the way to a host. */
  constructor(operation: string, host: string, cause: Error) {
    const code = codeOf(cause);
    super(`${operation} failed on the way to ${host}: ${whatHappened(cause, code)}. ${adviceFor(code)}`, {
      cause,
    });
    this.code = code;
  }
}

const ADVICE: readonly (readonly [code: RegExp, advice: string])[] = [
  [/^ECONNREFUSED$/, "Nothing listens there: check the endpoint and its port."],
  [/^ENOTFOUND$/, "There is no such host: check the region and the endpoint."],
  [/^EAI_AGAIN$/, "Its name could not be looked up: check the network and its DNS."],
  [
    /^(ECONNRESET|EPIPE)$/,
    "The connection was closed before the whole answer was there: check the network and proxies.",
  ],
  [/^(HPE_|EPROTO$)/, "Another protocol is spoken there: check the endpoint and its port."],
  [/^CERT_HAS_EXPIRED$/, "The certificate has expired: check the endpoint and the clock."],
  [
    /CERT|SIGNATURE/,
    "The certificate is not trusted: check the endpoint and proxies, or name your authority by `ca` of the `httpsAgent` or NODE_EXTRA_CA_CERTS.",
  ],
];

const adviceFor = (code = ""): string =>
  ADVICE.find(([pattern]) => pattern.test(code))?.[1] ?? "Check the network, proxies and the endpoint.";

function whatHappened(cause: Error, code = ""): string {
  const text = saidBy(cause) || code || "no reason was given";
  return text.includes(code) ? text : `${text} (${code})`;
}
