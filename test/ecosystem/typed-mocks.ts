import { type AwsClientStub, type AwsStub, mockClient } from "aws-sdk-client-mock";
import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetKeyPolicyCommand,
  GetPublicKeyCommand,
  KMS,
  KMSClient,
  type KMSClientResolvedConfig,
  KMSInvalidStateException,
  KMSServiceException,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  NotFoundException,
  ReEncryptCommand,
  ScheduleKeyDeletionCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  SignCommand,
} from "kms-reencrypt";

/** Mocks as tests for the AWS SDK have them. They compile with both packages; nothing runs them. */
const mock = mockClient(KMSClient);
const m2: AwsClientStub<KMSClient> = mockClient(new KMSClient({}));
const m3: AwsStub<ServiceInputTypes, ServiceOutputTypes, KMSClientResolvedConfig> = mockClient(KMSClient);
const m4 = mockClient(KMS);
const m5 = mockClient(new KMS({}));
const KeyId = "k";
const bytes = new Uint8Array(1);
const u8: Uint8Array = bytes;
mock.resolves({ KeyId });
mock.resolves({});
mock.onAnyCommand().resolves({ KeyId });
mock.onAnyCommand().resolves({});
mock.on(DescribeKeyCommand).resolves({ KeyMetadata: { KeyId } });
mock.on(DescribeKeyCommand, { KeyId }).resolves({ KeyMetadata: { KeyId, KeyState: "Enabled", Arn: "arn" } });
mock
  .on(DescribeKeyCommand)
  .resolvesOnce({ KeyMetadata: { KeyId } })
  .resolvesOnce({ KeyMetadata: { KeyId: "b" } })
  .rejectsOnce(new Error("x"));
mock.on(ListKeysCommand).resolves({ Keys: [{ KeyId: "a" }, { KeyId: "b", KeyArn: "arn" }] });
mock.on(ListKeysCommand, { Marker: undefined }).resolves({ Keys: [], NextMarker: "x", Truncated: true });
mock.on(ListAliasesCommand).resolves({ Aliases: [{ AliasName: "alias/x", TargetKeyId: "k" }] });
mock.on(ListGrantsCommand).resolves({ Grants: [{ GrantId: "g" }] });
mock.on(ListResourceTagsCommand).resolves({ Tags: [{ TagKey: "a", TagValue: "b" }] });
mock.on(CreateKeyCommand).resolves({ KeyMetadata: { KeyId } });
mock.on(CreateAliasCommand).resolves({});
mock.on(CreateGrantCommand).resolves({ GrantId: "g" });
mock.on(EncryptCommand).resolves({ CiphertextBlob: bytes });
mock.on(EncryptCommand).resolves({ CiphertextBlob: Buffer.from("x") });
mock.on(DecryptCommand, { CiphertextBlob: bytes }).resolves({ Plaintext: new TextEncoder().encode("x") });
mock.on(DecryptCommand, { CiphertextBlob: bytes }, true).resolves({ Plaintext: Uint8Array.from([1]) });
mock.on(GenerateDataKeyCommand).resolves({ Plaintext: bytes, CiphertextBlob: bytes });
mock.on(GetKeyPolicyCommand).resolves({ Policy: "{}" });
mock.on(GetPublicKeyCommand).resolves({ PublicKey: bytes, KeySpec: "RSA_2048" });
mock.on(SignCommand).resolves({ Signature: bytes });
mock.on(ScheduleKeyDeletionCommand).resolves({ DeletionDate: new Date() });
mock.on(ReEncryptCommand).resolves(Promise.resolve({ CiphertextBlob: bytes }));
mock.on(ReEncryptCommand).callsFake((input) => ({ CiphertextBlob: input.CiphertextBlob }));
mock.on(ReEncryptCommand).callsFake(async (input, getClient) => {
  const c = getClient();
  await c.config.region();
  return { CiphertextBlob: input.CiphertextBlob };
});
mock.on(EncryptCommand).rejects(new NotFoundException({ message: "m", $metadata: {} }));
mock.on(EncryptCommand).rejects("x");
mock.on(EncryptCommand).rejects({ name: "ThrottlingException", Code: "x", $fault: "client" });
mock.rejects(new KMSInvalidStateException({ message: "m", $metadata: {} }));
mock.rejectsOnce(
  new KMSServiceException({ name: "AccessDeniedException", $fault: "client", $metadata: {}, message: "m" }),
);
const calls = mock.commandCalls(EncryptCommand);
const first: string | undefined = calls[0]?.args[0].input.KeyId;
const input = mock.commandCall(0, EncryptCommand, { KeyId }).args[0].input;
const pt: Uint8Array | undefined = input.Plaintext;
mock.calls().map((c) => c.args[0].input);
mock.call(0).args[0].constructor.name;
mock.send.callCount;
mock.reset();
mock.resetHistory();
mock.restore();
void [m2, m3, m4, m5, first, pt, u8];
m4.on(EncryptCommand).resolves({ KeyId });
m5.resolves({ KeyId });
const chain = mock
  .on(EncryptCommand)
  .resolves({ KeyId })
  .on(DecryptCommand)
  .resolves({ Plaintext: bytes })
  .onAnyCommand()
  .rejects("no");
void chain;
