/**
 * The first two of the four steps of Signature Version 4: the canonical request, and the string to sign.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { createHash } from "node:crypto";

/** A header as it came: its name in any case, and its value. A name may come more than once. */
export type Header = readonly [name: string, value: string];

/** What of an HTTP request is signed. */
export interface SignedRequest {
  /** The method. */
  readonly method: string;
  /** The query as it came, without its `?`; empty when there is none. */
  readonly query: string;
  /** All headers, in their order. Characters stand for bytes (Latin-1), as HTTP sends them. */
  readonly headers: readonly Header[];
  /** The body. */
  readonly body: Uint8Array;
}

/** Step 1: the request in the one form that both sides can agree on. */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  return [
    request.method,
    // The path. This service has no other, and answers requests to any other before it looks at the signature.
    "/",
    canonicalQuery(request.query),
    ...signedHeaders.flatMap((name) => canonicalHeader(name, valuesOf(request.headers, name))),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

/** Step 2: what the signature is made from. */
export const stringToSign = (canonical: string, date: string, scope: string): string =>
  ["AWS4-HMAC-SHA256", date, scope, sha256(Buffer.from(canonical, "latin1"))].join("\n");

/** All values of a header, in their order. */
export const valuesOf = (headers: readonly Header[], name: string): string[] =>
  headers.filter(([candidate]) => candidate.toLowerCase() === name).map(([, value]) => value);

/** The hash of bytes, in lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

// A header that is not there has no line, so that it differs from an empty one.
const canonicalHeader = (name: string, values: readonly string[]): string[] =>
  values.length === 0 ? [] : [`${name}:${values.map(trimmed).join(",")}`];

const trimmed = (value: string): string => value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");

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

// As it came when it is not encoded properly: then no signature fits.
function encoded(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text)).replace(/[!'()*]/g, percent);
  } catch {
    return text;
  }
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
