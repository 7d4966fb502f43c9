import type { ResponseMetadata } from "@smithy/types";

/**
 * The request could not be sent, or its answer not be received. ReEncrypt is safe to repeat, so this has been
 * retried already. `cause` is the error of the platform.
 */
export class ConnectionError extends Error {
  /** Tells it from an error that the service answers with. */
  override readonly name = "ConnectionError";
  /** The error of the platform. */
  declare readonly cause: Error;
  /** The code of the platform, such as `ECONNREFUSED`; `undefined` where it gives none. */
  readonly code: string | undefined;
  /** How many attempts the call took, and how long it waited between them in all, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  constructor(operation: string, host: string, cause: Error) {
    const code = codeOf(cause);
    super(
      `${operation} failed on the way to ${host}: ${cause.message || code}. ${ADVICE[code ?? ""] ?? GENERAL_ADVICE}`,
      {
        cause,
      },
    );
    this.code = code;
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Nothing listens there: check the endpoint and its port.",
  ENOTFOUND: "There is no such host: check the region and the endpoint.",
  EAI_AGAIN: "The name could not be looked up: check the network and its DNS.",
  CERT_HAS_EXPIRED: "The certificate of the host has expired: check the endpoint, proxies and the clock.",
};
const GENERAL_ADVICE = "Check the network, proxies and the endpoint.";

const codeOf = (cause: Error): string | undefined =>
  "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
