import {
  AccessDeniedException,
  InvalidCiphertextException,
  KMSServiceException,
  NotFoundException,
  ReEncryptCommand,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { explainError } from "../../../../src/client/pipeline/errors/explainError.js";
import { rejection } from "../../../support/rejection.js";
import { stubClient } from "../../../support/stub-client.js";

/** The error of a ReEncrypt to which KMS responds with this body. */
const errorFor = (body: object, CiphertextBlob = new Uint8Array([1])) => {
  const response = { status: 400, headers: { "x-amzn-requestid": "r-1" }, body };
  const input = { CiphertextBlob, SourceKeyId: "alias/old", DestinationKeyId: "alias/new" };
  return rejection(stubClient([response], { maxAttempts: 1 }).client.send(new ReEncryptCommand(input)));
};

const messageFor = async (body: object, blob?: Uint8Array<ArrayBuffer>): Promise<string> =>
  Object(await errorFor(body, blob)).message;

it("the message of an exception says what happened and what to do, and has the keys and the request ID", async () => {
  const error = await errorFor({ __type: "NotFoundException", message: "Alias alias/old is not found" });
  expect(error).toMatchObject({
    serviceMessage: "Alias alias/old is not found",
    message:
      "ReEncrypt failed with NotFoundException: Alias alias/old is not found. Check the name, the account and " +
      "the Region; name a key of another account by its ARN. " +
      "(SourceKeyId alias/old, DestinationKeyId alias/new, request ID r-1)",
  });
});

it("the message explains the code when KMS sends no message", async () => {
  const error = await errorFor({ __type: "InvalidCiphertextException" });
  expect(error).toBeInstanceOf(InvalidCiphertextException);
  expect(Object(error).message).toContain(
    "exactly the encryption context that it was encrypted with (case matters)",
  );
  expect(Object(error).message).not.toContain("base64");
});

it("the message says that the ciphertext is base64 text when it is", async () => {
  const blob = new TextEncoder().encode(Buffer.alloc(40, 7).toString("base64"));
  expect(await messageFor({ __type: "InvalidCiphertextException" }, blob)).toContain(
    "are base64 text: decode it first",
  );
});

it.each([
  ["DisabledException", "has advice", "Enable the key with EnableKey, or use another key. (SourceKeyId"],
  ["BrandNewException", "says that KMS gave no details", "KMS gave no further details. (SourceKeyId"],
])("the message of %s without a message of KMS %s", async (code, _, text) => {
  expect(await messageFor({ __type: code })).toContain(`ReEncrypt failed with ${code}: ${text}`);
});

it("the message of AccessDeniedException names the permissions that the operation needs", async () => {
  const error = await errorFor({ __type: "AccessDeniedException" });
  expect(error).toBeInstanceOf(AccessDeniedException);
  expect(Object(error).message).toMatch(/kms:ReEncryptFrom on the source key and kms:ReEncryptTo .*/);
  expect(Object(error).message).toContain("another Region");
});

it("the message contains neither control characters nor line breaks of the service", async () => {
  const body = { __type: "ValidationException", message: "a\u001b[31m\r\nb\u2028c" };
  expect(await messageFor(body)).toContain(": a [31m b c.");
});

describe("the message contains", () => {
  const operation = { name: "Wait", permissions: undefined };
  const explain = (
    known: typeof KMSServiceException | undefined,
    input: object,
    $metadata = {},
    serviceMessage = "No.",
  ) => {
    const name = known?.code ?? "BrandNewException";
    const error = new KMSServiceException({ name, $metadata, serviceMessage });
    return explainError(error, known, operation, input);
  };

  it("the status of an error without a class", () => {
    expect(explain(undefined, {}, { httpStatusCode: 400, requestId: "r-1" })).toBe(
      "Wait failed with BrandNewException: No. (HTTP status 400, request ID r-1)",
    );
    expect(explain(NotFoundException, {}, { httpStatusCode: 400, requestId: "r-1" })).toMatch(
      /\. \(request ID r-1\)$/,
    );
  });

  it.each([NotFoundException, AccessDeniedException])(
    "only the advice when nothing else is known",
    (known) => {
      expect(explain(known, {})).toBe(`Wait failed with ${known.code}: No. ${known.advice}`);
    },
  );

  it("the names of keys, aliases and stores, and no other members", () => {
    const input = {
      KeyId: "k".repeat(301),
      AliasName: "alias/a",
      CustomKeyStoreId: "cks-1",
      TargetKeyId: 5,
      KeyIds: "b",
      GrantToken: "c",
    };
    expect(explain(undefined, input, { httpStatusCode: 500 })).toBe(
      `Wait failed with BrandNewException: No. (KeyId ${"k".repeat(300)}, AliasName alias/a, CustomKeyStoreId cks-1, HTTP status 500)`,
    );
  });

  it.each([
    ["a.b is gone", "a.b is gone."],
    ["Is it gone?", "Is it gone?"],
    ["x".repeat(1000), `${"x".repeat(1000)}.`],
    ["x".repeat(1001), `${"x".repeat(1000)}…`],
  ])("a sentence of at most 1000 characters of the service: %s", (said, sentence) => {
    expect(explain(undefined, {}, { httpStatusCode: 400 }, said)).toBe(
      `Wait failed with BrandNewException: ${sentence} (HTTP status 400)`,
    );
  });
});

describe("the message says that a ciphertext is base64 text", () => {
  const base64 = "QUJDREVGR0hJSktM";
  const hint = "base64 text: decode it first";
  const hinted = async (blob: string, code = "InvalidCiphertextException") =>
    (await messageFor({ __type: code }, new TextEncoder().encode(blob))).includes(hint);

  it.each([base64, `${base64}QQ==`, `${base64}\n${base64}`, `${base64}QUI=\n`])("for %j", async (blob) => {
    expect(await hinted(blob)).toBe(true);
  });

  it.each([
    base64.slice(4),
    `${base64}Q`,
    `\0\0\0\0${base64}`,
    `${base64}\0\0\0\0`,
    `!!!!${base64}`,
    `${base64}QQ==QQ==`,
  ])("not for %j", async (blob) => {
    expect(await hinted(blob)).toBe(false);
  });

  it("not for another code, and not without a ciphertext", async () => {
    expect(await hinted(base64, "NotFoundException")).toBe(false);
    const error = new InvalidCiphertextException({ $metadata: {} });
    const operation = { name: "Wait", permissions: undefined };
    expect(explainError(error, InvalidCiphertextException, operation, {})).not.toContain(hint);
  });
});
