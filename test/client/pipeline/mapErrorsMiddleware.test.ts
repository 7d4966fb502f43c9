import type { DeserializeMiddleware, MetadataBearer } from "@smithy/types";
import {
  KMSCommand,
  KMSServiceException,
  NotFoundException,
  type OperationDeclaration,
  operations,
  shapes,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { commandWithoutInput } from "../../support/sample-output.js";
import { type StubResponse, stubClient } from "../../support/stub-client.js";

const { required, string } = shapes;

const failure = (response: StubResponse) =>
  rejection(stubClient([response], { maxAttempts: 1 }).client.send(reEncrypt()));

describe("an error of KMS", () => {
  it("becomes an instance of the class of its code, whatever the status", async () => {
    const headers = { "x-amzn-requestid": "r-1" };
    const error = await failure({ status: 500, headers, body: { __type: "NotFoundException" } });
    expect(error).toBeInstanceOf(NotFoundException);
    expect(error).toMatchObject({
      $fault: "client",
      $metadata: { httpStatusCode: 500, requestId: "r-1", attempts: 1, totalRetryDelay: 0 },
      serviceMessage: undefined,
    });
    expect(Object(error).$response.statusCode).toBe(500);
  });

  it("with an unknown code becomes a KMSServiceException with the code as its name", async () => {
    const error = await failure({ status: 400, body: { __type: "BrandNewException", message: "new" } });
    expect(error).toBeInstanceOf(KMSServiceException);
    expect(error).toMatchObject({ name: "BrandNewException", $fault: "client", serviceMessage: "new" });
    expect(error).not.toHaveProperty("$retryable");
  });

  it.each<[string, StubResponse, object]>([
    ["an unknown code of throttling", { status: 400, body: { __type: "SlowDown" } }, { throttling: true }],
    ["the status 429 without a code", { status: 429, body: "" }, { throttling: true }],
    ["an unknown code of a timeout", { status: 400, body: { __type: "RequestTimeout" } }, {}],
    ["the status 500 without a code", { status: 500, body: "" }, {}],
  ])("with %s says whether it is throttling", async (_, response, $retryable) => {
    expect(Object(await failure(response)).$retryable).toEqual($retryable);
  });

  it("with the name of a member of Object as its code becomes a KMSServiceException", async () => {
    const error = await failure({ status: 400, body: { __type: "constructor" } });
    expect(error).toMatchObject({ name: "constructor", $fault: "client" });
  });

  it("with a code that the operation declares becomes an instance of the declared class", async () => {
    class TagException extends KMSServiceException {
      static override readonly code = "TagException";
    }
    class TagResourceCommand extends KMSCommand<{ KeyId: string }, MetadataBearer> {
      declaration(): OperationDeclaration<{ KeyId: string }, MetadataBearer> {
        return {
          name: "TagResource",
          input: { KeyId: required(string()) },
          output: {},
          errors: [TagException],
          permissions: "kms:TagResource on the key",
        };
      }
    }
    const send = (code: string) => {
      const response = { status: 400, body: { __type: code, message: "no" } };
      const { client } = stubClient([response], { maxAttempts: 1 });
      return rejection(client.send(new TagResourceCommand({ KeyId: "k" })));
    };
    expect(await send("TagException")).toBeInstanceOf(TagException);
    expect(await send("TagException")).toMatchObject({
      name: "TagException",
      $fault: "client",
      serviceMessage: "no",
    });
    expect(await send("NotFoundException")).toBeInstanceOf(NotFoundException);
    expect(Object(await send("AccessDeniedException")).message).toContain(
      "The call needs kms:TagResource on the key.",
    );
  });
});

describe("an exception of a single operation", () => {
  const codes = Object.values(operations)
    .flatMap((Command) => Command.prototype.operation.errors)
    .map(({ code }) => code);

  it.each([...new Set(codes)])("is not retried because of the status: %s", async (code) => {
    const [Command] = Object.values(operations).filter(({ prototype }) =>
      prototype.operation.errors.some((declared) => declared.code === code),
    );
    expect(Command).toBeDefined();
    const operation = Command?.prototype.operation;
    if (operation !== undefined) {
      const { client, requests } = stubClient([{ status: 500, body: { __type: code } }]);
      const error = await rejection(client.send(commandWithoutInput(operation)));
      expect(error).toMatchObject({ name: code, $fault: "client", $metadata: { httpStatusCode: 500 } });
      expect(error).not.toHaveProperty("$retryable");
      expect(requests).toHaveLength(1);
    }
  });
});

describe("middleware between deserializerMiddleware and mapErrorsMiddleware", () => {
  const notFound: StubResponse = { status: 400, body: { __type: "NotFoundException", message: "gone" } };

  /** A call with the middleware. */
  const failureWith = (middleware: DeserializeMiddleware<object, MetadataBearer>) => {
    const { client } = stubClient([notFound], { maxAttempts: 1 });
    const toMiddleware = "deserializerMiddleware";
    client.middlewareStack.addRelativeTo(middleware, { relation: "before", toMiddleware });
    return rejection(client.send(reEncrypt()));
  };

  it("may throw an exception of its own, which reaches the caller as it is", async () => {
    const own = new KMSServiceException({
      name: "CircuitOpen",
      message: "the breaker is open",
      $metadata: {},
    });
    const error = await failureWith(() => async () => {
      throw own;
    });
    expect(error).toBe(own);
    expect(own.message).toBe("the breaker is open");
  });

  it("receives a KMSServiceException with the code as its name and the message of the service", async () => {
    const received: unknown[] = [];
    const error = await failureWith((next) => async (args) => {
      try {
        return await next(args);
      } catch (unmapped) {
        received.push(unmapped);
        throw unmapped;
      }
    });
    expect(received).toEqual([expect.any(KMSServiceException)]);
    expect(received[0]).not.toBeInstanceOf(NotFoundException);
    expect(received[0]).toMatchObject({
      name: "NotFoundException",
      message: "gone",
      serviceMessage: "gone",
      $metadata: { httpStatusCode: 400 },
    });
    expect(error).toBeInstanceOf(NotFoundException);
    expect(error).toMatchObject({
      message: expect.stringContaining("ReEncrypt failed with NotFoundException: gone."),
    });
  });

  class QuotaException extends KMSServiceException {
    static override readonly code = "QuotaException";
  }

  it.each([
    ["an exception of a user's class", new QuotaException({ message: "mine", $metadata: {} })],
    ["an exception of the package", new NotFoundException({ message: "mine", $metadata: {} })],
    ["any other error", new TypeError("mine")],
  ])("can throw %s, with which the call rejects unchanged", async (_, own) => {
    const error = await failureWith(() => () => Promise.reject(own));
    expect(error).toBe(own);
    expect(error).toMatchObject({ message: "mine" });
  });
});
