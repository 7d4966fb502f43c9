import { Decrypt, Encrypt, integer, ReEncrypt } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { validate } from "../../src/protocol/validate.js";

const blob = new Uint8Array([1]);
const good = { CiphertextBlob: blob, DestinationKeyId: "alias/new" };
const asymmetric = { DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256" };

describe("validate", () => {
  it.each<[string, object]>([
    ["the smallest input", good],
    ["a Buffer", { ...good, CiphertextBlob: Buffer.from("x") }],
    ["6144 bytes", { ...good, CiphertextBlob: new Uint8Array(6144) }],
    ["ten grant tokens", { ...good, GrantTokens: Array(10).fill("t") }],
    ["an empty context", { ...good, SourceEncryptionContext: {} }],
    ["a context without a prototype", { ...good, SourceEncryptionContext: Object.create(null) }],
    ["unknown members that are undefined", { ...good, Other: undefined }],
    ["an empty list of modifiers", { ...good, DryRunModifiers: [] }],
    ["an asymmetric destination", { ...good, ...asymmetric }],
    [
      "a dry run without ciphertext",
      { DestinationKeyId: "d", SourceKeyId: "s", DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] },
    ],
  ])("accepts %s", (_, input) => {
    expect(validate(ReEncrypt, input)).toEqual([]);
  });

  it.each<[string, object, string, RegExp]>([
    [
      "base64 text for bytes",
      { ...good, CiphertextBlob: "AQID" },
      "CiphertextBlob",
      /not a string: decode base64 with/,
    ],
    [
      "an empty blob",
      { ...good, CiphertextBlob: new Uint8Array() },
      "CiphertextBlob",
      /must have 1 to 6144 bytes, but has 0/,
    ],
    ["6145 bytes", { ...good, CiphertextBlob: new Uint8Array(6145) }, "CiphertextBlob", /but has 6145/],
    [
      "an ArrayBuffer",
      { ...good, CiphertextBlob: new ArrayBuffer(1) },
      "CiphertextBlob",
      /new Uint8Array\(value\)/,
    ],
    [
      "a DataView",
      { ...good, CiphertextBlob: new DataView(new ArrayBuffer(1)) },
      "CiphertextBlob",
      /value\.byteOffset/,
    ],
    ["an array of numbers", { ...good, CiphertextBlob: [1] }, "CiphertextBlob", /Uint8Array\.from\(value\)/],
    [
      "a promise",
      { ...good, CiphertextBlob: Promise.resolve(blob) },
      "CiphertextBlob",
      /not a Promise: await it first/,
    ],
    ["null", { ...good, CiphertextBlob: null }, "CiphertextBlob", /not null/],
    [
      "a Buffer that went through JSON",
      { ...good, CiphertextBlob: { type: "Buffer", data: [1] } },
      "CiphertextBlob",
      /not an object/,
    ],
    ["no ciphertext", { DestinationKeyId: "d" }, "CiphertextBlob", /is required/],
    ["no destination", { CiphertextBlob: blob }, "DestinationKeyId", /is required/],
    [
      "an empty key id",
      { ...good, DestinationKeyId: "" },
      "DestinationKeyId",
      /1 to 2048 characters, but has 0/,
    ],
    ["a key id that is too long", { ...good, SourceKeyId: "k".repeat(2049) }, "SourceKeyId", /but has 2049/],
    [
      "a key id that is no string",
      { ...good, SourceKeyId: 1 },
      "SourceKeyId",
      /must be a string, not a number/,
    ],
    [
      "an eleventh grant token",
      { ...good, GrantTokens: Array(11).fill("t") },
      "GrantTokens",
      /at most 10 items, but has 11/,
    ],
    [
      "an empty grant token",
      { ...good, GrantTokens: ["t", ""] },
      "GrantTokens[1]",
      /1 to 8192 characters, but has 0/,
    ],
    [
      "tokens that are no list",
      { ...good, GrantTokens: "t" },
      "GrantTokens",
      /must be an array, not a string/,
    ],
    [
      "a context with a number",
      { ...good, SourceEncryptionContext: { a: 1 } },
      "SourceEncryptionContext.a",
      /must be a string, not a number/,
    ],
    [
      "a context with undefined",
      { ...good, SourceEncryptionContext: { a: undefined } },
      "SourceEncryptionContext.a",
      /not undefined/,
    ],
    [
      "a context that is a Map",
      { ...good, SourceEncryptionContext: new Map() },
      "SourceEncryptionContext",
      /Object\.fromEntries\(value\)/,
    ],
    [
      "a context that is a list",
      { ...good, SourceEncryptionContext: [] },
      "SourceEncryptionContext",
      /not an array/,
    ],
    [
      "an unknown algorithm",
      { ...good, DestinationEncryptionAlgorithm: "RSA" },
      "DestinationEncryptionAlgorithm",
      /must be one of RSAES_OAEP_SHA_1, /,
    ],
    ["a flag that is text", { ...good, DryRun: "true" }, "DryRun", /must be true or false, not a string/],
    [
      "a context with an asymmetric destination",
      { ...good, ...asymmetric, DestinationEncryptionContext: {} },
      "DestinationEncryptionContext",
      /leave it out/,
    ],
    [
      "a context with an asymmetric source",
      { ...good, SourceKeyId: "s", SourceEncryptionAlgorithm: "SM2PKE", SourceEncryptionContext: {} },
      "SourceEncryptionContext",
      /leave it out/,
    ],
    [
      "an asymmetric source without its key",
      { ...good, SourceEncryptionAlgorithm: "SM2PKE" },
      "SourceKeyId",
      /does not name its key/,
    ],
    [
      "a modifier without a dry run",
      { ...good, SourceKeyId: "s", DryRunModifiers: ["IGNORE_CIPHERTEXT"] },
      "DryRunModifiers",
      /set DryRun: true/,
    ],
    [
      "an ignored ciphertext without a source key",
      { ...good, DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] },
      "SourceKeyId",
      /is required with IGNORE_CIPHERTEXT/,
    ],
    [
      "a member in the wrong case",
      { ...good, ciphertextBlob: blob },
      "ciphertextBlob",
      /did you mean CiphertextBlob\?/,
    ],
    [
      "a member of another operation",
      { ...good, KeyId: "k" },
      "KeyId",
      /did you mean SourceKeyId or DestinationKeyId\?/,
    ],
    ["a member from nowhere", { ...good, Frobnicate: 1 }, "Frobnicate", /the members are CiphertextBlob, /],
  ])("refuses %s", (_, input, path, message) => {
    expect(validate(ReEncrypt, input)).toEqual([
      expect.objectContaining({ path, message: expect.stringMatching(message) }),
    ]);
  });

  it.each([null, undefined, "text", [], 1])("refuses %j in the place of an input", (input) => {
    expect(validate(ReEncrypt, input)).toEqual([
      expect.objectContaining({ path: "input", constraint: "type" }),
    ]);
  });

  it("reports all problems at once, in the order of the declaration", () => {
    const problems = validate(ReEncrypt, { CiphertextBlob: "x", GrantTokens: [1], Other: 1 });
    expect(problems.map(({ path }) => path)).toEqual([
      "CiphertextBlob",
      "DestinationKeyId",
      "GrantTokens[0]",
      "Other",
    ]);
  });

  it("reports very many problems without running out of stack", () => {
    const SourceEncryptionContext = Object.fromEntries(
      Array.from({ length: 200_000 }, (_, index) => [index, index]),
    );
    expect(validate(ReEncrypt, { ...good, SourceEncryptionContext })).toHaveLength(200_000);
  });

  it.each([
    [{ min: -5 }, -6, "must be at least -5, but is -6"],
    [{ max: 5 }, 6, "must be at most 5, but is 6"],
    [{ min: -5, max: 5 }, 6, "must be -5 to 5, but is 6"],
  ])("says which bounds of %o a number breaks", (bounds, Limit, message) => {
    const operation = { input: { Limit: integer(bounds) }, rules: [] };
    expect(validate(operation, { Limit })).toEqual([expect.objectContaining({ path: "Limit", message })]);
  });

  it("tells the limit that is broken, for those who word it otherwise", () => {
    expect(validate(ReEncrypt, { ...good, CiphertextBlob: new Uint8Array(6145) })[0]).toMatchObject({
      constraint: "length",
      limit: { max: 6144 },
    });
  });

  it("checks the members of structures", () => {
    const Recipient = { KeyEncryptionAlgorithm: "RSA", AttestationDocument: new Uint8Array(), Nonce: 1 };
    expect(validate(Decrypt, { CiphertextBlob: blob, Recipient }).map(({ path }) => path)).toEqual([
      "Recipient.KeyEncryptionAlgorithm",
      "Recipient.AttestationDocument",
      "Recipient.Nonce",
    ]);
  });

  it("never repeats a value, which may be secret", () => {
    const secret = "correct horse battery staple";
    const problems = validate(Encrypt, {
      KeyId: 1,
      Plaintext: secret,
      EncryptionAlgorithm: secret,
      GrantTokens: secret,
    });
    expect(problems).toHaveLength(4);
    expect(JSON.stringify(problems)).not.toContain("horse");
  });
});
