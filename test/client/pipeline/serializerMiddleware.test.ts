import { EncryptCommand, InputValidationError, ReEncryptCommand } from "kms-reencrypt";
import { expect, it } from "vitest";
import type { HttpRequest } from "../../../src/smithy.js";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

it("a request is a POST to the endpoint with the operation as target and the input as JSON", async () => {
  const { client, requests } = stubClient([reEncryptResponse]);
  const CiphertextBlob = new Uint8Array([1, 2, 3]);
  const SourceEncryptionContext = { tenant: "ä" };
  await client.send(
    new ReEncryptCommand({ CiphertextBlob, SourceEncryptionContext, DestinationKeyId: "alias/new" }),
  );
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    method: "POST",
    protocol: "https:",
    hostname: "kms.us-east-2.amazonaws.com",
    path: "/",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "TrentService.ReEncrypt",
      host: "kms.us-east-2.amazonaws.com",
      "content-length": String(requests[0]?.body.byteLength),
    },
  });
  expect(JSON.parse(new TextDecoder().decode(requests[0]?.body))).toEqual({
    CiphertextBlob: "AQID",
    SourceEncryptionContext: { tenant: "ä" },
    DestinationKeyId: "alias/new",
  });
});

it.each([
  ["http://localhost/base", "/base/"],
  ["http://localhost/base/", "/base/"],
  ["http://localhost", "/"],
])("a request to the endpoint %s has the path %s, as in the SDK", async (endpoint, path) => {
  const { client, requests } = stubClient([reEncryptResponse], { endpoint });
  await client.send(reEncrypt());
  expect(requests[0]).toMatchObject({ path });
});

it("an invalid input is reported before a request is made", async () => {
  const { client, requests } = stubClient([reEncryptResponse]);
  const input = { KeyId: "alias/a", Plaintext: "AQID" } as never;
  const error = await rejection(client.send(new EncryptCommand(input)));
  expect(error).toBeInstanceOf(InputValidationError);
  expect(error).toMatchObject({
    name: "InputValidationError",
    operation: "Encrypt",
    problems: [{ path: "Plaintext" }],
    message: expect.stringMatching(
      /^Encrypt was not sent, because its input has a problem:\n {2}Plaintext must be bytes/,
    ),
  });
  expect(requests).toEqual([]);
});

it("query parameters that middleware adds to a request are not part of later requests", async () => {
  const { client, requests } = stubClient([reEncryptResponse], { endpoint: "http://localhost:1/?a=1" });
  let calls = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      Object.assign((args.request as HttpRequest).query, { [`call-${calls}`]: "" });
      return next(args);
    },
    { step: "build" },
  );
  await client.send(reEncrypt());
  await client.send(reEncrypt());
  expect(requests.map(({ query }) => Object.keys(query))).toEqual([
    ["a", "call-1"],
    ["a", "call-2"],
  ]);
});
