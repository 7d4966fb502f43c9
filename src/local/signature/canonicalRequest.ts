/**
 * The first two of the four steps of Signature Version 4: the canonical request and the string to sign.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { hash } from "node:crypto";
import type { Headers } from "./headers.js";

/** The signed parts of an HTTP request. */
export interface SignedRequest {
  /** The method. */
  readonly method: string;
  /** The query as received, without `?`; may be empty. */
  readonly query: string;
  /** All headers. */
  readonly headers: Headers;
  /** The body. */
  readonly body: Uint8Array;
}

/** Step 1: the canonical request. */
export function canonicalRequest(
  { method, query, headers, body }: SignedRequest,
  signedHeaders: readonly string[],
  bodyHash: string = sha256(body),
): string {
  // The path is always "/": requests for other paths are rejected before the signature check.
  let text = `${method}\n/\n${query === "" ? "" : canonicalQuery(query)}\n`;
  for (const name of signedHeaders) {
    text += canonicalHeader(name, headers.get(name));
  }
  return `${text}\n${signedHeaders.join(";")}\n${bodyHash}`;
}

/** Step 2: the string to sign. */
export const stringToSign = (canonical: string, date: string, scope: string): string =>
  ["AWS4-HMAC-SHA256", date, scope, sha256(Buffer.from(canonical, "latin1"))].join("\n");

/** The SHA-256 hash of bytes, in lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => hash("sha256", bytes);

// A missing header has no line, so that it differs from an empty one.
function canonicalHeader(name: string, values: readonly string[] | undefined): string {
  if (values === undefined) {
    return "";
  }
  const [first = ""] = values;
  return `${name}:${values.length === 1 ? trimmed(first) : values.map(trimmed).join(",")}\n`;
}

const trimmed = (value: string): string =>
  /^\s|\s$|[\t\r\n]| {2}/.test(value) ? value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "") : value;

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((parameter) => parameter !== "")
    .map((parameter) => {
      const [name = "", ...value] = parameter.split("=");
      return [encoded(name), encoded(value.join("="))] as const;
    })
    .sort(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map((pair) => pair.join("="))
    .join("&");
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

// Invalid escapes stay as received, and no signature matches them.
function encoded(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text)).replace(/[!'()*]/g, percent);
  } catch {
    return text;
  }
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
