import {
  ConnectionError,
  ExpiredTokenException,
  InvalidSignatureException,
  type KMSClientConfig,
  KMSInternalException,
  ThrottlingException,
  TimeoutError,
  UnexpectedResponseException,
} from "kms-reencrypt";
import {
  expiredCredentials,
  kmsError,
  reEncryptBody,
  rejectExpired,
  success,
  testCredentials,
  withClockOffset,
} from "./kms-responses.js";
import { retryImmediately } from "./retry-immediately.js";
import {
  raw,
  rawAndClose,
  rawAndReset,
  reset,
  respond,
  type Step,
  silence,
  trickle,
} from "./scripted-server.js";

const head = `HTTP/1.1 200 OK\r\ncontent-length: ${reEncryptBody.length}\r\n\r\n`;
const THREE_HOURS = 3 * 3_600_000;

/** What a server does, and how the call ends. */
export interface Fault {
  readonly steps: readonly Step[];
  readonly config?: KMSClientConfig;
  /** The class of the error. Default: the call succeeds. */
  readonly error?: abstract new (
    ...args: never[]
  ) => Error;
  readonly code?: string;
  /** The message, with HOST in place of the server's address. Default: any. */
  readonly message?: string | RegExp;
  /** How many attempts the call takes. Default: 2. */
  readonly attempts?: number;
  /** How many requests arrive at the server. Default: one for each attempt. */
  readonly requests?: number;
  /** How long the call takes at least, in milliseconds. */
  readonly atLeast?: number;
}

const lostInTransit = (what: string) =>
  `ReEncrypt to HOST failed: ${what}. The connection was closed before the whole response arrived: check the network and proxies.`;
const timesOut = {
  config: { requestHandler: { requestTimeout: 100 } },
  error: TimeoutError,
  message:
    "ReEncrypt to HOST timed out: no complete response within 100 ms (requestTimeout). Check the network and the endpoint, or raise the timeout.",
  atLeast: 190,
};
const notHttp = {
  error: ConnectionError,
  code: "HPE_INVALID_CONSTANT",
  message:
    /^ReEncrypt to HOST failed: Parse Error: .* \(HPE_INVALID_CONSTANT\)\. The server speaks another protocol/,
};
const truncated = {
  error: UnexpectedResponseException,
  message:
    "ReEncrypt failed: the response to ReEncrypt is cut short. Another server than KMS may have responded: check the endpoint and proxies. (DestinationKeyId alias/new, HTTP status 200)",
};

/** Every fault, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "a reset before the response": {
    steps: [reset],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lostInTransit("read ECONNRESET"),
  },
  "a connection that ends before the response": {
    steps: [rawAndClose("")],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lostInTransit("socket hang up (ECONNRESET)"),
  },
  "a reset within the response head": {
    steps: [rawAndReset(head.slice(0, 20))],
    error: ConnectionError,
    code: "ECONNRESET",
  },
  "a reset within the response body": {
    steps: [rawAndReset(head + reEncryptBody.slice(0, 20))],
    error: ConnectionError,
    code: "ECONNRESET",
  },
  "a connection that ends within the response body": {
    steps: [rawAndClose(head + reEncryptBody.slice(0, 20))],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lostInTransit("aborted (ECONNRESET)"),
  },
  "a reset after the response": { steps: [rawAndReset(head + reEncryptBody)], attempts: 1 },
  "a reset, followed by a response": { steps: [reset, success], attempts: 2 },
  "a silent server": { steps: [silence], ...timesOut },
  "a response body slower than the timeout": { steps: [trickle], ...timesOut },
  "an interim response without a final one": { steps: [raw("HTTP/1.1 100 Continue\r\n\r\n")], ...timesOut },
  "a switch to another protocol": {
    steps: [raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n")],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lostInTransit("closed without a response (ECONNRESET)"),
  },
  "a content-length that is too long": {
    steps: [respond(200, reEncryptBody, { "content-length": "999" })],
    ...timesOut,
  },
  "a content-length that is too short": {
    steps: [respond(200, reEncryptBody, { "content-length": "99" })],
    ...truncated,
  },
  "a response without a length that is cut short": {
    steps: [rawAndClose(`HTTP/1.1 200 OK\r\n\r\n${reEncryptBody.slice(0, 20)}`)],
    ...truncated,
  },
  "two different content-lengths": {
    steps: [raw("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}")],
    error: ConnectionError,
    code: "HPE_UNEXPECTED_CONTENT_LENGTH",
  },
  "the banner of an SSH server": { steps: [raw("SSH-2.0-OpenSSH_9.6\r\n")], ...notHttp },
  "a TLS alert": { steps: [raw(new Uint8Array([21, 3, 1, 0, 2, 2, 22]))], ...notHttp },
  "a response head that is too large": {
    steps: [raw(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(100_000)}`)],
    error: ConnectionError,
    code: "HPE_HEADER_OVERFLOW",
  },
  "throttling that ends after two responses": {
    steps: [kmsError("ThrottlingException"), kmsError("ThrottlingException"), success],
    config: { retryStrategy: retryImmediately(3) },
    attempts: 3,
  },
  "throttling that does not end": {
    steps: [kmsError("ThrottlingException")],
    error: ThrottlingException,
    message:
      "ReEncrypt failed with ThrottlingException: Call less often, or ask for a higher quota. (DestinationKeyId alias/new, request ID r-1)",
  },
  "an internal error of KMS": {
    steps: [kmsError("KMSInternalException", 500)],
    error: KMSInternalException,
    message:
      "ReEncrypt failed with KMSInternalException: KMS failed internally. Try again later. (DestinationKeyId alias/new, request ID r-1)",
  },
  "a client clock that is behind": { steps: [withClockOffset(THREE_HOURS)], attempts: 2 },
  "a client clock that is ahead": { steps: [withClockOffset(-THREE_HOURS)], attempts: 2 },
  "a wrong signature although the clock is right": {
    steps: [kmsError("InvalidSignatureException", 400, { date: new Date().toUTCString() })],
    error: InvalidSignatureException,
    message:
      "ReEncrypt failed with InvalidSignatureException: Check the secret access key, the Region, the clock and proxies. (DestinationKeyId alias/new, request ID r-1)",
    attempts: 1,
  },
  "expired credentials that the provider can refresh": {
    steps: [rejectExpired],
    config: { credentials: inTurn(expiredCredentials, { ...testCredentials, sessionToken: "fresh" }) },
    attempts: 2,
  },
  "expired credentials that cannot be refreshed": {
    steps: [rejectExpired],
    config: { credentials: expiredCredentials },
    error: ExpiredTokenException,
    message:
      "ReEncrypt failed with ExpiredTokenException: Get new credentials. (DestinationKeyId alias/new, request ID r-1)",
    attempts: 1,
  },
};

function inTurn<T>(first: T, second: T): () => Promise<T> {
  let calls = 0;
  return async () => (calls++ === 0 ? first : second);
}
