/**
 * The first two of the four steps of Signature Version 4: the canonical request and the string to sign.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { hash } from "node:crypto";

/** A header as received: its name, in any case, and its value. A name may occur more than once. */
export type Header = readonly [name: string, value: string];

/** The signed parts of an HTTP request. */
export interface SignedRequest {
  /** The method. */
  readonly method: string;
  /** The query as received, without `?`; may be empty. */
  readonly query: string;
  /** All headers in their order. Each character represents one byte (Latin-1), as in HTTP. */
  readonly headers: readonly Header[];
  /** The body. */
  readonly body: Uint8Array;
}

/** Step 1: the canonical request. */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  return [
    request.method,
    // The path. KMS has no other; requests for other paths are rejected before the signature check.
    "/",
    canonicalQuery(request.query),
    ...signedHeaders.flatMap((name) => canonicalHeader(name, valuesOf(request.headers, name))),
    "",
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

/** Step 2: the string to sign. */
export const stringToSign = (canonical: string, date: string, scope: string): string =>
  ["AWS4-HMAC-SHA256", date, scope, sha256(Buffer.from(canonical, "latin1"))].join("\n");

/** All values of a header, in their order. The name is in lower case. */
export const valuesOf = (headers: readonly Header[], name: string): readonly string[] =>
  indexOf(headers).get(name) ?? [];

/** Whether there is a header. The name is in lower case. */
export const hasHeader = (headers: readonly Header[], name: string): boolean => indexOf(headers).has(name);

const indexes = new WeakMap<readonly Header[], ReadonlyMap<string, readonly string[]>>();

/** The values of all headers by name, made once for each request. */
function indexOf(headers: readonly Header[]): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(headers);
  if (known !== undefined) {
    return known;
  }
  const index = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const values = index.get(lower);
    if (values === undefined) {
      index.set(lower, [value]);
    } else {
      values.push(value);
    }
  }
  indexes.set(headers, index);
  return index;
}

/** The SHA-256 hash of bytes, in lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => hash("sha256", bytes);

// A missing header has no line, so that it differs from an empty one.
const canonicalHeader = (name: string, values: readonly string[]): string[] =>
  values.length === 0 ? [] : [`${name}:${values.map(trimmed).join(",")}`];

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
