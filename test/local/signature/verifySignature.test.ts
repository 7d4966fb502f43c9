import { describe, expect, test } from "vitest";
import {
  authorization,
  credentials,
  dropHeader,
  type Header,
  nowPlus,
  type ReceivedRequest,
  resultOf,
  type Signing,
  setHeader,
  signed,
  temporary,
} from "./signedRequest.js";

const MISMATCH = expect.stringMatching(/^The request signature we calculated does not match/);
const INVALID_TOKEN = "The security token included in the request is invalid.";
const hashed = / parameter\. \(Hashed with SHA-256 and encoded with Base64\) Authorization=[\w+/]{43}=$/;

describe("verifySignature accepts", () => {
  test.each<[string, Signing]>([
    ["a new signature", {}],
    ["a signature 5 minutes old", { date: nowPlus(-5) }],
    ["a signature 5 minutes ahead", { date: nowPlus(5) }],
    ["temporary credentials with their token", { signWith: temporary }],
    ["a header with a list of values", { headers: { "x-amz-meta": "a,b" } }],
  ])("%s", async (_, signing) => {
    expect(resultOf(await signed(signing))).toBe("accepted");
  });

  test.each<[string, (request: ReceivedRequest) => ReceivedRequest]>([
    [
      "header names in another case",
      (request) => ({ ...request, headers: request.headers.map(([n, v]) => [n.toUpperCase(), v]) }),
    ],
    ["headers in another order", (request) => ({ ...request, headers: request.headers.toReversed() })],
    ["spaces around a value", setHeader("x-amz-target", "  TrentService.Encrypt ")],
    ["no spaces in the Authorization header", authorization((value) => value.replaceAll(", ", ","))],
    ["additional unsigned headers", setHeader("user-agent", "anything")],
  ])("%s", async (_, change) => {
    expect(resultOf(change(await signed()))).toBe("accepted");
  });

  test("the values of a header on two lines", async () => {
    const request = await signed({ headers: { "x-amz-meta": "a,b" } });
    const headers = request.headers.flatMap((header): Header[] =>
      header[0] === "x-amz-meta"
        ? [
            ["x-amz-meta", "a"],
            ["X-Amz-Meta", " b"],
          ]
        : [header],
    );
    expect(resultOf({ ...request, headers })).toBe("accepted");
  });
});

describe("verifySignature rejects ambiguous requests with", () => {
  test.each(["authorization", "host", "content-type", "x-amz-target", "x-amz-date"])(
    "a second %s header",
    async (name) => {
      const request = await signed({ headers: { "content-type": "application/x-amz-json-1.1" } });
      const [, value = ""] = request.headers.find(([candidate]) => candidate.toLowerCase() === name) ?? [];
      const headers: Header[] = [...request.headers, [name.toUpperCase(), value]];
      expect(resultOf({ ...request, headers })).not.toBe("accepted");
    },
  );

  test.each<[string, (value: string) => string]>([
    ["garbage after the signature", (value) => `${value}, garbage`],
    ["a duplicate parameter", (value) => `${value}, Signature=0`],
    [
      "signed headers that are not sorted",
      (value) => value.replace(/SignedHeaders=([^;]+);([^;]+);/, "SignedHeaders=$2;$1;"),
    ],
    ["a signed header that is missing", (value) => value.replace("SignedHeaders=", "SignedHeaders=absent;")],
  ])("%s", async (_, change) => {
    expect(resultOf(authorization(change)(await signed()))).not.toBe("accepted");
  });
});

