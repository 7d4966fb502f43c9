import { describe, expect, test } from "vitest";
import {
  canonicalRequest,
  type SignedRequest,
  sha256,
  stringToSign,
} from "../../../src/local/signature/canonicalRequest.js";
import { headersOf } from "../../../src/local/signature/headers.js";
import { type Verifier, verifySignature } from "../../../src/local/signature/verifySignature.js";
import vectors from "../../vectors/sigv4.json" with { type: "json" };

const { accessKeyId, secretAccessKey, region, service, date, cases } = vectors;
const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;

type Vector = (typeof cases)[number];

function signedHeadersOf({ canonicalRequest: canonical }: Vector): string {
  return canonical.split("\n").at(-2) ?? "";
}

/** The request of a vector, with its published signature. */
function requestOf(vector: Vector): SignedRequest {
  const body = Buffer.from(vector.body);
  const credential = `${accessKeyId}/${scope}`;
  const headers = [...vector.headers];
  headers.push(["X-Amz-Date", date]);
  if (vector.signBodyHash === true) {
    headers.push(["X-Amz-Content-Sha256", sha256(body)]);
  }
  if (vector.sessionToken !== undefined) {
    headers.push(["X-Amz-Security-Token", vector.sessionToken]);
  }
  headers.push([
    "Authorization",
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeadersOf(vector)}, Signature=${vector.signature}`,
  ]);
  return {
    method: vector.method,
    query: vector.target.split("?")[1] ?? "",
    headers: headersOf(headers.flat()),
    body,
  };
}

const verifierOf = ({ sessionToken }: Vector): Verifier => ({
  region,
  service,
  now: () => new Date("2015-08-30T12:36:00Z"),
  credentialsOf: (id) => (id === accessKeyId ? { secretAccessKey, sessionToken } : undefined),
});

describe("the published vectors of Signature Version 4", () => {
  describe.each(cases)("$name", (vector) => {
    const canonical = canonicalRequest(requestOf(vector), signedHeadersOf(vector).split(";"));

    test("canonical request", () => {
      expect(canonical).toBe(vector.canonicalRequest);
    });

    test("string to sign", () => {
      expect(stringToSign(canonical, date, scope)).toBe(vector.stringToSign);
    });

    test("the signature is accepted", () => {
      expect(() => verifySignature(requestOf(vector), verifierOf(vector))).not.toThrow();
    });

    test("a signature that differs in one digit is rejected", () => {
      const digit = vector.signature.startsWith("0") ? "1" : "0";
      const signature = digit + vector.signature.slice(1);
      expect(() => verifySignature(requestOf({ ...vector, signature }), verifierOf(vector))).toThrow(
        /does not match/,
      );
    });
  });
});

describe("canonicalRequest", () => {
  const canonicalQuery = (query: string) =>
    canonicalRequest({ method: "POST", query, headers: new Map(), body: new Uint8Array() }, []).split(
      "\n",
    )[2];

  test.each([
    ["sorts by name", "b=1&a=2", "a=2&b=1"],
    ["sorts equal names by value", "a=2&a=1", "a=1&a=2"],
    ["sorts capital letters first", "a=1&B=1", "B=1&a=1"],
    ["gives a name without a value an empty one", "a", "a="],
    ["keeps equal signs in a value, encoded", "a=b=c", "a=b%3Dc"],
    ["encodes reserved characters of RFC 3986", "a=!'()*", "a=%21%27%28%29%2A"],
    ["writes escapes in capital letters", "a=%2f", "a=%2F"],
    ["does not encode unreserved characters", "a=%7E-._~", "a=~-._~"],
    ["ignores empty parameters", "&a=1&", "a=1"],
    ["keeps an invalid escape", "a=%zz", "a=%zz"],
  ])("%s", (_, query, expected) => {
    expect(canonicalQuery(query)).toBe(expected);
  });
});
