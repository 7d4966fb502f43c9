import { DecryptCommand, EncryptCommand, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { handlesSecrets, redact, secretsOf, withoutSecrets } from "../../src/shapes/redact.js";
import { blob, list, string, structure } from "../../src/shapes/shapes.js";
import { operationOf } from "../support/operation-of.js";

const Decrypt = operationOf(DecryptCommand);
const Encrypt = operationOf(EncryptCommand);
const ReEncrypt = operationOf(ReEncryptCommand);

const PLACEHOLDER = "***SensitiveInformation***";

describe("redact", () => {
  it("replaces sensitive members in a copy, and keeps the others", () => {
    const input = { KeyId: "alias/a", Plaintext: new Uint8Array([1]) };
    expect(redact(Encrypt.input, input)).toEqual({ KeyId: "alias/a", Plaintext: PLACEHOLDER });
    expect(input.Plaintext).toEqual(new Uint8Array([1]));
  });

  it("replaces secrets within lists and structures", () => {
    const inner = structure<{ Secret?: string | undefined }>({ Secret: string({ sensitive: true }) });
    const shape = structure<{ Items?: { Secret?: string | undefined }[]; Keys?: Uint8Array[] }>({
      Items: list(inner),
      Keys: list(blob({ sensitive: true })),
    });
    expect(redact(shape, { Items: [{ Secret: "s" }, {}], Keys: [new Uint8Array(1)] })).toEqual({
      Items: [{ Secret: PLACEHOLDER }, {}],
      Keys: [PLACEHOLDER],
    });
  });

  it("replaces secrets in the wrong place", () => {
    const Plaintext = new Uint8Array([1]);
    expect(redact(Encrypt.input, { KeyId: "k", PlainText: Plaintext })).toEqual({
      KeyId: "k",
      PlainText: PLACEHOLDER,
    });
    expect(redact(Encrypt.input, { input: { Plaintext } })).toEqual({ input: PLACEHOLDER });
    expect(redact(Encrypt.input, "the secret")).toBe(PLACEHOLDER);
    expect(redact(Encrypt.input, ["the secret"])).toBe(PLACEHOLDER);
    const tokens = structure<{ Tokens?: string[] }>({ Tokens: list(string({ sensitive: true })) });
    expect(redact(tokens, { Tokens: "hunter2" })).toEqual({ Tokens: PLACEHOLDER });
    expect(redact(Encrypt.input, { Plaintext: [115, 101] })).toEqual({ Plaintext: PLACEHOLDER });
  });

  it("shows that a sensitive member is undefined", () => {
    expect(redact(Encrypt.input, { Plaintext: undefined })).toEqual({ Plaintext: undefined });
  });

  it("copies everything of an operation without secrets, and returns undefined for undefined", () => {
    const input = { Other: 1 };
    expect(redact(ReEncrypt.input, input)).toEqual(input);
    expect(redact(ReEncrypt.input, input)).not.toBe(input);
    expect(redact(ReEncrypt.input, "text")).toBe("text");
    expect(redact(Encrypt.input, undefined)).toBeUndefined();
  });

  it("does not list the bytes of an input that is bytes", () => {
    const bytes = new Uint8Array(5);
    expect(redact(ReEncrypt.input, bytes)).toBe(bytes);
    expect(redact(Encrypt.input, bytes)).toBe("***SensitiveInformation***");
  });
});

interface Inner {
  Secret?: string | undefined;
  Open?: string | undefined;
}
const inner = structure<Inner>({
  Secret: string({ sensitive: true }),
  Open: string(),
});
const shape = structure<{ Items?: Inner[]; Keys?: Uint8Array[]; One?: Inner; Open?: string }>({
  Items: list(inner),
  Keys: list(blob({ sensitive: true })),
  One: inner,
  Open: string(),
});
const nothing = structure<object>({});

describe("handlesSecrets", () => {
  it("returns whether an operation takes or returns secrets", () => {
    expect([ReEncrypt, Encrypt, Decrypt].map(handlesSecrets)).toEqual([false, true, true]);
  });

  it("does not count members that are declared as not sensitive", () => {
    const open = structure<{ Open?: string }>({ Open: string({ sensitive: false }) });
    expect(handlesSecrets({ input: open, output: nothing })).toBe(false);
  });

  it("finds secrets within lists and structures", () => {
    const secret = structure<{ Items?: Inner[] }>({ Items: list(inner) });
    expect(handlesSecrets({ input: nothing, output: secret })).toBe(true);
    const open = structure<{ Items?: { Open?: string }[] }>({
      Items: list(structure<{ Open?: string }>({ Open: string() })),
    });
    expect(handlesSecrets({ input: nothing, output: open })).toBe(false);
  });
});

describe("secretsOf", () => {
  it("returns the secrets of a request, also from lists and structures", () => {
    const wire = {
      Items: [{ Secret: "a", Open: "b" }, {}, null],
      Keys: ["c", 1],
      One: { Secret: "d" },
      Open: "e",
      New: "f",
    };
    expect(secretsOf(shape, wire)).toEqual(["a", "c", "d"]);
  });

  it("ignores members of the wrong type", () => {
    expect(secretsOf(shape, { Items: "a", Keys: {}, One: ["b"], Open: ["c"] })).toEqual([]);
    expect(secretsOf(shape, { Keys: [["a"], {}], Open: { Secret: "b" } })).toEqual([]);
  });

  it.each([[undefined], [null], ["text"], [[]]])("returns no secrets for %j", (wire) => {
    expect(secretsOf(shape, wire)).toEqual([]);
  });
});

describe("withoutSecrets", () => {
  it("replaces every occurrence of every secret", () => {
    expect(withoutSecrets("a$1-secret and b-secret and a$1-secret", ["a$1-secret", "b-secret"])).toBe(
      `${PLACEHOLDER} and ${PLACEHOLDER} and ${PLACEHOLDER}`,
    );
  });

  it("replaces the shortest password of a custom key store", () => {
    expect(withoutSecrets("kmsuser 1234567", ["1234567"])).toBe(`kmsuser ${PLACEHOLDER}`);
  });

  it("ignores empty and undefined secrets, and words that are too short for a secret", () => {
    const text = "alias/test-orders is not found";
    expect(withoutSecrets(text, ["", undefined, "test", "orders"])).toBe(text);
  });
});

it("secrets are also replaced in the form that JSON gives them", () => {
  const secret = 'pa"ss\\word';
  expect(withoutSecrets(JSON.stringify({ secret }), [secret])).toBe(JSON.stringify({ secret: PLACEHOLDER }));
});
