/** What `JSON.stringify`, and loggers that use it, keep of errors. */
import * as kms from "kms-reencrypt";
import * as local from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { rejection } from "../support/rejection.js";
import { type StubResponse, stubClient } from "../support/stub-client.js";

const $metadata = { httpStatusCode: 400, requestId: "r-1", attempts: 1, totalRetryDelay: 0 };
const cause: Error & { cause?: unknown } = new Error("a cause that contains itself");
cause.cause = cause;

const isErrorClass = (value: unknown): value is new (...args: never[]) => Error =>
  typeof value === "function" && value.prototype instanceof Error;
const isServiceClass = (value: unknown): value is typeof kms.KMSServiceException =>
  isErrorClass(value) &&
  (value === kms.KMSServiceException || value.prototype instanceof kms.KMSServiceException);

const EXPORTS: readonly (readonly [string, unknown])[] = Object.entries({ ...kms, ...local });
const serviceClasses = EXPORTS.filter(([, value]) => isServiceClass(value));

const SUMMARY = {
  ...{ done: 2, changed: 1, current: 0, failed: 1, retried: 0, throttled: 0, requests: 2 },
  ...{ requestsPerSecond: 1000, bySourceKey: {}, millis: 5 },
};

/** One error of each class that is not an exception of KMS. */
const OTHERS: readonly Error[] = [
  new kms.AbortError("Encrypt", cause),
  new kms.ConfigurationError("no Region"),
  new kms.ConnectionError("Encrypt", "localhost", cause),
  new kms.InputValidationError("Encrypt", [
    { path: "KeyId", constraint: "required", message: "is required" },
  ]),
  new kms.TimeoutError("Encrypt", "localhost", cause),
  new kms.BulkStoppedError("too many items failed", SUMMARY, cause),
];

const parsed = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value));

describe("the JSON of", () => {
  it("an error of every class is tested", () => {
    const names = EXPORTS.filter(([, value]) => isErrorClass(value) && !isServiceClass(value)).map(
      ([name]) => name,
    );
    const tested = OTHERS.map(({ name }) => name);
    expect([...tested, "ClientSideError", "KMSReencryptError"]).toEqual(expect.arrayContaining(names));
    expect(serviceClasses.length).toBeGreaterThan(60);
  });

  it.each(serviceClasses)("a %s has what it says and about which call", (_, Exception) => {
    if (!isServiceClass(Exception)) {
      throw new TypeError("not an exception");
    }
    const options = { message: "Read this.", serviceMessage: "said", __type: "kms#Some", $metadata, cause };
    const $response = { statusCode: 400, headers: { a: "secret" }, body: "secret" };
    const error = new Exception({ ...options, $fault: "client", excerpt: "", $response } as never);
    const json = parsed(error);
    expect(json).toMatchObject({
      name: Exception.code,
      message: "Read this.",
      serviceMessage: "said",
      $fault: "client",
      $metadata,
      __type: "kms#Some",
    });
    expect({ ...error }).toMatchObject({ name: error.name, message: "Read this.", __type: "kms#Some" });
    expect(JSON.stringify(json)).not.toMatch(/secret|a cause/);
  });

  it.each(OTHERS.map((error) => [error.name, error] as const))(
    "a %s has its name and message",
    (_, error) => {
      const { name, message } = error;
      expect(message).not.toBe("");
      expect(parsed(error)).toMatchObject({ name, message });
      expect({ ...error }).toMatchObject({ name, message });
      expect(JSON.stringify(error)).not.toContain("a cause that contains itself at");
    },
  );
});

describe("the JSON of what a call rejects with", () => {
  it.each<[string, StubResponse, object]>([
    [
      "an exception of KMS",
      {
        status: 400,
        headers: { "x-amzn-requestid": "r-1" },
        body: { __type: "kms#NotFoundException", message: "gone" },
      },
      {
        name: "NotFoundException",
        serviceMessage: "gone",
        $fault: "client",
        $metadata,
        __type: "kms#NotFoundException",
      },
    ],
    [
      "an error without a code",
      { status: 400, headers: { "x-amzn-requestid": "r-1" }, body: { message: "gone" } },
      { name: "UnexpectedResponseException", serviceMessage: "gone", $fault: "client", $metadata },
    ],
    [
      "a response that is not from KMS",
      { status: 400, headers: { "x-amzn-requestid": "r-1" }, body: "<html></html>" },
      { name: "UnexpectedResponseException", excerpt: "", $fault: "client", $metadata },
    ],
  ])("%s has its parts, and no secret", async (_, response, expected) => {
    const { client } = stubClient([response], { maxAttempts: 1 });
    const Plaintext = new TextEncoder().encode("a secret plaintext");
    const error = await rejection(client.send(new kms.EncryptCommand({ KeyId: "alias/a", Plaintext })));
    expect(parsed(error)).toMatchObject({ ...expected, message: Object(error).message });
    expect(JSON.stringify(error)).not.toMatch(/secret|authorization|\$response/i);
  });
});
