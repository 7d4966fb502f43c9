/** Requests over HTTP that are almost calls of an operation. */
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, receive, type Signing, send, signedHeaders, type WireResponse } from "../support.js";

let kms: LocalKms;
let keyId: string;
beforeAll(async () => {
  kms = await LocalKms.start();
  keyId = (await kms.createKey()).KeyId;
});
afterAll(() => kms.close());

const plaintext = Buffer.from("data").toString("base64");
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

const expectError = (
  { status, headers, body }: WireResponse,
  expected: number,
  error: string,
  message?: unknown,
) => {
  expect({ status, body }).toEqual({
    status: expected,
    body: { __type: error, ...(message === undefined ? {} : { message }) },
  });
  expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
};

describe("the body is rejected when it is", () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /^The body is not JSON in UTF-8$/],
    ["not JSON", "KeyId=a", /^The body is not JSON in UTF-8$/],
    ["cut short", '{"KeyId":"a', /^The body is not JSON in UTF-8$/],
    ["not UTF-8", Buffer.from('{"KeyId":"\xff"}', "latin1"), /^The body is not JSON in UTF-8$/],
    ["a list", "[]", /^The body is not an object$/],
    ["null", "null", /^The body is not an object$/],
    ["a string", '"a"', /^The body is not an object$/],
    ["nested very deeply", nested(200_000), /^The body is not an object$/],
    ["nested very deeply in a member", `{"KeyId":${nested(200_000)}}`, /^KeyId is not a string$/],
    ["a number for a string", '{"KeyId":1}', /^KeyId is not a string$/],
    ["a string that is not base64 for bytes", '{"Plaintext":"a b c d"}', /^Plaintext is not base64 text$/],
    ["a list for bytes", '{"Plaintext":[1,2]}', /^Plaintext is not base64 text$/],
    ["a string for a boolean", '{"DryRun":"true"}', /^DryRun is not true or false$/],
    [
      "a number in a context",
      '{"EncryptionContext":{"a":1}}',
      /^EncryptionContext is not a map from string to string$/,
    ],
    ["a list for a context", '{"EncryptionContext":[]}', /^EncryptionContext is not a map/],
    ["a string for a list", '{"GrantTokens":"a"}', /^GrantTokens is not a list$/],
    ["a number in a list", '{"GrantTokens":["a",1]}', /^GrantTokens\[1\] is not a string$/],
  ])("%s", async (_, body, message) => {
    expectError(
      await send(kms, "Encrypt", { body }),
      400,
      "SerializationException",
      expect.stringMatching(message),
    );
  });
});

describe("the body may contain", () => {
  const encrypt = (members: string) =>
    send(kms, "Encrypt", { body: `{"KeyId":"${keyId}","Plaintext":"${plaintext}",${members}}` });

  test.each([
    ["unknown members", '"Unknown":{"a":[1,2,3]}'],
    ["null for optional members", '"EncryptionContext":null,"GrantTokens":null,"DryRun":null'],
    ["a member twice", '"KeyId":"a","KeyId":"KEY"'],
    ["names of object properties as members", '"__proto__":{"KeyId":"a"},"constructor":1,"toString":2'],
  ])("%s", async (_, members) => {
    const { status } = await encrypt(members.replace("KEY", keyId));
    expect(status).toBe(200);
  });

  test("a context with names of object properties, which is part of the context", async () => {
    const context = '"EncryptionContext":{"__proto__":"a","constructor":"b","toString":"c"}';
    const { body } = await encrypt(context);
    const { CiphertextBlob } = Object(body);
    expectError(await call(kms, "Decrypt", { CiphertextBlob }), 400, "InvalidCiphertextException");
    const decrypted = await send(kms, "Decrypt", {
      body: `{"CiphertextBlob":"${CiphertextBlob}",${context}}`,
    });
    expect(decrypted.body).toMatchObject({ Plaintext: plaintext });
  });
});

describe("an operation", () => {
  test.each(["Destroy", "encrypt", "", "Encrypt.Decrypt", "constructor"])(
    "%j is unknown",
    async (operation) => {
      expectError(await send(kms, operation, { body: "{}" }), 400, "UnknownOperationException");
    },
  );

  test.each([
    ["another service", { "x-amz-target": "DynamoDB_20120810.Encrypt" }],
    ["no service", { "x-amz-target": "Encrypt" }],
  ])("of %s is unknown", async (_, headers) => {
    expectError(await send(kms, "", { body: "{}", headers }), 400, "UnknownOperationException");
  });
});

describe("the response is 404", () => {
  test.each<[string, Signing]>([
    ["for another method", { method: "PUT", body: "{}" }],
    ["for another path", { path: "/kms", body: "{}" }],
    ["for a path with two slashes", { path: "//", body: "{}" }],
    ["for another content type", { body: "{}", headers: { "content-type": "application/json" } }],
    [
      "for another version of the protocol",
      { body: "{}", headers: { "content-type": "application/x-amz-json-1.0" } },
    ],
  ])("%s", async (_, signing) => {
    expectError(await send(kms, "Encrypt", signing), 404, "UnknownOperationException");
  });

  test("for a browser", async () => {
    expectError(await receive(kms.endpoint, "GET", {}, undefined), 404, "UnknownOperationException");
  });
});

describe("the signature is checked", () => {
  const signing = { body: "{}", headers: { "x-amz-target": "TrentService.Decrypt" } };

  test("before the input is read", async () => {
    const { authorization, ...headers } = await signedHeaders(kms, signing);
    expect(authorization).toBeDefined();
    expectError(
      await receive(kms.endpoint, "POST", headers, "not JSON"),
      400,
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
    );
  });

  test.each<[string, string, string]>([
    ["the body", "", '{"KeyId":"a"}'],
    ["the query", "/?a=b", "{}"],
  ])("against %s", async (_, target, body) => {
    const headers = await signedHeaders(kms, signing);
    expectError(
      await receive(`${kms.endpoint}${target}`, "POST", headers, body),
      400,
      "InvalidSignatureException",
      expect.stringMatching(/^The request signature we calculated does not match/),
    );
  });

  test("including a signed query", async () => {
    const { status, body } = await send(kms, "Encrypt", {
      query: { a: "b c", B: "*" },
      body: JSON.stringify({ KeyId: keyId, Plaintext: plaintext }),
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { EncryptionAlgorithm: "SYMMETRIC_DEFAULT" },
    });
  });

  test("against the Region", async () => {
    expectError(
      await send(kms, "Decrypt", { body: "{}", region: "eu-west-1" }),
      400,
      "InvalidSignatureException",
      "Credential should be scoped to a valid region.",
    );
  });
});

test("every response has its own request ID", async () => {
  const responses = await Promise.all([call(kms, "Decrypt", {}), call(kms, "Decrypt", {})]);
  const ids = responses.map(({ headers }) => headers.get("x-amzn-requestid"));
  expect(new Set(ids).size).toBe(2);
});
