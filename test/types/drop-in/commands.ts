/** Every command, sent by a client. */
import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DataKeyPairSpec,
  DataKeySpec,
  DecryptCommand,
  type DecryptCommandInput,
  type DecryptCommandOutput,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  type EncryptCommandInput,
  type EncryptCommandOutput,
  EncryptionAlgorithmSpec,
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandOutput,
  GenerateDataKeyPairCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GetPublicKeyCommand,
  KeySpec,
  type KeyState,
  KeyUsageType,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  paginateListAliases,
  paginateListKeys,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
  ScheduleKeyDeletionCommand,
  type Tag,
  UpdateAliasCommand,
} from "@aws-sdk/client-kms";

const client = new KMSClient({ region: "us-east-2" });

/** A wrapper as many programs have it. */
export class Vault {
  constructor(
    private readonly kms: KMSClient,
    private readonly keyId: string,
  ) {}

  async seal(text: string, context: Record<string, string>): Promise<string> {
    const input: EncryptCommandInput = {
      KeyId: this.keyId,
      Plaintext: Buffer.from(text, "utf8"),
      EncryptionContext: context,
    };
    const { CiphertextBlob }: EncryptCommandOutput = await this.kms.send(new EncryptCommand(input));
    if (!CiphertextBlob) throw new Error("no ciphertext");
    return Buffer.from(CiphertextBlob).toString("base64");
  }

  async open(sealed: string, context?: Record<string, string>): Promise<string | undefined> {
    const params: DecryptCommandInput = { CiphertextBlob: Buffer.from(sealed, "base64"), KeyId: this.keyId };
    if (context) params.EncryptionContext = context;
    const result: DecryptCommandOutput = await this.kms.send(new DecryptCommand(params));
    return result.Plaintext && new TextDecoder("utf-8").decode(result.Plaintext);
  }

  async move(blob: Uint8Array, to: string): Promise<Uint8Array> {
    const params: ReEncryptCommandInput = {
      CiphertextBlob: blob,
      SourceKeyId: this.keyId,
      SourceEncryptionAlgorithm: EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT,
      DestinationKeyId: to,
      GrantTokens: [],
    };
    const response: ReEncryptCommandOutput = await this.kms.send(new ReEncryptCommand(params), {
      abortSignal: AbortSignal.timeout(1_000),
      requestTimeout: 500,
    });
    // biome-ignore lint/style/noNonNullAssertion: programs for the SDK often do this.
    return response.CiphertextBlob!;
  }
}

export async function dataKeys(KeyId: string): Promise<(Uint8Array | undefined)[]> {
  const key: GenerateDataKeyCommandOutput = await client.send(
    new GenerateDataKeyCommand({ KeyId, KeySpec: DataKeySpec.AES_256, EncryptionContext: { tenant: "a" } }),
  );
  const bytes = await client.send(new GenerateDataKeyCommand({ KeyId, NumberOfBytes: 64 }));
  const later = await client.send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId, KeySpec: "AES_128" }));
  const pair = await client.send(
    new GenerateDataKeyPairCommand({ KeyId, KeyPairSpec: DataKeyPairSpec.RSA_2048 }),
  );
  const sealedPair = await client.send(
    new GenerateDataKeyPairWithoutPlaintextCommand({ KeyId, KeyPairSpec: "ECC_NIST_P256" }),
  );
  return [
    key.Plaintext,
    bytes.CiphertextBlob,
    later.CiphertextBlob,
    pair.PrivateKeyPlaintext,
    pair.PublicKey,
    sealedPair.PrivateKeyCiphertextBlob,
  ];
}

export async function rotate(alias: string, tags: Tag[]): Promise<string | undefined> {
  const creation: CreateKeyCommandInput = {
    Description: "the next one",
    KeySpec: KeySpec.SYMMETRIC_DEFAULT,
    KeyUsage: KeyUsageType.ENCRYPT_DECRYPT,
    Tags: tags,
    MultiRegion: false,
  };
  const { KeyMetadata } = await client.send(new CreateKeyCommand(creation));
  const TargetKeyId = KeyMetadata?.KeyId;
  await client.send(new CreateAliasCommand({ AliasName: `${alias}-next`, TargetKeyId }));
  await client.send(new UpdateAliasCommand({ AliasName: alias, TargetKeyId }));
  const described = await client.send(new DescribeKeyCommand({ KeyId: alias, GrantTokens: ["token"] }));
  const state: KeyState | undefined = described.KeyMetadata?.KeyState;
  if (state === "Enabled") await client.send(new DisableKeyCommand({ KeyId: TargetKeyId }));
  await client.send(new EnableKeyCommand({ KeyId: TargetKeyId }));
  const scheduled = await client.send(
    new ScheduleKeyDeletionCommand({ KeyId: TargetKeyId, PendingWindowInDays: 7 }),
  );
  const date: number | undefined = scheduled.DeletionDate?.getTime();
  const kept = await client.send(new CancelKeyDeletionCommand({ KeyId: TargetKeyId }));
  const grant = await client.send(
    new CreateGrantCommand({
      KeyId: TargetKeyId,
      GranteePrincipal: "arn:aws:iam::111122223333:role/reader",
      Operations: ["Decrypt", "ReEncryptFrom"],
      Constraints: { EncryptionContextSubset: { tenant: "a" } },
    }),
  );
  const publicKey = await client.send(new GetPublicKeyCommand({ KeyId: alias }));
  return `${kept.KeyId} ${date} ${grant.GrantToken} ${publicKey.KeySpec} ${publicKey.EncryptionAlgorithms?.join()}`;
}

export async function list(): Promise<string[]> {
  const names: string[] = [];
  const first = await client.send(new ListKeysCommand({}));
  const all = await client.send(new ListAliasesCommand({ Limit: 10 }));
  for (const { KeyId } of first.Keys ?? []) if (KeyId) names.push(KeyId);
  for (const { AliasName = "none" } of all.Aliases || []) names.push(AliasName);
  let Marker: string | undefined;
  do {
    const page = await client.send(new ListKeysCommand({ Marker }));
    Marker = page.Truncated ? page.NextMarker : undefined;
  } while (Marker);
  for await (const page of paginateListKeys({ client, pageSize: 100 }, {})) {
    names.push(...(page.Keys ?? []).flatMap(({ KeyArn }) => (KeyArn ? [KeyArn] : [])));
  }
  const pages = paginateListAliases({ client, startingToken: undefined }, { KeyId: "k" });
  for await (const { Aliases } of pages) names.push(`${Aliases?.length}`);
  return names;
}
