import { inspect } from "node:util";
import { NotFoundException as SdkNotFoundException } from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { KMSServiceException, NotFoundException, ThrottlingException } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { HttpResponse } from "../../src/smithy.js";

const $metadata = { httpStatusCode: 400, requestId: "r" };

describe("an exception", () => {
  it("can be made without arguments, as mocks do", () => {
    expect(new NotFoundException()).toMatchObject({ name: "NotFoundException", message: "", $metadata: {} });
  });

  it("has its code as name, its fault, its metadata and the message of the service", () => {
    const error = new NotFoundException({ message: "m", serviceMessage: "s", $metadata });
    expect(error).toMatchObject({
      name: "NotFoundException",
      $fault: "client",
      message: "m",
      serviceMessage: "s",
    });
    expect(error.$metadata).toBe($metadata);
    expect(error).toBeInstanceOf(Error);
  });

  it.each(["cause", "__type", "$retryable"])("has no member %s when there is nothing to say", (name) => {
    expect(new NotFoundException({ $metadata })).not.toHaveProperty(name);
  });

  it("omits its cause and its response from inspections and JSON", () => {
    const $response = new HttpResponse({ statusCode: 400, headers: { "x-secret": "hidden" } });
    const cause = new Error("cause");
    const error = new NotFoundException({ $metadata, $response, cause });
    expect(error.$response).toBe($response);
    expect(error.cause).toBe(cause);
    expect(Object.keys(error)).not.toContain("$response");
    expect(JSON.stringify(error) + inspect(error)).not.toContain("hidden");
  });
});

describe("instanceof with an exception class", () => {
  const error = new NotFoundException({ $metadata });

  it("holds for the class and its bases only", () => {
    expect(error instanceof NotFoundException).toBe(true);
    expect(error instanceof KMSServiceException).toBe(true);
    expect(error instanceof ThrottlingException).toBe(false);
  });

  it("does not hold for another service's error of the same name", () => {
    const other = Object.assign(new Error(), { name: "NotFoundException", $fault: "client", $metadata });
    expect(other instanceof NotFoundException).toBe(false);
    expect(other instanceof KMSServiceException).toBe(false);
    expect(new SdkNotFoundException({ message: "", $metadata }) instanceof NotFoundException).toBe(false);
  });

  it("does not hold for classes, whether of the package or of a user", () => {
    class ConflictException extends KMSServiceException {
      static override readonly code = "ConflictException";
    }
    for (const Class of [NotFoundException, ConflictException, Object.getPrototypeOf(ConflictException)]) {
      expect(Class instanceof KMSServiceException).toBe(false);
      expect(KMSServiceException.isInstance(Class)).toBe(false);
    }
  });

  it("has the same result as isInstance", () => {
    expect(KMSServiceException.isInstance(error)).toBe(true);
    expect(KMSServiceException.isInstance(new SdkNotFoundException({ message: "", $metadata }))).toBe(false);
  });

  it("does not hold for another package's class with the same static code", () => {
    class Theirs extends Error {
      static readonly code = "NotFoundException";
    }
    expect((new Theirs() as Error) instanceof NotFoundException).toBe(false);
  });

  it.each([[null], [undefined], ["text"], [1], [{}], [Object.create(null)], [{ constructor: "text" }]])(
    "does not hold for %j",
    (value) => {
      expect((value as unknown) instanceof KMSServiceException).toBe(false);
    },
  );

  it("holds for an exception of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("kms-reencrypt");
    const theirs = new copy.NotFoundException({ $metadata });
    expect(copy.NotFoundException).not.toBe(NotFoundException);
    expect(theirs instanceof NotFoundException).toBe(true);
    expect(theirs instanceof KMSServiceException).toBe(true);
    expect(theirs instanceof ThrottlingException).toBe(false);
    expect(error instanceof copy.NotFoundException).toBe(true);
    const unknown = new copy.KMSServiceException({ name: "NewException", $fault: "client", $metadata });
    expect(unknown instanceof KMSServiceException).toBe(true);
    expect(unknown instanceof copy.UnexpectedResponseException).toBe(false);
  });

  it("holds for a user's subclass without a code only with its own instances", () => {
    class Ours extends NotFoundException {}
    class Bare extends KMSServiceException {}
    class Proxied extends ours.UnexpectedResponseException {}
    const unexpected = new ours.UnexpectedResponseException({ $metadata, $fault: "server", excerpt: "" });
    expect(unexpected instanceof ours.UnexpectedResponseException).toBe(true);
    expect(unexpected instanceof Proxied).toBe(false);
    expect(new Ours({ $metadata }) instanceof Ours).toBe(true);
    expect(new Ours({ $metadata }) instanceof NotFoundException).toBe(true);
    expect(error instanceof Ours).toBe(false);
    expect(error instanceof Bare).toBe(false);
    expect(new KMSServiceException({ name: "X", $fault: "client", $metadata }) instanceof Bare).toBe(false);
  });

  it("holds for a user's subclass with a code", () => {
    class TagException extends KMSServiceException {
      static override readonly code = "TagException";
    }
    const tag = new TagException({ $metadata });
    expect(tag instanceof TagException && tag instanceof KMSServiceException).toBe(true);
    expect(tag.name).toBe("TagException");
    expect(error instanceof TagException).toBe(false);
  });
});

describe("the package has a class for", () => {
  it.each([
    ["DependencyTimeoutException", "server", ours.DependencyTimeoutException],
    ["DisabledException", "client", ours.DisabledException],
    ["DryRunOperationException", "client", ours.DryRunOperationException],
    ["IncorrectKeyException", "client", ours.IncorrectKeyException],
    ["InvalidCiphertextException", "client", ours.InvalidCiphertextException],
    ["InvalidGrantTokenException", "client", ours.InvalidGrantTokenException],
    ["InvalidKeyUsageException", "client", ours.InvalidKeyUsageException],
    ["KeyUnavailableException", "server", ours.KeyUnavailableException],
    ["KMSInternalException", "server", ours.KMSInternalException],
    ["KMSInvalidStateException", "client", ours.KMSInvalidStateException],
    ["NotFoundException", "client", ours.NotFoundException],
  ] as const)("%s, a fault of the %s", (name, fault, Exception) => {
    expect(new Exception({ $metadata })).toMatchObject({ name, $fault: fault });
    expect(Exception.code).toBe(name);
  });
});
