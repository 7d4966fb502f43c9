import {
  AbortError,
  ClientSideError,
  ConfigurationError,
  InputValidationError,
  KMSServiceException,
} from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";

describe("a client-side error", () => {
  const error = new AbortError("ReEncrypt", "gone");

  it("is an instance of its class and of ClientSideError, and not of other classes", () => {
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toBeInstanceOf(ClientSideError);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof ConfigurationError).toBe(false);
    expect((error as Error) instanceof KMSServiceException).toBe(false);
  });

  it("is an instance of the same classes in another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("kms-reencrypt");
    expect(copy.AbortError).not.toBe(AbortError);
    expect(error instanceof copy.AbortError).toBe(true);
    expect(error instanceof copy.ClientSideError).toBe(true);
    expect(error instanceof copy.InputValidationError).toBe(false);
    expect(new copy.InputValidationError("ReEncrypt", []) instanceof InputValidationError).toBe(true);
  });

  it("is not confused with another package's error of the same name", () => {
    expect((new DOMException("aborted", "AbortError") as unknown) instanceof AbortError).toBe(false);
    expect((Object.assign(new Error(), { name: "AbortError" }) as unknown) instanceof AbortError).toBe(false);
    expect((null as unknown) instanceof ClientSideError).toBe(false);
  });

  it("is not an instance of a user's subclass", () => {
    class Mine extends AbortError {}
    expect(error instanceof Mine).toBe(false);
    expect(new Mine("ReEncrypt", 1) instanceof Mine).toBe(true);
    expect(new Mine("ReEncrypt", 1) instanceof AbortError).toBe(true);
  });
});
