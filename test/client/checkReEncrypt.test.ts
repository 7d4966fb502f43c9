import {
  AccessDeniedException,
  ConnectionError,
  checkReEncrypt,
  EncryptCommand,
  InputValidationError,
  KMSClient,
  NotFoundException,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reEncryptResponse, stubClient } from "../support/stub-client.js";

const OLD = "1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW = "0987dcba-09fe-87dc-65ba-ab0987654321";
const READER = "arn:aws:iam::111122223333:user/Reader";

let kms: LocalKms;
let client: KMSClient;
let CiphertextBlob: Uint8Array;
beforeAll(async () => {
  kms = await LocalKms.start({
    seed: { Keys: [{ KeyId: OLD }, { KeyId: NEW }] },
    principals: [
      { arn: "arn:aws:iam::111122223333:root" },
      { arn: READER, statements: [{ effect: "Allow", actions: ["kms:ReEncryptFrom"], resources: ["*"] }] },
    ],
  });
  client = clientOf(kms.credentials);
  ({ CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: OLD, Plaintext: new Uint8Array([1]) }),
  ));
});
beforeEach(() => kms.faults.clear());
afterAll(async () => {
  client.destroy();
  await kms.close();
});

const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials, maxAttempts: 1 });

test("checkReEncrypt reports that a valid call is allowed", async () => {
  expect(await checkReEncrypt(client, { CiphertextBlob, DestinationKeyId: NEW })).toEqual({ allowed: true });
});

test("checkReEncrypt checks permissions and keys even without a ciphertext", async () => {
  expect(await checkReEncrypt(client, { SourceKeyId: OLD, DestinationKeyId: NEW })).toEqual({
    allowed: true,
  });
  expect(kms.requests.of("ReEncrypt").at(-1)).toMatchObject({ errorCode: "DryRunOperationException" });
});

test("checkReEncrypt returns the exception with which KMS rejects the call", async () => {
  const check = await checkReEncrypt(client, { CiphertextBlob, DestinationKeyId: "alias/missing" });
  expect(check).toMatchObject({ allowed: false, error: expect.any(NotFoundException) });
  expect(!check.allowed && check.reason).toMatch(/alias\/missing/);
});

test("checkReEncrypt names a missing permission", async () => {
  const reader = clientOf(kms.credentialsOf(READER));
  const check = await checkReEncrypt(reader, { SourceKeyId: OLD, DestinationKeyId: NEW });
  expect(check).toMatchObject({ allowed: false, error: expect.any(AccessDeniedException) });
  expect(!check.allowed && check.reason).toMatch(/kms:ReEncryptTo/);
});

test("checkReEncrypt rejects when the credentials, KMS or the connection fail", async () => {
  const input = { SourceKeyId: OLD, DestinationKeyId: NEW };
  const stranger = clientOf({ accessKeyId: "AKIDEXAMPLE", secretAccessKey: "an-example-secret" });
  await expect(checkReEncrypt(stranger, input)).rejects.toMatchObject({
    name: "UnrecognizedClientException",
  });
  kms.faults.next(1, "ThrottlingException");
  await expect(checkReEncrypt(client, input)).rejects.toMatchObject({ name: "ThrottlingException" });
  const { client: nowhere } = stubClient([Object.assign(new Error("refused"), { code: "ECONNREFUSED" })], {
    maxAttempts: 1,
  });
  await expect(checkReEncrypt(nowhere, input)).rejects.toBeInstanceOf(ConnectionError);
});

test("checkReEncrypt rejects an invalid input before anything is sent", async () => {
  const wrong = { CiphertextBlob: new Uint8Array(), DestinationKeyId: NEW };
  await expect(checkReEncrypt(client, wrong)).rejects.toBeInstanceOf(InputValidationError);
});

test.each([undefined, null])("checkReEncrypt rejects the input %j as invalid", async (input) => {
  const check: Promise<unknown> = Reflect.apply(checkReEncrypt, undefined, [client, input]);
  await expect(check).rejects.toMatchObject({
    name: "InputValidationError",
    problems: [{ path: "DestinationKeyId" }, { path: "SourceKeyId" }],
  });
});

test("checkReEncrypt passes its options to the call", async () => {
  const abortSignal = AbortSignal.abort();
  const check = checkReEncrypt(client, { CiphertextBlob, DestinationKeyId: NEW }, { abortSignal });
  await expect(check).rejects.toMatchObject({ name: "AbortError" });
});

test("checkReEncrypt rejects when a server ignores the dry run and performs the call", async () => {
  const { client: emulator } = stubClient([reEncryptResponse]);
  const check = checkReEncrypt(emulator, { CiphertextBlob, DestinationKeyId: NEW });
  await expect(check).rejects.toBeInstanceOf(UnexpectedResponseException);
  await expect(check).rejects.toMatchObject({
    message: expect.stringContaining("performed the ReEncrypt instead of a dry run"),
    $metadata: { httpStatusCode: 200, requestId: expect.any(String) },
  });
});
