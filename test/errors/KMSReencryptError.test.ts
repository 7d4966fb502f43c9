import { inspect } from "node:util";
import { NotFoundException as SdkNotFoundException } from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import {
  AbortError,
  ClientSideError,
  ConfigurationError,
  ConnectionError,
  InputValidationError,
  KMSReencryptError,
  KMSServiceException,
  NotFoundException,
  TimeoutError,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";

const $metadata = { httpStatusCode: 400, requestId: "r" };
const notFound = {
  message: "ReEncrypt failed with NotFoundException: no such key.",
  serviceMessage: "no such key",
  __type: "com.amazonaws.kms#NotFoundException",
  $metadata,
};

/** Makes one error of each class with the classes of a copy of the package. */
const errorsOf = (copy: typeof ours): readonly Error[] => [
  new copy.AbortError("ReEncrypt", "gone"),
  new copy.ConfigurationError("No Region is configured"),
  new copy.ConnectionError("ReEncrypt", "host", new Error("read ECONNRESET")),
  new copy.InputValidationError("ReEncrypt", []),
  new copy.TimeoutError("ReEncrypt", "host", new Error("too slow")),
  new copy.NotFoundException(notFound),
  new copy.UnexpectedResponseException({
    message: "not JSON",
    $fault: "server",
    excerpt: "<html>",
    $metadata,
  }),
  new copy.KMSServiceException({ name: "NewException", message: "new", $metadata }),
];

const errors = errorsOf(ours);
const named = errors.map((error) => [error.name, error] as const);

const foreignValues: readonly (readonly [description: string, value: unknown])[] = [
  ["a TypeError", new TypeError("oops")],
  ["an AbortError of the platform", new DOMException("aborted", "AbortError")],
  ["another package's TimeoutError", Object.assign(new Error("slow"), { name: "TimeoutError", $metadata })],
  ["an exception of the AWS SDK", new SdkNotFoundException({ message: "", $metadata })],
  ["an object that imitates one", { name: "AbortError", constructor: { code: "KMSReencryptError" } }],
  ["an exception class", NotFoundException],
  ["the root class", KMSReencryptError],
  ["a string", "AbortError"],
  ["null", null],
  ["undefined", undefined],
];

describe("instanceof KMSReencryptError", () => {
  it.each(named)("holds for %s", (_, error) => {
    expect(error instanceof KMSReencryptError).toBe(true);
    expect(error instanceof Error).toBe(true);
  });

  it.each(foreignValues)("does not hold for %s", (_, value) => {
    expect(value instanceof KMSReencryptError).toBe(false);
  });

  it("distinguishes errors of the service from errors of the client", () => {
    const isService = errors.map((error) => error instanceof KMSServiceException);
    const isClient = errors.map((error) => error instanceof ClientSideError);
    expect(isService).toEqual([false, false, false, false, false, true, true, true]);
    expect(isClient).toEqual(isService.map((is) => !is));
  });

  it("holds across two copies of the package, for each class and its bases only", async () => {
    vi.resetModules();
    const copy = await import("kms-reencrypt");
    expect(copy.KMSReencryptError).not.toBe(KMSReencryptError);
    const classes = [
      [AbortError, copy.AbortError],
      [ConfigurationError, copy.ConfigurationError],
      [ConnectionError, copy.ConnectionError],
      [InputValidationError, copy.InputValidationError],
      [TimeoutError, copy.TimeoutError],
      [NotFoundException, copy.NotFoundException],
      [UnexpectedResponseException, copy.UnexpectedResponseException],
      [KMSServiceException, copy.KMSServiceException],
      [ClientSideError, copy.ClientSideError],
      [KMSReencryptError, copy.KMSReencryptError],
    ] as const;
    const theirs = errorsOf(copy);
    for (const [index, error] of errors.entries()) {
      for (const [Here, There] of classes) {
        const holds = error instanceof Here;
        expect(error instanceof There, `${error.name} instanceof ${There.name} of the copy`).toBe(holds);
        expect(theirs[index] instanceof Here, `${error.name} of the copy instanceof ${Here.name}`).toBe(
          holds,
        );
      }
    }
  });

  it("holds for a user's subclass with its own code, whose instanceof works across two copies", async () => {
    vi.resetModules();
    const copy = await import("kms-reencrypt");
    class AuditError extends KMSReencryptError {
      static override readonly code = "AuditError";
    }
    const AuditErrorOfCopy = class extends copy.KMSReencryptError {
      static override readonly code = "AuditError";
    };
    const error = new AuditError("not audited");
    expect(error.name).toBe("AuditError");
    expect(error instanceof KMSReencryptError).toBe(true);
    expect(error instanceof copy.KMSReencryptError).toBe(true);
    expect(error instanceof AuditErrorOfCopy).toBe(true);
    expect(error instanceof ClientSideError).toBe(false);
    expect(errors.filter((other) => other instanceof AuditError)).toEqual([]);
  });

  it("holds for a user's subclass without a code, which matches only its own instances", () => {
    class AuditError extends KMSReencryptError {}
    class ExtendedAuditError extends AuditError {}
    expect(new AuditError("not audited") instanceof KMSReencryptError).toBe(true);
    expect(new AuditError("not audited") instanceof AuditError).toBe(true);
    expect(new ExtendedAuditError("not audited") instanceof AuditError).toBe(true);
    expect(new AuditError("not audited") instanceof ExtendedAuditError).toBe(false);
    expect(errors.filter((other) => other instanceof AuditError)).toEqual([]);
  });
});

describe.each(named)("%s", (name, error) => {
  const { message } = error;

  it("has its name and its message in JSON and in a copy made by spreading", () => {
    expect(message).not.toBe("");
    expect({ ...error }).toMatchObject({ name, message });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, message });
    expect(Object.keys(error)).toContain("message");
  });

  it("is printed with its name and its message once", () => {
    const text = inspect(error);
    expect(text.startsWith(`${name}: ${message}`)).toBe(true);
    expect(text.split(message)).toHaveLength(2);
    expect(text).not.toMatch(/^ +(name|message):/m);
  });
});

it("an error of the service keeps what the service said in JSON and in a copy made by spreading", () => {
  const error = new NotFoundException(notFound);
  const expected = { name: "NotFoundException", $fault: "client", ...notFound };
  expect({ ...error }).toEqual(expected);
  expect(JSON.parse(JSON.stringify(error))).toEqual(expected);
});
