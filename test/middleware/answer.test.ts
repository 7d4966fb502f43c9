import { inspect } from "node:util";
import {
  AccessDeniedException,
  command,
  DecryptCommand,
  exception,
  InvalidCiphertextException,
  KMSServiceException,
  type MetadataBearer,
  NotFoundException,
  operation,
  ReEncryptCommand,
  required,
  string,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { type Answer, answeringClient, rejection, success } from "../support/answering-client.js";

const input = {
  CiphertextBlob: new Uint8Array([1]),
  SourceKeyId: "alias/old",
  DestinationKeyId: "alias/new",
};
const requestId = { "x-amzn-requestid": "r-1" };

const send = (answer: Answer, CiphertextBlob = input.CiphertextBlob) =>
  answeringClient([answer], { maxAttempts: 1 }).client.send(
    new ReEncryptCommand({ ...input, CiphertextBlob }),
  );

const failure = (answer: Answer, blob?: Uint8Array<ArrayBuffer>) => rejection(send(answer, blob));

describe("a success", () => {
  it("becomes the output, with the metadata of the call", async () => {
    expect(await send(success)).toEqual({
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
    ["HTML", "<html>a proxy</html>"],
    ["nothing", ""],
    ["truncated JSON", '{"CiphertextBlob":"AQ'],
    ["a list", []],
    ["no ciphertext", { KeyId: "k" }],
    ["a ciphertext that is no base64", { ...Object(Reflect.get(success, "body")), CiphertextBlob: "?" }],
  ])("that holds %s is an error that keeps status, request id and the first characters", async (_, body) => {
    const error = await failure({ headers: requestId, body });
    expect(error).toBeInstanceOf(UnexpectedResponseException);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    expect(error).toMatchObject({
      name: "UnexpectedResponseException",
      $fault: "server",
      $metadata: { httpStatusCode: 200, requestId: "r-1", attempts: 1 },
      excerpt: text.slice(0, 200),
      message: expect.stringMatching(
        /^ReEncrypt failed: the answer to ReEncrypt.*HTTP status 200, request id r-1/,
      ),
    });
  });

  it("never shows the characters of an answer that may hold a plaintext", async () => {
    const { client } = answeringClient([{ body: '{"Plaintext":"c2VjcmV0","KeyId":' }], { maxAttempts: 1 });
    const error = await rejection(client.send(new DecryptCommand({ CiphertextBlob: new Uint8Array(1) })));
    expect(error).toMatchObject({ name: "UnexpectedResponseException", excerpt: "" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("c2VjcmV0");
    expect(Object(error).$response).toMatchObject({ statusCode: 200 });
    expect(Object(error).$response.body).toBeUndefined();
  });
});

describe("an error of KMS", () => {
  it("becomes the exception of its code, whatever the status", async () => {
    const error = await failure({ status: 500, headers: requestId, body: { __type: "NotFoundException" } });
    expect(error).toBeInstanceOf(NotFoundException);
    expect(error).toMatchObject({
      $fault: "client",
      $metadata: { httpStatusCode: 500, requestId: "r-1", attempts: 1, totalRetryDelay: 0 },
      serviceMessage: undefined,
    });
    expect(Object(error).$response.statusCode).toBe(500);
  });

  it("says what happened, what to do, with which keys, and the request id", async () => {
    const body = { __type: "NotFoundException", message: "Alias alias/old is not found" };
    const error = await failure({ status: 400, headers: requestId, body });
    expect(error).toMatchObject({
      serviceMessage: "Alias alias/old is not found",
      message:
        "ReEncrypt failed with NotFoundException: Alias alias/old is not found. Check the name, the account and " +
        "the Region; name a key of another account by its ARN. " +
        "(SourceKeyId alias/old, DestinationKeyId alias/new, request id r-1)",
    });
  });

  it("explains itself when KMS says nothing", async () => {
    const error = await failure({ status: 400, body: { __type: "InvalidCiphertextException" } });
    expect(error).toBeInstanceOf(InvalidCiphertextException);
    expect(Object(error).message).toContain(
      "Give exactly the encryption context that the ciphertext was made with",
    );
    expect(Object(error).message).not.toContain("base64");
  });

  it("says so when the bytes of the ciphertext are base64 text", async () => {
    const blob = new TextEncoder().encode(Buffer.alloc(40, 7).toString("base64"));
    const error = await failure({ status: 400, body: { __type: "InvalidCiphertextException" } }, blob);
    expect(Object(error).message).toContain("are base64 text: decode it first");
  });

  it.each([
    ["DisabledException", "Enable the key with EnableKey, or use another. (SourceKeyId"],
    ["BrandNewException", "KMS said nothing more. (SourceKeyId"],
  ])("has advice for %s when KMS says nothing, or says that it said nothing", async (code, text) => {
    const error = await failure({ status: 400, body: { __type: code } });
    expect(Object(error).message).toContain(`ReEncrypt failed with ${code}: ${text}`);
  });

  it("names the permissions that ReEncrypt needs when access is denied", async () => {
    const error = await failure({ status: 400, body: { __type: "AccessDeniedException" } });
    expect(error).toBeInstanceOf(AccessDeniedException);
    expect(Object(error).message).toMatch(/kms:ReEncryptFrom on the source key and kms:ReEncryptTo .*/);
    expect(Object(error).message).toContain("another Region");
  });

  it("with an unknown code keeps it as its name", async () => {
    const error = await failure({ status: 400, body: { __type: "BrandNewException", message: "new" } });
    expect(error).toBeInstanceOf(KMSServiceException);
    expect(error).toMatchObject({ name: "BrandNewException", $fault: "client", serviceMessage: "new" });
  });

  it("of a class that the operation brings along becomes an instance of it", async () => {
    class TagException extends exception("TagException", "client") {}
    const TagResource = operation<{ KeyId: string }, MetadataBearer>("TagResource", {
      input: { KeyId: required(string()) },
      output: {},
      errors: [TagException],
      permissions: "kms:TagResource on the key",
    });
    class TagResourceCommand extends command(TagResource) {}
    const answers = (code: string) =>
      answeringClient([{ status: 400, body: { __type: code, message: "no" } }], { maxAttempts: 1 });
    const send = (code: string) =>
      rejection(answers(code).client.send(new TagResourceCommand({ KeyId: "k" })));
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

  it("cannot put control characters or line breaks into the message", async () => {
    const body = { __type: "ValidationException", message: "a\u001b[31m\r\nb\u2028c" };
    expect(Object(await failure({ status: 400, body })).message).toContain(": a [31m b c.");
  });

  it("does not take the names of Object's own members for codes", async () => {
    const error = await failure({ status: 400, body: { __type: "constructor" } });
    expect(error).toMatchObject({ name: "constructor", $fault: "client" });
  });
});

describe("an answer that is not of KMS", () => {
  it.each([0, 100, 199, 300, 304])(
    "with status %i is no success, even of an operation that returns nothing",
    async (status) => {
      const EnableKey = operation<{ KeyId: string }, MetadataBearer>("EnableKey", {
        input: { KeyId: required(string()) },
        output: {},
      });
      class EnableKeyCommand extends command(EnableKey) {}
      const { client } = answeringClient([{ status, body: "" }], { maxAttempts: 1 });
      expect(await rejection(client.send(new EnableKeyCommand({ KeyId: "k" })))).toBeInstanceOf(
        UnexpectedResponseException,
      );
      const answering = answeringClient([{ status: 200, body: "" }]);
      expect(
        (await answering.client.send(new EnableKeyCommand({ KeyId: "k" }))).$metadata.httpStatusCode,
      ).toBe(200);
    },
  );

  it.each<[number, unknown, "client" | "server"]>([
    [502, "<html>Bad gateway</html>", "server"],
    [403, "Forbidden", "client"],
    [301, "", "server"],
  ])("with status %i is an error that keeps it", async (status, body, fault) => {
    const error = await failure({ status, headers: requestId, body });
    expect(error).toBeInstanceOf(UnexpectedResponseException);
    expect(error).toMatchObject({ $fault: fault, excerpt: body, $metadata: { httpStatusCode: status } });
  });
});
