import { inspect } from "node:util";
import {
  DecryptCommand,
  EnableKeyCommand,
  EncryptCommand,
  KMSServiceException,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, type StubResponse, stubClient } from "../../support/stub-client.js";
import vectors from "../../vectors/awsjson11-errors.json" with { type: "json" };

const headers = { "x-amzn-requestid": "r-1" };

const send = (response: StubResponse) => stubClient([response], { maxAttempts: 1 }).client.send(reEncrypt());

describe("a successful response", () => {
  it("becomes the output, with the metadata of the call", async () => {
    expect(await send(reEncryptResponse)).toEqual({
      $metadata: {
        httpStatusCode: 200,
        requestId: "11111111-2222-3333-4444-555555555555",
        attempts: 1,
        totalRetryDelay: 0,
      },
      CiphertextBlob: new Uint8Array([1, 2, 3]),
      KeyId: "arn:aws:kms:us-east-2:111122223333:key/new",
      SourceKeyId: "arn:aws:kms:us-east-2:111122223333:key/old",
      SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    });
  });

  it.each<[string, unknown]>([
    ["an HTML page", "<html>a proxy</html>"],
    ["an empty body", ""],
    ["truncated JSON", '{"CiphertextBlob":"AQ'],
    ["a JSON list", []],
    ["no ciphertext", { KeyId: "k" }],
    ["an empty ciphertext", { ...Object(Reflect.get(reEncryptResponse, "body")), CiphertextBlob: "" }],
    [
      "a ciphertext that is null",
      { ...Object(Reflect.get(reEncryptResponse, "body")), CiphertextBlob: null },
    ],
    ["null", null],
    ["a number", "1"],
    ["a bare string", '"AQID"'],
    [
      "a ciphertext that is not base64",
      { ...Object(Reflect.get(reEncryptResponse, "body")), CiphertextBlob: "?" },
    ],
  ])("with %s becomes an error with the status, the request ID and an excerpt", async (_, body) => {
    const error = await rejection(send({ headers, body }));
    expect(error).toBeInstanceOf(UnexpectedResponseException);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    expect(error).toMatchObject({
      name: "UnexpectedResponseException",
      $fault: "server",
      $metadata: { httpStatusCode: 200, requestId: "r-1", attempts: 1 },
      excerpt: text.slice(0, 200),
      message: expect.stringMatching(
        /^ReEncrypt failed: the response to ReEncrypt.*HTTP status 200, request ID r-1/,
      ),
    });
  });

  it.each<[unknown, string]>([
    [[], "the response to ReEncrypt is not an object"],
    [{ KeyId: "k" }, "the response to ReEncrypt: CiphertextBlob is missing"],
  ])("with the body %j becomes an error whose message names the problem", async (body, problem) => {
    const { message } = Object(await rejection(send({ body })));
    expect(message).toContain(`ReEncrypt failed: ${problem}. `);
  });

  it("has at most 128 characters of a request ID", async () => {
    const long = { "x-amzn-requestid": "r".repeat(129) };
    const { $metadata } = await send({ ...reEncryptResponse, headers: long });
    expect($metadata.requestId).toBe("r".repeat(128));
  });

  it("that middleware replaces by its own result is not read", async () => {
    const { client, requests } = stubClient([reEncryptResponse]);
    const output = { $metadata: {}, KeyId: "cached" };
    client.middlewareStack.addRelativeTo(() => async () => ({ response: undefined, output }), {
      relation: "before",
      toMiddleware: "sendMiddleware",
    });
    expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "cached" });
    expect(requests).toEqual([]);
  });

  it("without a code keeps the message of the server, without the secrets that it repeats", async () => {
    const Plaintext = new TextEncoder().encode("a secret plaintext");
    const message = `Forbidden ${Buffer.from(Plaintext).toString("base64")}`;
    const { client } = stubClient([{ status: 403, body: { message } }]);
    expect(await rejection(client.send(new EncryptCommand({ KeyId: "alias/a", Plaintext })))).toMatchObject({
      name: "UnexpectedResponseException",
      serviceMessage: "Forbidden ***SensitiveInformation***",
    });
  });

  it("that repeats a secret in the type of its error shows a placeholder instead", async () => {
    const Plaintext = new TextEncoder().encode("a secret plaintext");
    const __type = `ValidationException:${Buffer.from(Plaintext).toString("base64")}`;
    const { client } = stubClient([{ status: 400, body: { __type } }]);
    expect(await rejection(client.send(new EncryptCommand({ KeyId: "alias/a", Plaintext })))).toMatchObject({
      name: "ValidationException",
      __type: "ValidationException:***SensitiveInformation***",
    });
  });

  it("that may contain a plaintext becomes an error without an excerpt", async () => {
    const { client } = stubClient([{ body: '{"Plaintext":"c2VjcmV0","KeyId":' }], { maxAttempts: 1 });
    const error = await rejection(client.send(new DecryptCommand({ CiphertextBlob: new Uint8Array(1) })));
    expect(error).toMatchObject({ name: "UnexpectedResponseException", excerpt: "" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("c2VjcmV0");
    expect(Object(error).$response).toMatchObject({ statusCode: 200 });
    expect(Object(error).$response.body).toBeUndefined();
  });
});

