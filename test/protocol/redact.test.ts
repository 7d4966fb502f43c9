import { blob, Decrypt, Encrypt, list, ReEncrypt, string, structure } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { holdsSecrets, redact, secretsOf, withoutSecrets } from "../../src/protocol/redact.js";

const PLACEHOLDER = "***SensitiveInformation***";

describe("redact", () => {
  it("replaces what is sensitive and keeps the rest, without touching the original", () => {
    const input = { KeyId: "alias/a", Plaintext: new Uint8Array([1]) };
    expect(redact(Encrypt.input, input)).toEqual({ KeyId: "alias/a", Plaintext: PLACEHOLDER });
    expect(input.Plaintext).toEqual(new Uint8Array([1]));
  });

  it("reaches into lists and structures", () => {
    const inner = structure<{ Secret?: string | undefined }>({ Secret: string({ sensitive: true }) });
    const members = { Items: list(inner), Keys: list(blob({ sensitive: true })) };
    expect(redact(members, { Items: [{ Secret: "s" }, {}], Keys: [new Uint8Array(1)] })).toEqual({
      Items: [{ Secret: PLACEHOLDER }, {}],
      Keys: [PLACEHOLDER],
    });
  });

  it("takes no chance with secrets in the wrong place", () => {
    const Plaintext = new Uint8Array([1]);
    expect(redact(Encrypt.input, { KeyId: "k", PlainText: Plaintext })).toEqual({
      KeyId: "k",
      PlainText: PLACEHOLDER,
    });
    expect(redact(Encrypt.input, { input: { Plaintext } })).toEqual({ input: PLACEHOLDER });
    expect(redact(Encrypt.input, "the secret")).toBe(PLACEHOLDER);
    expect(redact(Encrypt.input, ["the secret"])).toBe(PLACEHOLDER);
    const tokens = { Tokens: list(string({ sensitive: true })) };
    expect(redact(tokens, { Tokens: "hunter2" })).toEqual({ Tokens: PLACEHOLDER });
  });

  it("shows everything where there are no secrets, and nothing of nothing", () => {
    const input = { Other: 1 };
    expect(redact(ReEncrypt.input, input)).toEqual(input);
    expect(redact(ReEncrypt.input, input)).not.toBe(input);
    expect(redact(ReEncrypt.input, "text")).toBe("text");
    expect(redact(Encrypt.input, undefined)).toBeUndefined();
  });
});

const inner = structure<{ Secret?: string | undefined; Open?: string | undefined }>({
  Secret: string({ sensitive: true }),
  Open: string(),
});
const members = { Items: list(inner), Keys: list(blob({ sensitive: true })), One: inner, Open: string() };

describe("holdsSecrets", () => {
  it("says whether an operation takes or gives secrets", () => {
    expect([ReEncrypt, Encrypt, Decrypt].map(holdsSecrets)).toEqual([false, true, true]);
  });

  it("reaches into lists and structures", () => {
    expect(holdsSecrets({ input: {}, output: { Items: list(inner) } })).toBe(true);
    expect(holdsSecrets({ input: {}, output: { Items: list(structure({ Open: string() })) } })).toBe(false);
  });
});

describe("secretsOf", () => {
  it("finds the secrets of what was sent, wherever they are", () => {
    const wire = {
      Items: [{ Secret: "a", Open: "b" }, {}, null],
      Keys: ["c", 1],
      One: { Secret: "d" },
      Open: "e",
      New: "f",
    };
    expect(secretsOf(members, wire)).toEqual(["a", "c", "d"]);
  });

  it.each([undefined, null, "text", []])("finds none in %j", (wire) => {
    expect(secretsOf(members, wire)).toEqual([]);
  });
});

describe("withoutSecrets", () => {
  it("replaces every occurrence of every secret", () => {
    expect(withoutSecrets("a$1 and b and a$1", ["a$1", "b"])).toBe(
      `${PLACEHOLDER} and ${PLACEHOLDER} and ${PLACEHOLDER}`,
    );
  });

  it("passes over what is no secret", () => {
    expect(withoutSecrets("text", ["", undefined])).toBe("text");
  });
});
