import { Sha256 as Sha256Js } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Sha256 } from "../../src/client/platform/Sha256.js";
import { Signer } from "../../src/middleware/Signer.js";
import { HttpRequest } from "../../src/smithy.js";

const SHA256 = [
  ["node:crypto", Sha256],
  ["@aws-crypto/sha256-js", Sha256Js],
] as const;
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const signingDate = new Date("2026-01-01T00:00:00Z");
const request = (headers: Record<string, string> = {}, body = "{}") =>
  new HttpRequest({ method: "POST", hostname: "h", path: "/", headers: { host: "h", ...headers }, body });

describe.each(SHA256)("the signer with the SHA-256 of %s", (_, sha256) => {
  const options = { region: async () => "us-east-2", credentials: async () => credentials, sha256 };

  it("signs as the one of smithy does", async () => {
    const theirs = new SignatureV4({ ...options, service: "kms" });
    const ours = new Signer(options);
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/);
    const value = fc.string({ unit: fc.constantFrom("a", "Z", " ", "\t", "é"), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.tuple(fc.oneof(name, fc.constantFrom("proxy-x", "user-agent", "Date", "sec-x")), value),
          // Of names that differ in their case only, see below.
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

  it("signs the last of headers whose names differ in their case only, which is the one that node:http sends", async () => {
    const signer = new Signer(options);
    const authorization = async (headers: Record<string, string>) =>
      (await signer.sign(request(headers), { signingDate })).headers.authorization;
    expect(await authorization({ "x-a": "1", "X-A": "2" })).toBe(await authorization({ "x-a": "2" }));
    expect(await authorization({ "X-A": "1", "x-a": "2" })).toBe(await authorization({ "x-a": "2" }));
  });

  it.each([
    ["another day", { signingDate: new Date("2026-01-02T00:00:00Z") }],
    ["another Region", { signingRegion: "eu-west-1" }],
    ["another service", { signingService: "sts" }],
    ["other credentials", { credentials: { ...credentials, secretAccessKey: "another" } }],
  ])("derives another key for %s, and the old one again", async (_, other) => {
    const signer = new Signer(options);
    const authorization = async (more: object) =>
      (await signer.sign(request(), { signingDate, ...more })).headers.authorization;
    const fresh = (await new Signer(options).sign(request(), { signingDate, ...other })).headers
      .authorization;
    const first = await authorization({});
    expect(await authorization(other)).toBe(fresh);
    expect(await authorization({})).toBe(first);
  });

  it("derives another key when the secret in the same credentials is replaced", async () => {
    const mutable = { ...credentials };
    const signer = new Signer(options);
    const first = await signer.sign(request(), { signingDate, credentials: mutable });
    mutable.secretAccessKey = "another";
    const second = await signer.sign(request(), { signingDate, credentials: mutable });
    expect(second.headers.authorization).not.toBe(first.headers.authorization);
  });
});
