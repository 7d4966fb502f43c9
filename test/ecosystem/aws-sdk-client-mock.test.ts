import { type AwsStub, mockClient } from "aws-sdk-client-mock";
import {
  EncryptCommand,
  IncorrectKeyException,
  KMS,
  KMSClient,
  type KMSClientResolvedConfig,
  ListKeysCommand,
  paginateListKeys,
  ReEncryptCommand,
  type ReEncryptCommandOutput,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "kms-reencrypt";
import { afterEach, beforeEach, expect, test } from "vitest";

let mock: AwsStub<ServiceInputTypes, ServiceOutputTypes, KMSClientResolvedConfig>;
beforeEach(() => {
  mock = mockClient(KMSClient);
});
afterEach(() => mock.restore());

const client = new KMSClient({ region: "us-east-2" });
const CiphertextBlob = new Uint8Array(1);
const input = { CiphertextBlob, SourceKeyId: "alias/old", DestinationKeyId: "alias/new" };

const output = {
  CiphertextBlob: new Uint8Array([2]),
  KeyId: "arn:new",
  SourceKeyId: "arn:old",
  SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  $metadata: {},
} satisfies ReEncryptCommandOutput;

test("a mocked command resolves with the output of the mock, and nothing is sent", async () => {
  mock.on(ReEncryptCommand).resolves(output);
  expect(await client.send(new ReEncryptCommand(input))).toBe(output);
  expect(await new KMS({ region: "us-east-2" }).reEncrypt(input)).toBe(output);
});

test("a mocked command rejects with the exception of the mock", async () => {
  const exception = new IncorrectKeyException({ message: "another key", $metadata: {} });
  mock.on(ReEncryptCommand).rejects(exception);
  await expect(client.send(new ReEncryptCommand(input))).rejects.toBe(exception);
});

test("a mock for a partial input applies only to the inputs that match it", async () => {
  mock.on(ReEncryptCommand, { DestinationKeyId: "alias/new" }).resolves(output);
  mock.on(ReEncryptCommand, { DestinationKeyId: "alias/missing" }).rejects("no such alias");
  const send = (DestinationKeyId: string) =>
    client.send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId }));
  expect(await send("alias/new")).toBe(output);
  await expect(send("alias/missing")).rejects.toThrow("no such alias");
  expect(await send("alias/other")).toBeUndefined();
});

test("mocked calls can be found by command and by a partial input", async () => {
  mock.onAnyCommand().resolves({});
  await client.send(new ReEncryptCommand(input));
  await client.send(new EncryptCommand({ KeyId: "alias/old", Plaintext: new Uint8Array(1) }));
  expect(mock.calls()).toHaveLength(2);
  expect(mock.commandCalls(ReEncryptCommand).map(({ args: [command] }) => command.input)).toEqual([input]);
  expect(mock.commandCalls(ReEncryptCommand, { SourceKeyId: "alias/old" })).toHaveLength(1);
  expect(mock.commandCalls(ReEncryptCommand, { SourceKeyId: "alias/other" })).toHaveLength(0);
  expect(mock.commandCalls(ReEncryptCommand, { SourceKeyId: "alias/old" }, true)).toHaveLength(0);
});

test("a paginator iterates over mocked pages", async () => {
  const page = (KeyId: string) => ({ Keys: [{ KeyId, KeyArn: `arn:${KeyId}` }], Truncated: false });
  mock
    .on(ListKeysCommand)
    .resolves(page("second"))
    .on(ListKeysCommand, { Marker: undefined })
    .resolvesOnce({ ...page("first"), NextMarker: "next" });
  const keys: string[] = [];
  for await (const { Keys } of paginateListKeys({ client }, {})) {
    keys.push(...Keys.map(({ KeyId }) => KeyId));
  }
  expect(keys).toEqual(["first", "second"]);
});

test("a single client can be mocked without the others of its class", async () => {
  mock.restore();
  const { send } = KMSClient.prototype;
  const mocked = new KMSClient({ region: "us-east-2" });
  mockClient(mocked).on(ReEncryptCommand).resolves(output);
  expect(await mocked.send(new ReEncryptCommand(input))).toBe(output);
  expect(client.send).toBe(send);
});
