import { blob, Encrypt, list, string, structure } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { redact } from "../../src/protocol/redact.js";

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

  it("passes what is no object through, because input may be anything before it is checked", () => {
    expect(redact(Encrypt.input, undefined)).toBeUndefined();
  });
});
