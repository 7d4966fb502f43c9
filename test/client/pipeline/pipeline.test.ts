import type { FinalizeRequestMiddleware, MetadataBearer } from "@smithy/types";
import { ReEncryptCommand } from "kms-reencrypt";
import { expect, it } from "vitest";
import { HttpRequest, HttpResponse } from "../../../src/smithy.js";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

it("the middleware stack has this order", () => {
  expect(stubClient([reEncryptResponse]).client.middlewareStack.identify()).toEqual([
    "loggerMiddleware - initialize",
    "serializerMiddleware - serialize",
    "contentLengthMiddleware - build",
    "getUserAgentMiddleware - build",
    "hostHeaderMiddleware - build",
    "recursionDetectionMiddleware - build",
    "retryMiddleware - finalizeRequest",
    "httpSigningMiddleware (a.k.a. awsAuthMiddleware) - finalizeRequest",
    "mapErrorsMiddleware - deserialize",
    "deserializerMiddleware - deserialize",
    "sendMiddleware - deserialize",
  ]);
});

it("a request of another kind, with which middleware replaces that of HTTP, reaches the request handler as it is", async () => {
  const own = { topic: "re-encrypt" };
  const received: unknown[] = [];
  const response = new HttpResponse({
    statusCode: 400,
    body: '{"__type":"NotFoundException","message":"gone"}',
  });
  const handle = async (request: unknown) => {
    received.push(request);
    return { response };
  };
  const { client } = stubClient([], { requestHandler: { handle } });
  client.middlewareStack.add((next) => (args) => next({ ...args, request: own }), {
    step: "build",
    priority: "high",
  });
  const error = await rejection(client.send(reEncrypt()));
  expect(error).toMatchObject({ name: "NotFoundException", serviceMessage: "gone" });
  expect(received).toEqual([{ topic: "re-encrypt" }]);
});

it("middleware of the user can be added before and after a named one", async () => {
  const { client } = stubClient([reEncryptResponse]);
  const seen: string[] = [];
  const watch =
    (position: string): FinalizeRequestMiddleware<object, MetadataBearer> =>
    (next) =>
    async (args) => {
      seen.push(
        `${position} ${HttpRequest.isInstance(args.request) && "authorization" in args.request.headers}`,
      );
      return next(args);
    };
  const toMiddleware = "awsAuthMiddleware";
  client.middlewareStack.addRelativeTo(watch("before"), { relation: "before", toMiddleware });
  client.middlewareStack.addRelativeTo(watch("after"), { relation: "after", toMiddleware });
  await client.send(new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "k" }));
  expect(seen).toEqual(["before false", "after true"]);
});
