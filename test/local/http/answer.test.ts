/** What comes in over HTTP and is not quite a call of an operation. */
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, receive, type Signing, send, signedHeaders, type WireAnswer } from "../support.js";

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
  { status, headers, body }: WireAnswer,
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

describe("the body is refused when it is", () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /^The body is not JSON in UTF-8$/],
    ["no JSON", "KeyId=a", /^The body is not JSON in UTF-8$/],
    ["cut off", '{"KeyId":"a', /^The body is not JSON in UTF-8$/],
    ["not UTF-8", Buffer.from('{"KeyId":"\xff"}', "latin1"), /^The body is not JSON in UTF-8$/],
    ["a list", "[]", /^The body is not an object$/],
    ["null", "null", /^The body is not an object$/],
    ["text", '"a"', /^The body is not an object$/],
    ["very deep", nested(200_000), /^The body is not an object$/],
    ["very deep in a member", `{"KeyId":${nested(200_000)}}`, /^KeyId is not text$/],
    ["a number for text", '{"KeyId":1}', /^KeyId is not text$/],
    ["no base64 for bytes", '{"Plaintext":"a b c d"}', /^Plaintext is not base64 text$/],
    ["a list for bytes", '{"Plaintext":[1,2]}', /^Plaintext is not base64 text$/],
    ["text for true", '{"DryRun":"true"}', /^DryRun is not true or false$/],
    [
      "a number in a context",
      '{"EncryptionContext":{"a":1}}',
      /^EncryptionContext is not a map from text to text$/,
    ],
    ["a list for a context", '{"EncryptionContext":[]}', /^EncryptionContext is not a map/],
    ["text for a list", '{"GrantTokens":"a"}', /^GrantTokens is not a list$/],
    ["a number in a list", '{"GrantTokens":["a",1]}', /^GrantTokens\[1\] is not text$/],
  ])("%s", async (_, body, message) => {
    expectError(
      await send(kms, "Encrypt", { body }),
      400,
      "SerializationException",
      expect.stringMatching(message),
    );
  });
});

describe("the body may have", () => {
  const encrypt = (members: string) =>
    send(kms, "Encrypt", { body: `{"KeyId":"${keyId}","Plaintext":"${plaintext}",${members}}` });

  test.each([
    ["members that are not known", '"Unknown":{"a":[1,2,3]}'],
    ["null for a member that may be missing", '"EncryptionContext":null,"GrantTokens":null,"DryRun":null'],
    ["a member twice", '"KeyId":"a","KeyId":"KEY"'],
    ["members that objects have anyway", '"__proto__":{"KeyId":"a"},"constructor":1,"toString":2'],
  ])("%s", async (_, members) => {
    const { status } = await encrypt(members.replace("KEY", keyId));
    expect(status).toBe(200);
  });

  test("a context with names that objects have anyway, and they count", async () => {
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

describe("the operation", () => {
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

  test.each(["Sign", "ReplicateKey", "ImportKeyMaterial"])(
    "%s is not performed, and the answer says so",
    async (operation) => {
      expectError(
        await send(kms, operation, { body: "{}" }),
        400,
        "UnsupportedOperationException",
        expect.stringMatching(
          `^LocalKms does not perform ${operation}\\. It performs .*Decrypt, .*ReEncrypt`,
        ),
      );
    },
  );
});

describe("nothing is served", () => {
  test.each<[string, Signing]>([
    ["to another method", { method: "PUT", body: "{}" }],
    ["at another path", { path: "/kms", body: "{}" }],
    ["at a path that only looks the same", { path: "//", body: "{}" }],
    ["in another content type", { body: "{}", headers: { "content-type": "application/json" } }],
    [
      "in another version of the protocol",
      { body: "{}", headers: { "content-type": "application/x-amz-json-1.0" } },
    ],
  ])("%s", async (_, signing) => {
    expectError(await send(kms, "Encrypt", signing), 404, "UnknownOperationException");
  });

  test("to a browser", async () => {
    expectError(await receive(kms.endpoint, "GET", {}, undefined), 404, "UnknownOperationException");
  });
});

describe("the signature is checked", () => {
  const signing = { body: "{}", headers: { "x-amz-target": "TrentService.Decrypt" } };

  test("before anything is said of the input", async () => {
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

  test("and a query that is signed is accepted", async () => {
    const { status, body } = await send(kms, "Encrypt", {
      query: { a: "b c", B: "*" },
      body: JSON.stringify({ KeyId: keyId, Plaintext: plaintext }),
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { EncryptionAlgorithm: "SYMMETRIC_DEFAULT" },
    });
  });

  test("for its Region", async () => {
    expectError(
      await send(kms, "Decrypt", { body: "{}", region: "eu-west-1" }),
      400,
      "InvalidSignatureException",
      "Credential should be scoped to a valid region.",
    );
  });
});

test("every answer has a request id of its own", async () => {
  const answers = await Promise.all([call(kms, "Decrypt", {}), call(kms, "Decrypt", {})]);
  const ids = answers.map(({ headers }) => headers.get("x-amzn-requestid"));
  expect(new Set(ids).size).toBe(2);
});