describe("verifySignature rejects", () => {
  test.each<[string, Signing, string, unknown]>([
    [
      "a signature older than 5 minutes",
      { date: nowPlus(-5, -1) },
      "InvalidSignatureException",
      "Signature expired: 20260301T115459Z is now earlier than 20260301T115500Z (20260301T120000Z - 5 min.)",
    ],
    [
      "a signature more than 5 minutes ahead",
      { date: nowPlus(5, 1) },
      "InvalidSignatureException",
      "Signature not yet current: 20260301T120501Z is still later than 20260301T120500Z (20260301T120000Z + 5 min.)",
    ],
    [
      "another Region",
      { region: "eu-west-1" },
      "InvalidSignatureException",
      "Credential should be scoped to a valid region.",
    ],
    [
      "another Region and service",
      { region: "eu-west-1", service: "s3" },
      "InvalidSignatureException",
      "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'kms'.",
    ],
    [
      "an unknown access key ID",
      { signWith: { ...credentials, accessKeyId: "AKIDOTHER" } },
      "UnrecognizedClientException",
      INVALID_TOKEN,
    ],
    [
      "another secret access key",
      { signWith: { ...credentials, secretAccessKey: "other" } },
      "InvalidSignatureException",
      MISMATCH,
    ],
    [
      "a session token with permanent credentials",
      { signWith: { ...credentials, sessionToken: "token" } },
      "UnrecognizedClientException",
      INVALID_TOKEN,
    ],
    [
      "another session token",
      { signWith: { ...temporary, sessionToken: "other" } },
      "UnrecognizedClientException",
      INVALID_TOKEN,
    ],
    [
      "temporary credentials without their session token",
      { signWith: { accessKeyId: temporary.accessKeyId, secretAccessKey: temporary.secretAccessKey } },
      "UnrecognizedClientException",
      INVALID_TOKEN,
    ],
    [
      "a wrong body hash",
      { headers: { "x-amz-content-sha256": "0".repeat(64) } },
      "InvalidSignatureException",
      MISMATCH,
    ],
    [
      "an unsigned body",
      { headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } },
      "InvalidSignatureException",
      MISMATCH,
    ],
  ])("%s", async (_, signing, name, message) => {
    expect(resultOf(await signed(signing))).toEqual({ name, message });
  });

  test.each<[string, (request: ReceivedRequest) => ReceivedRequest, string, unknown]>([
    [
      "a missing Authorization header",
      dropHeader("authorization"),
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
    ],
    [
      "another authorization scheme",
      authorization(() => "Basic dXNlcjpwYXNz"),
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
    ],
    [
      "a missing credential",
      authorization((value) => value.replace(/Credential=[^,]+, /, "")),
      "IncompleteSignatureException",
      expect.stringMatching(new RegExp(`^Authorization header requires 'Credential'${hashed.source}`)),
    ],
    [
      "missing signed headers",
      authorization((value) => value.replace(/SignedHeaders=[^,]+, /, "")),
      "IncompleteSignatureException",
      expect.stringMatching(new RegExp(`^Authorization header requires 'SignedHeaders'${hashed.source}`)),
    ],
    [
      "nothing but the algorithm",
      authorization(() => "AWS4-HMAC-SHA256"),
      "IncompleteSignatureException",
      expect.stringMatching(/^Authorization header requires 'Credential' .*'Signature' .*'SignedHeaders' /),
    ],
    [
      "a missing date",
      dropHeader("x-amz-date"),
      "IncompleteSignatureException",
      expect.stringMatching(/requires existence of either a 'X-Amz-Date' or a 'Date' header\. /),
    ],
    [
      "a date in another format",
      setHeader("x-amz-date", "2026-03-01T12:00:00Z"),
      "IncompleteSignatureException",
      expect.stringMatching(/^Date must be in ISO-8601 'basic format'\. Got '2026-03-01T12:00:00Z'\./),
    ],
    [
      "a date that does not exist",
      setHeader("x-amz-date", "20260230T120000Z"),
      "IncompleteSignatureException",
      expect.stringMatching(/^Date must be in ISO-8601/),
    ],
    [
      "another algorithm",
      authorization((value) => value.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512")),
      "IncompleteSignatureException",
      "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512' (only AWS4-HMAC-SHA256 for now).",
    ],
    [
      "an unsigned host",
      authorization((value) => value.replace(";host;", ";")),
      "InvalidSignatureException",
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      "an unsigned target",
      authorization((value) => value.replace(";x-amz-target", "")),
      "InvalidSignatureException",
      "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      "an x-amz- header that was added later",
      setHeader("X-Amz-Later", "a"),
      "InvalidSignatureException",
      "'x-amz-later' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      "a credential scope that lacks a part",
      authorization((value) => value.replace("/aws4_request", "")),
      "IncompleteSignatureException",
      expect.stringMatching(/^Credential must have exactly 5 slash-delimited elements/),
    ],
    [
      "a credential scope with another terminator",
      authorization((value) => value.replace("aws4_request", "aws5_request")),
      "InvalidSignatureException",
      "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
    ],
    [
      "a credential scope of another day",
      authorization((value) => value.replace("20260301", "20260302")),
      "InvalidSignatureException",
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260302' != '20260301', from '20260301T120000Z'.",
    ],
    ["a signed header that was removed", dropHeader("content-type"), "InvalidSignatureException", MISMATCH],
    [
      "a header that was repeated",
      (request) => ({ ...request, headers: [...request.headers, ["content-type", "x"]] }),
      "InvalidSignatureException",
      MISMATCH,
    ],
    [
      "a query that was added later",
      (request) => ({ ...request, query: "a=b" }),
      "InvalidSignatureException",
      MISMATCH,
    ],
    ["another method", (request) => ({ ...request, method: "PUT" }), "InvalidSignatureException", MISMATCH],
  ])("%s", async (_, change, name, message) => {
    expect(resultOf(change(await signed()))).toEqual({ name, message });
  });
});
