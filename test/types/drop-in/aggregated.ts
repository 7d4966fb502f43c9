/** The aggregated client, with promises and with callbacks. */
import {
  type DecryptCommandOutput,
  EncryptCommand,
  type EncryptCommandOutput,
  KMS,
  KMSClient,
  type KMSServiceException,
} from "@aws-sdk/client-kms";

export const kms = new KMS({ region: "us-east-2" });
const bytes = new Uint8Array(1);

export async function promises(KeyId: string): Promise<unknown[]> {
  return [
    await kms.encrypt({ KeyId, Plaintext: bytes }),
    await kms.decrypt({ CiphertextBlob: bytes }, { abortSignal: new AbortController().signal }),
    await kms.reEncrypt({ CiphertextBlob: bytes, DestinationKeyId: KeyId }),
    await kms.generateDataKey({ KeyId, KeySpec: "AES_256" }),
    await kms.generateDataKeyWithoutPlaintext({ KeyId, NumberOfBytes: 32 }),
    await kms.generateDataKeyPair({ KeyId, KeyPairSpec: "RSA_2048" }),
    await kms.generateDataKeyPairWithoutPlaintext({ KeyId, KeyPairSpec: "RSA_2048" }),
    await kms.createKey({}),
    await kms.createKey(),
    await kms.createAlias({ AliasName: "alias/a", TargetKeyId: KeyId }),
    await kms.updateAlias({ AliasName: "alias/a", TargetKeyId: KeyId }),
    await kms.describeKey({ KeyId }),
    await kms.enableKey({ KeyId }),
    await kms.disableKey({ KeyId }),
    await kms.scheduleKeyDeletion({ KeyId }),
    await kms.cancelKeyDeletion({ KeyId }),
    await kms.createGrant({ KeyId, GranteePrincipal: "arn", Operations: ["Encrypt"] }),
    await kms.getPublicKey({ KeyId }),
    await kms.listKeys({}),
    await kms.listKeys(),
    await kms.listAliases({ Limit: 1 }),
  ];
}

export async function pages(): Promise<string[]> {
  const names: string[] = [];
  for await (const { Keys } of kms.paginateListKeys()) names.push(`${Keys?.length}`);
  for await (const { Aliases } of kms.paginateListAliases({ KeyId: "k" }, { pageSize: 10 })) {
    names.push(...(Aliases ?? []).map(({ AliasName }) => `${AliasName}`));
  }
  return names;
}

export function callbacks(log: (text: string) => void): void {
  kms.decrypt({ CiphertextBlob: bytes }, (err, data) => {
    if (err) return log(err.message);
    log(`${data?.KeyId}`);
  });
  kms.decrypt({ CiphertextBlob: bytes }, (err: Error, data?: DecryptCommandOutput) => {
    log(`${err?.name} ${data?.Plaintext?.byteLength}`);
  });
  // biome-ignore lint/suspicious/noExplicitAny: the SDK types it so.
  kms.decrypt({ CiphertextBlob: bytes }, (err: any, data: any) => log(`${err?.code} ${data?.KeyId}`));
  kms.decrypt({ CiphertextBlob: bytes }, {}, (err: unknown) => log(String(err)));
  kms.listKeys({}, (err: KMSServiceException, data?: { Keys?: object[] | undefined }) =>
    log(`${err?.$metadata.requestId} ${data?.Keys?.length}`),
  );
  const client = new KMSClient();
  const command = new EncryptCommand({ KeyId: "k", Plaintext: bytes });
  client.send(command, (error: Error | null, data?: EncryptCommandOutput) => log(`${error} ${data?.KeyId}`));
  client.send(command, { requestTimeout: 1_000 }, (error: Error, data?: EncryptCommandOutput) => {
    log(`${error?.stack} ${data?.$metadata.attempts}`);
  });
  client.destroy();
}

/** A program that turns callbacks into promises itself. */
export const promised = (KeyId: string): Promise<EncryptCommandOutput | undefined> =>
  new Promise((resolve, reject) => {
    kms.encrypt({ KeyId, Plaintext: bytes }, (err, data) => (err ? reject(err) : resolve(data)));
  });