describe("a response that is not from KMS", () => {
  it.each([0, 100, 199, 300, 304])(
    "is an error with status %i, even for an operation without an output",
    async (status) => {
      const enableKey = () => new EnableKeyCommand({ KeyId: "k" });
      const { client } = stubClient([{ status, body: "" }], { maxAttempts: 1 });
      expect(await rejection(client.send(enableKey()))).toBeInstanceOf(UnexpectedResponseException);
      const successful = stubClient([{ status: 200, body: "" }]);
      expect((await successful.client.send(enableKey())).$metadata.httpStatusCode).toBe(200);
    },
  );

  it("is an error for an operation without an output when its body is not JSON", async () => {
    const { client } = stubClient([{ body: "<html>" }], { maxAttempts: 1 });
    const error = await rejection(client.send(new EnableKeyCommand({ KeyId: "k" })));
    expect(error).toBeInstanceOf(UnexpectedResponseException);
  });

  it.each<[unknown, string, string | undefined]>([
    [{ Error: { Code: "AccessDeniedException", Message: "no" } }, "AccessDeniedException", "no"],
    [{ error: { code: "NotFoundException", message: "gone" } }, "NotFoundException", "gone"],
    [{ errors: [{ message: "broken" }] }, "UnexpectedResponseException", "broken"],
    [{ error: "invalid_token" }, "UnexpectedResponseException", "invalid_token"],
    [{ error: true }, "UnexpectedResponseException", undefined],
    [{ fault: { faultstring: "quota" } }, "UnexpectedResponseException", undefined],
    [{ message: "Forbidden" }, "UnexpectedResponseException", "Forbidden"],
  ])(
    "with status 200 is an error when its body is %j, even for an operation without an output",
    async (body, name, serviceMessage) => {
      const { client } = stubClient([{ body }], { maxAttempts: 1 });
      const enabled = client.send(new EnableKeyCommand({ KeyId: "k" }));
      expect(await rejection(enabled)).toMatchObject({ name, serviceMessage });
      expect(await rejection(send({ body }))).toMatchObject({ name, serviceMessage });
    },
  );

  it("that has no error in its member for errors is a success", async () => {
    const { client } = stubClient([{ body: { error: null, Errors: 0 } }]);
    expect((await client.send(new EnableKeyCommand({ KeyId: "k" }))).$metadata.httpStatusCode).toBe(200);
  });

  it.each<[number, unknown, "client" | "server"]>([
    [399, "", "server"],
    [400, "", "client"],
    [499, "", "client"],
    [500, "", "server"],
    [502, "<html>Bad gateway</html>", "server"],
    [403, "Forbidden", "client"],
    [301, "", "server"],
  ])("is an error that contains the status %i", async (status, body, fault) => {
    const error = await rejection(send({ status, headers, body }));
    expect(error).toBeInstanceOf(UnexpectedResponseException);
    expect(error).toMatchObject({ $fault: fault, excerpt: body, $metadata: { httpStatusCode: status } });
  });
});

it("the access key ID stays in what the service says, because it is not secret", async () => {
  const body = { __type: "AccessDeniedException", message: "no access for AKIDEXAMPLE" };
  expect(await rejection(send({ status: 400, body }))).toMatchObject({
    serviceMessage: "no access for AKIDEXAMPLE",
  });
});

describe("the client reads the error response of the Smithy protocol test", () => {
  it.each(vectors.cases.map((vector) => [vector.id, vector] as const))("%s", async (_, vector) => {
    const { status, headers, body, code, message } = vector;
    const error = await rejection(send({ status, headers: headers ?? {}, body: body ?? "" }));
    expect(error).toBeInstanceOf(KMSServiceException);
    expect(error).toMatchObject({
      name: code,
      serviceMessage: message,
      message: expect.stringContaining(`ReEncrypt failed with ${code}: ${message ?? ""}`),
      $metadata: { httpStatusCode: status, attempts: 1 },
    });
  });
});
