import type { ResponseMetadata } from "@smithy/types";
import { ClientSideError } from "./ClientSideError.js";
import { codeOf, saidBy } from "./platformError.js";

/**
 * The request could not be sent, or its response was lost in transit. `cause` is the error of the platform. Transient
 * errors have been retried; `$metadata.attempts` says how often.
 */
export class ConnectionError extends ClientSideError {
  /** Identifies the class in every copy of the package. */
  static override readonly code = "ConnectionError";

  /** Distinguishes the error from others. */
  declare readonly name: "ConnectionError";
  /** The error of the platform. */
  declare readonly cause: Error;
  /** The code of the platform, such as `ECONNREFUSED`; `undefined` where it gives none. */
  readonly code: string | undefined;
  /** How many attempts the call took, and how long it waited between them in total, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  /** Makes the error of an operation whose connection to a host failed. The message ends with the note. */
  constructor(operation: string, host: string, cause: Error, note = "") {
    const code = codeOf(cause);
    super(`${operation} to ${host} failed: ${whatHappened(cause, code)}. ${adviceFor(code)}${note}`, {
      cause,
    });
    this.code = code;
  }
}

const ADVICE: readonly (readonly [code: RegExp, advice: string])[] = [
  [
    /^ERR_INVALID_RESPONSE$/,
    "Correct the `requestHandler`: `handle` must return a promise of { response }, an HttpResponse whose body is bytes, text, a Blob or a stream.",
  ],
  [/^ECONNREFUSED$/, "Nothing listens there: check the endpoint and its port."],
  [/^ENOTFOUND$/, "There is no such host: check the Region and the endpoint."],
  [/^EAI_AGAIN$/, "The host name could not be looked up: check the network and its DNS."],
  [
    /^(ECONNRESET|EPIPE)$/,
    "The connection was closed before the whole response arrived: check the network and proxies.",
  ],
  [
    /^HPE_HEADER_OVERFLOW$/,
    "The headers of the response are too large to be from KMS: check the endpoint and proxies.",
  ],
  [
    /^HPE_(?!INVALID_CONSTANT|CLOSED)/,
    "The response is not valid HTTP: check proxies, and the endpoint if it is not KMS.",
  ],
  [/^(HPE_|EPROTO$)/, "The server speaks another protocol: check the endpoint and its port."],
  [/^CERT_HAS_EXPIRED$/, "The certificate has expired: check the endpoint and the clock."],
  [
    /CERT|SIGNATURE/,
    "The certificate is not trusted: check the endpoint and proxies, or add your authority with AWS_CA_BUNDLE or `ca` of the `httpsAgent`.",
  ],
];

const adviceFor = (code = ""): string =>
  ADVICE.find(([pattern]) => pattern.test(code))?.[1] ?? "Check the network, proxies and the endpoint.";

function whatHappened(cause: Error, code = ""): string {
  const text = saidBy(cause) || code || "no reason was given";
  return text.includes(code) ? text : `${text} (${code})`;
}
