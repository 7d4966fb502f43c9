import type { FinalizeRequestMiddleware, MetadataBearer } from "@smithy/types";
import { ReEncryptCommand } from "kms-reencrypt";
import { expect, it } from "vitest";
import { HttpRequest } from "../../src/smithy.js";
import { answeringClient, success } from "../support/answering-client.js";

it("runs the pipeline in this order", () => {
  expect(answeringClient([success]).client.middlewareStack.identify()).toEqual([
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

it("lets middleware of users stand before and after a named one", async () => {
  const { client } = answeringClient([success]);
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
