import { Sha256 as Sha256Js } from "@aws-crypto/sha256-js";
import { SignatureV4 as SmithySigner } from "@smithy/signature-v4";
import type { RequestSigningArguments } from "@smithy/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SignatureV4 } from "../../../../src/client/pipeline/signing/SignatureV4.js";
import { NodeSha256 } from "../../../../src/runtime/node/NodeSha256.js";
import { HttpRequest } from "../../../../src/smithy.js";

const SHA256 = [
  ["node:crypto", NodeSha256],
  ["@aws-crypto/sha256-js", Sha256Js],
] as const;
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const signingDate = new Date("2026-01-01T00:00:00Z");
const request = (headers: Record<string, string> = {}, body = "{}") =>
  new HttpRequest({ method: "POST", hostname: "h", path: "/", headers: { host: "h", ...headers }, body });

describe.each(SHA256)("the signer with the SHA-256 of %s", (_, sha256) => {
  const options = { region: async () => "us-east-2", credentials: async () => credentials, sha256 };

  it("makes the same signatures as that of smithy", async () => {
    const theirs = new SmithySigner({ ...options, service: "kms" });
    const ours = new SignatureV4(options);
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/);
    const value = fc.string({ unit: fc.constantFrom("a", "Z", " ", "\t", "é"), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.tuple(
            fc.oneof(name, fc.constantFrom("proxy-x", "user-agent", "Date", "sec-x", "fromage", "x-from")),
            value,
          ),
          // The next test is about names that differ only in case.
          { selector: ([name]) => name.toLowerCase() },
        ),
        fc.string(),
        async (pairs, body) => {
          const headers = Object.fromEntries(pairs);
          const [expected, signed] = await Promise.all(
            [theirs, ours].map((signer) => signer.sign(request(headers, body), { signingDate })),
          );
          expect(signed?.headers.authorization).toBe(expected?.headers.authorization);
        },
      ),
    );
  });

  it("makes the same signatures as that of smithy for any path, query and date", async () => {
    const theirs = new SmithySigner({ ...options, service: "kms" });
    const ours = new SignatureV4(options);
    const text = fc.string({
      unit: fc.constantFrom("a", "Z", "0", "/", ".", "-", "~", "%2F", " ", "é", "+", "=", "&", "*"),
      maxLength: 8,
    });
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }));
    const seconds = fc.integer({ min: 1, max: 4_000_000_000 });
    const date = fc.oneof(
      seconds,
      seconds.map((time) => new Date(time * 1000)),
      seconds.map((time) => new Date(time * 1000).toISOString()),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.dictionary(text, value), date, async (path, query, signingDate) => {
        const [expected, signed] = await Promise.all(
          [theirs, ours].map((signer) =>
            signer.sign(new HttpRequest({ ...request(), path, query }), { signingDate }),
          ),
        );
        expect(signed?.headers.authorization).toBe(expected?.headers.authorization);
      }),
    );
  });

  it("signs a query parameter without a value as an empty one, as AWS reads it", async () => {
    const signer = new SignatureV4(options);
    const sign = async (query: Record<string, string | null>) =>
      (await signer.sign(new HttpRequest({ ...request(), query }), { signingDate })).headers.authorization;
    expect(await sign({ b: null, "b-": "1", a: null })).toBe(await sign({ a: "", b: "", "b-": "1" }));
  });

  it("keeps the names of headers, and omits those without a value", async () => {
    const unsigned = request({ "X-Case": "1", "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" });
    Object.assign(unsigned.headers, { "x-none": undefined });
    const { headers } = await new SignatureV4(options).sign(unsigned, { signingDate });
    expect(Object.keys(headers).sort()).toEqual([
      "X-Case",
      "authorization",
      "host",
      "x-amz-content-sha256",
      "x-amz-date",
    ]);
    expect(headers["x-amz-content-sha256"]).toBe("UNSIGNED-PAYLOAD");
  });

  it("derives the signing key once for requests of the same day", async () => {
    let hashes = 0;
    class Counting extends Sha256Js {
      constructor(secret?: ConstructorParameters<typeof Sha256Js>[0]) {
        super(secret);
        hashes += 1;
      }
    }
    const signer = new SignatureV4({ ...options, sha256: Counting });
    await signer.sign(request(), { signingDate });
    const first = hashes;
    await signer.sign(request(), { signingDate });
    expect(hashes - first).toBeLessThan(first);
  });

  it("signs the last of several headers whose names differ only in case, which is the one that node:http sends", async () => {
    const signer = new SignatureV4(options);
    const authorization = async (headers: Record<string, string>) =>
      (await signer.sign(request(headers), { signingDate })).headers.authorization;
    expect(await authorization({ "x-a": "1", "X-A": "2" })).toBe(await authorization({ "x-a": "2" }));
    expect(await authorization({ "X-A": "1", "x-a": "2" })).toBe(await authorization({ "x-a": "2" }));
  });

  it("signs a request as if it were its first, whatever the headers of the one before were", async () => {
    const used = new SignatureV4(options);
    const some = { "x-a": "1", "x-b": "2" };
    const requests: readonly (readonly [
      headers: Record<string, string>,
      options?: RequestSigningArguments,
    ])[] = [
      [some],
      [{ ...some, "x-b": "3" }],
      [{ "x-a": "1", "x-c": "2" }],
      [{ "x-b": "2", "x-a": "1" }],
      [some, { unsignableHeaders: new Set(["x-a"]) }],
      [some],
      [{ ...some, "user-agent": "me" }, { signableHeaders: new Set(["user-agent"]) }],
      [{ ...some, "user-agent": "me" }],
      [{ "x-a": "1" }],
      [{}],
    ];
    for (const [headers, more] of requests) {
      const [signed, expected] = await Promise.all(
        [used, new SignatureV4(options)].map((signer) =>
          signer.sign(request(headers), { signingDate, ...more }),
        ),
      );
      expect(signed).toEqual(expected);
    }
  });

  it.each([
    ["another day", { signingDate: new Date("2026-01-02T00:00:00Z") }],
    ["another Region", { signingRegion: "eu-west-1" }],
    ["another service", { signingService: "sts" }],
    ["other credentials", { credentials: { ...credentials, secretAccessKey: "another" } }],
  ])("derives another signing key for %s", async (_, other) => {
    const signer = new SignatureV4(options);
    const authorization = async (more: object) =>
      (await signer.sign(request(), { signingDate, ...more })).headers.authorization;
    const fresh = (await new SignatureV4(options).sign(request(), { signingDate, ...other })).headers
      .authorization;
    const first = await authorization({});
    expect(await authorization(other)).toBe(fresh);
    expect(await authorization({})).toBe(first);
  });

  it("derives another signing key when the secret in the same credentials object is replaced", async () => {
    const mutable = { ...credentials };
    const signer = new SignatureV4(options);
    const first = await signer.sign(request(), { signingDate, credentials: mutable });
    mutable.secretAccessKey = "another";
    const second = await signer.sign(request(), { signingDate, credentials: mutable });
    expect(second.headers.authorization).not.toBe(first.headers.authorization);
  });
});
