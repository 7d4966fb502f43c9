import {
  AbortError,
  ClientError,
  ConfigurationError,
  InputValidationError,
  KMSServiceException,
} from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";

describe("an error of the client", () => {
  const error = new AbortError("ReEncrypt", "gone");

  it("is an instance of its class and of ClientError, and of no other", () => {
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof ConfigurationError).toBe(false);
    expect((error as Error) instanceof KMSServiceException).toBe(false);
  });

  it("is one for another copy of this package, too", async () => {
    vi.resetModules();
    const copy = await import("kms-reencrypt");
    expect(copy.AbortError).not.toBe(AbortError);
    expect(error instanceof copy.AbortError).toBe(true);
    expect(error instanceof copy.ClientError).toBe(true);
    expect(error instanceof copy.InputValidationError).toBe(false);
    expect(new copy.InputValidationError("ReEncrypt", []) instanceof InputValidationError).toBe(true);
  });

  it("is not what another package throws under the same name", () => {
    expect((new DOMException("aborted", "AbortError") as unknown) instanceof AbortError).toBe(false);
    expect((Object.assign(new Error(), { name: "AbortError" }) as unknown) instanceof AbortError).toBe(false);
    expect((null as unknown) instanceof ClientError).toBe(false);
  });

  it("is no instance of a class that a user derives", () => {
    class Mine extends AbortError {}
    expect(error instanceof Mine).toBe(false);
    expect(new Mine("ReEncrypt", 1) instanceof Mine).toBe(true);
    expect(new Mine("ReEncrypt", 1) instanceof AbortError).toBe(true);
  });
});
