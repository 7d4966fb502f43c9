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
import { impatient } from "./impatient.js";
import { body, expired, failure, keys, refuseExpired, skewed, success } from "./kms-steps.js";
import {
  answer,
  raw,
  rawAndClose,
  rawAndReset,
  reset,
  type Step,
  silence,
  trickle,
} from "./scripted-server.js";

const head = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`;
const THREE_HOURS = 3 * 3_600_000;

/** One fault: what the server does, and how the call ends. Two attempts, unless the row says otherwise. */
export interface Fault {
  readonly steps: readonly Step[];
  readonly config?: KMSClientConfig;
  /** The class of the error; without one the call succeeds. */
  readonly error?: abstract new (
    ...args: never[]
  ) => Error;
  readonly code?: string;
  /** HOST stands for the address of the server. */
  readonly message?: string | RegExp;
  readonly attempts?: number;
  /** How many requests arrive at the server. Default: one for each attempt. */
  readonly requests?: number;
  /** How long the call takes at least, in milliseconds. */
  readonly atLeast?: number;
}

const lost = (what: string) =>
  `ReEncrypt failed on the way to HOST: ${what}. The connection was closed before the whole answer was there: check the network and proxies.`;
const tooSlow = {
  config: { requestHandler: { requestTimeout: 100 } },
  error: TimeoutError,
  message:
    "ReEncrypt timed out on the way to HOST: no complete answer within 100 ms (requestTimeout). Check the network and the endpoint, or raise the time-out.",
  atLeast: 190,
};
const notHttp = {
  error: ConnectionError,
  code: "HPE_INVALID_CONSTANT",
  message:
    /^ReEncrypt failed on the way to HOST: Parse Error: .* \(HPE_INVALID_CONSTANT\)\. Another protocol is spoken there/,
};
const truncated = {
  error: UnexpectedResponseException,
  message:
    "ReEncrypt failed: the answer to ReEncrypt broke off. Something else than KMS may have answered: check the endpoint and proxies. (DestinationKeyId alias/new, HTTP status 200)",
};

/** Every fault, by its name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "a reset before the answer": {
    steps: [reset],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lost("read ECONNRESET"),
  },
  "an end before the answer": {
    steps: [rawAndClose("")],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lost("socket hang up (ECONNRESET)"),
  },
  "a reset within the head": {
    steps: [rawAndReset(head.slice(0, 20))],
    error: ConnectionError,
    code: "ECONNRESET",
  },
  "a reset within the body": {
    steps: [rawAndReset(head + body.slice(0, 20))],
    error: ConnectionError,
    code: "ECONNRESET",
  },
  "an end within the body": {
    steps: [rawAndClose(head + body.slice(0, 20))],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lost("aborted (ECONNRESET)"),
  },
  "a reset after the answer": { steps: [rawAndReset(head + body)], attempts: 1 },
  "a reset, and then an answer": { steps: [reset, success], attempts: 2 },
  "a silent server": { steps: [silence], ...tooSlow },
  "a body slower than the time-out": { steps: [trickle], ...tooSlow },
  "a head without an end": { steps: [raw("HTTP/1.1 100 Continue\r\n\r\n")], ...tooSlow },
  "a switch to another protocol": {
    steps: [raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n")],
    error: ConnectionError,
    code: "ECONNRESET",
    message: lost("closed without an answer (ECONNRESET)"),
  },
  "a content-length that is too long": {
    steps: [answer(200, body, { "content-length": "999" })],
    ...tooSlow,
  },
  "a content-length that is too short": {
    steps: [answer(200, body, { "content-length": "99" })],
    ...truncated,
  },
  "an end that only looks complete": {
    steps: [rawAndClose(`HTTP/1.1 200 OK\r\n\r\n${body.slice(0, 20)}`)],
    ...truncated,
  },
  "two different content-lengths": {
    steps: [raw("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}")],
    error: ConnectionError,
    code: "HPE_UNEXPECTED_CONTENT_LENGTH",
  },
  "the greeting of an SSH server": { steps: [raw("SSH-2.0-OpenSSH_9.6\r\n")], ...notHttp },
  "a TLS alert": { steps: [raw(new Uint8Array([21, 3, 1, 0, 2, 2, 22]))], ...notHttp },
  "an endless head": {
    steps: [raw(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(100_000)}`)],
    error: ConnectionError,
    code: "HPE_HEADER_OVERFLOW",
  },
  "a burst of throttling that ends": {
    steps: [failure("ThrottlingException"), failure("ThrottlingException"), success],
    config: { retryStrategy: impatient(3) },
    attempts: 3,
  },
  "throttling that does not end": {
    steps: [failure("ThrottlingException")],
    error: ThrottlingException,
    message:
      "ReEncrypt failed with ThrottlingException: Call less often, or ask for a higher quota. (DestinationKeyId alias/new, request id r-1)",
  },
  "an error inside KMS": {
    steps: [failure("KMSInternalException", 500)],
    error: KMSInternalException,
    message:
      "ReEncrypt failed with KMSInternalException: Try again later. (DestinationKeyId alias/new, request id r-1)",
  },
  "a clock that is behind": { steps: [skewed(THREE_HOURS)], attempts: 2 },
  "a clock that is ahead": { steps: [skewed(-THREE_HOURS)], attempts: 2 },
  "a signature that is wrong though the clock is right": {
    steps: [failure("InvalidSignatureException", 400, { date: new Date().toUTCString() })],
    error: InvalidSignatureException,
    message:
      "ReEncrypt failed with InvalidSignatureException: Check the secret access key, the Region, the clock and proxies. (DestinationKeyId alias/new, request id r-1)",
    attempts: 1,
  },
  "expired credentials of a provider": {
    steps: [refuseExpired],
    config: { credentials: inTurn(expired, { ...keys, sessionToken: "fresh" }) },
    attempts: 2,
  },
  "expired credentials that stay as they are": {
    steps: [refuseExpired],
    config: { credentials: expired },
    error: ExpiredTokenException,
    message:
      "ReEncrypt failed with ExpiredTokenException: Get new credentials. (DestinationKeyId alias/new, request id r-1)",
    attempts: 1,
  },
};

function inTurn<T>(first: T, second: T): () => Promise<T> {
  let calls = 0;
  return async () => (calls++ === 0 ? first : second);
}
