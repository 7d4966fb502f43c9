import { CreateGrantCommand, DecryptCommand, EncryptCommand, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { problem } from "../../src/errors/Problem.js";
import { string, structure } from "../../src/shapes/shapes.js";
import { validate } from "../../src/shapes/validate.js";
import { operationOf } from "../support/operation-of.js";

const CreateGrant = operationOf(CreateGrantCommand);
const Decrypt = operationOf(DecryptCommand);
const Encrypt = operationOf(EncryptCommand);
const ReEncrypt = operationOf(ReEncryptCommand);

const blob = new Uint8Array([1]);
const good = { CiphertextBlob: blob, DestinationKeyId: "alias/new" };
const asymmetric = { DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256" };

describe("validate", () => {
  it.each<[string, object]>([
    ["the smallest input", good],
    ["a Buffer", { ...good, CiphertextBlob: Buffer.from("x") }],
    ["6144 bytes", { ...good, CiphertextBlob: new Uint8Array(6144) }],
    ["ten grant tokens", { ...good, GrantTokens: Array(10).fill("t") }],
    ["an encryption context", { ...good, SourceEncryptionContext: { tenant: "a" } }],
    ["an empty encryption context", { ...good, SourceEncryptionContext: {} }],
    ["an encryption context without a prototype", { ...good, SourceEncryptionContext: Object.create(null) }],
    ["unknown members that are undefined", { ...good, Other: undefined }],
    ["an empty list of modifiers", { ...good, DryRunModifiers: [] }],
    ["null in optional members", { ...good, SourceKeyId: null, SourceEncryptionContext: null, DryRun: null }],
    ["null where a rule forbids the member", { ...good, ...asymmetric, DestinationEncryptionContext: null }],
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
      "base64 text instead of bytes",
      { CiphertextBlob: "AQID" },
      "CiphertextBlob",
      /not a string: decode base64 with/,
    ],
    [
      "an empty blob",
      { CiphertextBlob: new Uint8Array() },
      "CiphertextBlob",
      /must have 1 to 6144 bytes, but has 0/,
    ],
    ["6145 bytes", { CiphertextBlob: new Uint8Array(6145) }, "CiphertextBlob", /but has 6145/],
    ["an ArrayBuffer", { CiphertextBlob: new ArrayBuffer(1) }, "CiphertextBlob", /new Uint8Array\(value\)/],
    [
      "a DataView",
      { CiphertextBlob: new DataView(new ArrayBuffer(1)) },
      "CiphertextBlob",
      /value\.byteOffset/,
    ],
    ["an array of numbers", { CiphertextBlob: [1] }, "CiphertextBlob", /Uint8Array\.from\(value\)/],
    [
      "a promise",
      { CiphertextBlob: Promise.resolve(blob) },
      "CiphertextBlob",
      /not a Promise: await it first/,
    ],
    ["null in a required member", { DestinationKeyId: null }, "DestinationKeyId", /is required/],
    ["null in a list", { GrantTokens: [null] }, "GrantTokens[0]", /not null/],
    ["null in a map", { SourceEncryptionContext: { a: null } }, "SourceEncryptionContext.a", /not null/],
    [
      "a Buffer that went through JSON",
      { CiphertextBlob: { type: "Buffer", data: [1] } },
      "CiphertextBlob",
      /not an object/,
    ],
    ["an empty key ID", { DestinationKeyId: "" }, "DestinationKeyId", /1 to 2048 characters, but has 0/],
    ["a key ID that is too long", { SourceKeyId: "k".repeat(2049) }, "SourceKeyId", /but has 2049/],
    ["a key ID that is not a string", { SourceKeyId: 1 }, "SourceKeyId", /must be a string, not a number/],
    ["a key ID in bytes", { SourceKeyId: blob }, "SourceKeyId", /must be a string, not a Uint8Array/],
    ["a flag as a key ID", { SourceKeyId: true }, "SourceKeyId", /must be a string, not a boolean/],
    ["a Date as a key ID", { SourceKeyId: new Date() }, "SourceKeyId", /must be a string, not a Date/],
    [
      "an eleventh grant token",
      { GrantTokens: Array(11).fill("t") },
      "GrantTokens",
      /at most 10 items, but has 11/,
    ],
    ["an empty grant token", { GrantTokens: ["t", ""] }, "GrantTokens[1]", /1 to 8192 characters, but has 0/],
    [
      "grant tokens that are not a list",
      { GrantTokens: "t" },
      "GrantTokens",
      /must be an array, not a string/,
    ],
    [
      "an encryption context with a number",
      { SourceEncryptionContext: { a: 1 } },
      "SourceEncryptionContext.a",
      /must be a string, not a number/,
    ],
    [
      "an encryption context with undefined",
      { SourceEncryptionContext: { a: undefined } },
      "SourceEncryptionContext.a",
      /not undefined/,
    ],
    [
      "an encryption context that is a Map",
      { SourceEncryptionContext: new Map() },
      "SourceEncryptionContext",
      /Object\.fromEntries\(value\)/,
    ],
    [
      "an encryption context that is a list",
      { SourceEncryptionContext: [] },
      "SourceEncryptionContext",
      /not an array/,
    ],
    [
      "an unknown algorithm",
      { DestinationEncryptionAlgorithm: "RSA" },
      "DestinationEncryptionAlgorithm",
      /must be one of RSAES_OAEP_SHA_1, /,
    ],
    [
      "an algorithm that is not a string",
      { DestinationEncryptionAlgorithm: 1 },
      "DestinationEncryptionAlgorithm",
      /must be a string, not a number/,
    ],
    ["a flag that is text", { DryRun: "true" }, "DryRun", /must be true or false, not a string/],
    [
      "an encryption context with an asymmetric destination",
      { ...asymmetric, DestinationEncryptionContext: { tenant: "acme" } },
      "DestinationEncryptionContext",
      /leave it out/,
    ],
    [
      "an encryption context with an asymmetric source",
      { SourceKeyId: "s", SourceEncryptionAlgorithm: "SM2PKE", SourceEncryptionContext: { a: "b" } },
      "SourceEncryptionContext",
      /leave it out/,
    ],
    [
      "an asymmetric source without its key",
      { SourceEncryptionAlgorithm: "SM2PKE" },
      "SourceKeyId",
      /does not name its key/,
    ],
    [
      "a modifier without a dry run",
      { SourceKeyId: "s", DryRunModifiers: ["IGNORE_CIPHERTEXT"] },
      "DryRunModifiers",
      /set DryRun: true/,
    ],
    [
      "an ignored ciphertext without a source key",
      { DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] },
      "SourceKeyId",
      /is required with IGNORE_CIPHERTEXT/,
    ],
    [
      "a member in the wrong case",
      { ciphertextBlob: blob },
      "ciphertextBlob",
      /did you mean CiphertextBlob\?/,
    ],
    [
      "a member of another operation",
      { KeyId: "k" },
      "KeyId",
      /did you mean SourceKeyId or DestinationKeyId\?/,
    ],
    ["a mistyped member", { SourceKeyld: "k" }, "SourceKeyld", /did you mean SourceKeyId\?/],
    ["a member with a very long name", { ["k".repeat(1_000_000)]: 1 }, "kkk", /the members are /],
    ["an unknown member", { Frobnicate: 1 }, "Frobnicate", /the members are CiphertextBlob, /],
  ])("rejects %s", (_, change, path, message) => {
    expect(validate(ReEncrypt, { ...good, ...change })).toEqual([
      expect.objectContaining({
        path: expect.stringContaining(path),
        message: expect.stringMatching(message),
      }),
    ]);
  });

  it.each(["CiphertextBlob", "DestinationKeyId"])("rejects an input without %s", (path) => {
    const { [path]: _, ...input }: Record<string, unknown> = good;
    expect(validate(ReEncrypt, input)).toEqual([
      expect.objectContaining({ path, message: expect.stringMatching(/is required/) }),
    ]);
  });

  it.each([[null], [undefined], ["text"], [[]], [1]])("rejects %j instead of an input", (input) => {
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

  it("checks no item of a list that is too long", () => {
    const GrantTokens = Array(1_000_000).fill(1);
    expect(validate(ReEncrypt, { ...good, GrantTokens })).toEqual([
      expect.objectContaining({ path: "GrantTokens", constraint: "length", limit: { max: 10 } }),
    ]);
  });

  it.each<[string, object]>([
    [
      "pairs of a map",
      { SourceEncryptionContext: Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [i, i])) },
    ],
    ["unknown members", Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`m${i}`, i]))],
  ])("stops after 100 problems of %s, and one more that shows that there are more", (_, members) => {
    expect(validate(ReEncrypt, { ...good, ...members })).toHaveLength(101);
  });

  it("stops after 100 problems of a list that has no maximum", () => {
    const Operations = Array.from({ length: 200_000 }, () => "Nothing");
    expect(validate(CreateGrant, { KeyId: "k", GranteePrincipal: "p", Operations })).toHaveLength(101);
  });

  it("stops after 100 problems of rules", () => {
    const rule = () => Array.from({ length: 200_000 }, () => problem("a", "rule", "is wrong"));
    expect(validate({ input: structure({}), rules: [rule, rule] }, {})).toHaveLength(101);
  });

  // Named by their kinds: a test runner would print every byte into the name.
  it.each<[string, () => unknown, string]>([
    ["50 MB of bytes", () => new Uint8Array(50_000_000), "not a Uint8Array: pass { Plaintext: value }"],
    ["a Buffer", () => Buffer.alloc(5), "not a Uint8Array: pass { Plaintext: value }"],
    ["a Float64Array", () => new Float64Array(5), "not a Float64Array: pass { Plaintext: value }"],
    ["an ArrayBuffer", () => new ArrayBuffer(5), "not an ArrayBuffer: pass { Plaintext: value }"],
    ["an array of numbers", () => [1, 2], "not an array: pass { Plaintext: value }"],
    ["an array of strings", () => ["a"], "not an array: pass { GrantTokens: value }"],
    ["a string", () => "text", "not a string: pass { KeyId: value }"],
    ["a Map", () => new Map(), "not a Map: pass Object.fromEntries(value)"],
    ["a Promise", () => Promise.resolve(), "not a Promise: await it first"],
  ])("says what to pass instead of %s as the input", (_, input, message) => {
    expect(validate(Encrypt, input())).toEqual([
      { path: "input", constraint: "type", message: `must be an object, ${message}` },
    ]);
  });

  it("says that bytes are not a structure", () => {
    expect(validate(Decrypt, { CiphertextBlob: blob, Recipient: new Uint8Array(1_000_000) })).toMatchObject([
      { path: "Recipient", message: "must be an object, not a Uint8Array" },
    ]);
  });

  it("accepts an instance of a class as the input", () => {
    class Input {
      CiphertextBlob = blob;
      DestinationKeyId = "alias/new";
    }
    expect(validate(ReEncrypt, new Input())).toEqual([]);
  });

  it("checks the members of structures", () => {
    const Recipient = { KeyEncryptionAlgorithm: "RSA", AttestationDocument: new Uint8Array(), Nonce: 1 };
    expect(validate(Decrypt, { CiphertextBlob: blob, Recipient }).map(({ path }) => path)).toEqual([
      "Recipient.KeyEncryptionAlgorithm",
      "Recipient.AttestationDocument",
      "Recipient.Nonce",
    ]);
  });

  it("never includes a value, which may be secret", () => {
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

  it.each(["g", "y", "gy"])("has the same result every time for a pattern with the flags %s", (flags) => {
    const input = structure<{ Name?: string }>({ Name: string({ pattern: new RegExp("^[a-z]+$", flags) }) });
    const outcomes = [1, 2, 3].map(() => validate({ input, rules: [] }, { Name: "abc" }).length);
    expect(outcomes).toEqual([0, 0, 0]);
    expect(validate({ input, rules: [] }, { Name: "ABC" })).toHaveLength(1);
  });
});
