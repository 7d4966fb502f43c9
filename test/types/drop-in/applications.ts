/** Everyday code of applications: dependency injection, tests with factories, handlers, DTO classes. */
import {
  DecryptCommand,
  type DecryptCommandOutput,
  DescribeKeyCommand,
  EncryptCommand,
  type EncryptCommandInput,
  type EncryptCommandOutput,
  type EncryptResponse,
  GetPublicKeyCommand,
  type KeyMetadata,
  KeySpec,
  KeyState,
  KeyUsageType,
  KMS,
  KMSClient,
  type KMSClientConfig,
  KMSServiceException,
  NotFoundException,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type Tag,
} from "@aws-sdk/client-kms";

const bytes = new Uint8Array(1);

/** 33: providers as in Nest. */
export const KMS_CLIENT = Symbol("KMS_CLIENT");
export interface Provider<T> {
  provide: symbol | { prototype: T };
  useFactory: (...args: never[]) => T | Promise<T>;
  inject?: unknown[];
}
export const provider: Provider<KMSClient> = {
  provide: KMS_CLIENT,
  useFactory: (config: { get(name: string): string | undefined }) =>
    new KMSClient({ region: config.get("AWS_REGION"), endpoint: config.get("KMS_ENDPOINT") }),
  inject: [],
};
export const byClass: Provider<KMSClient> = { provide: KMSClient, useFactory: () => new KMSClient({}) };
export interface ModuleOptions extends KMSClientConfig {
  isGlobal?: boolean;
}
// biome-ignore lint/complexity/noStaticOnlyClass: modules of Nest are such classes.
export class KmsModule {
  static forRoot({ isGlobal = false, ...config }: ModuleOptions = {}) {
    return { module: KmsModule, global: isGlobal, providers: [{ provide: KMS, useValue: new KMS(config) }] };
  }
}
/** 34: a service with an injected client. */
export class SecretsService {
  constructor(
    private readonly kms: KMS,
    private readonly options: { keyId?: string; context?: Record<string, string> } = {},
  ) {}
  async seal(value: string): Promise<{ blob: string; key: string | undefined }> {
    const { CiphertextBlob, KeyId } = await this.kms.encrypt({
      KeyId: this.options.keyId ?? "alias/app",
      Plaintext: new TextEncoder().encode(value),
      EncryptionContext: this.options.context,
    });
    return { blob: Buffer.from(CiphertextBlob ?? []).toString("base64"), key: KeyId };
  }
  open(blob: string): Promise<string | undefined> {
    return this.kms
      .decrypt({ CiphertextBlob: Buffer.from(blob, "base64"), EncryptionContext: this.options.context })
      .then(({ Plaintext }) => (Plaintext ? Buffer.from(Plaintext).toString() : undefined));
  }
}
/** 35: a DTO class. */
export class EncryptDto implements EncryptCommandInput {
  KeyId!: string;
  Plaintext!: Uint8Array;
  EncryptionContext?: Record<string, string>;
  static from(body: { text: string; tenant?: string }): EncryptDto {
    return Object.assign(new EncryptDto(), {
      KeyId: "alias/app",
      Plaintext: Buffer.from(body.text),
      EncryptionContext: body.tenant ? { tenant: body.tenant } : undefined,
    });
  }
}
/** 36: a handler of Lambda. */
export const handler = async (event: {
  body?: string | null;
  headers: Record<string, string | undefined>;
}) => {
  const client = new KMSClient({ region: process.env.AWS_REGION, logger: console });
  try {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        CiphertextBlob: Buffer.from(event.body ?? "", "base64"),
        EncryptionContext: { user: event.headers["x-user"] ?? "none" },
      }),
    );
    return { statusCode: 200, body: new TextDecoder().decode(Plaintext) };
  } catch (error) {
    if (error instanceof NotFoundException) return { statusCode: 404, body: error.message };
    if (error instanceof KMSServiceException)
      return { statusCode: error.$metadata.httpStatusCode ?? 500, body: error.name };
    throw error;
  }
};
/** 37: factories of tests. */
export const encryptInput = (overrides: Partial<EncryptCommandInput> = {}): EncryptCommandInput => ({
  KeyId: "alias/test",
  Plaintext: bytes,
  ...overrides,
});
export const keyMetadata = (overrides: Partial<KeyMetadata> = {}): KeyMetadata => ({
  KeyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
  KeyState: KeyState.Enabled,
  KeyUsage: KeyUsageType.ENCRYPT_DECRYPT,
  ...overrides,
});
export const partialOutput = (
  overrides: Partial<EncryptCommandOutput> = {},
): Partial<EncryptCommandOutput> => ({
  CiphertextBlob: bytes,
  $metadata: {},
  ...overrides,
});
export const tag = (TagKey: string, TagValue = ""): Tag => ({ TagKey, TagValue });
export const notFound = (message = "no such key") =>
  new NotFoundException({ message, $metadata: { httpStatusCode: 400, requestId: "r" } });
/** 38: a fake client. */
export const fakeClient = (output: Partial<DecryptCommandOutput>): Pick<KMSClient, "send"> =>
  ({ send: async () => output }) as unknown as Pick<KMSClient, "send">;
export class FakeKms extends KMS {
  readonly sent: unknown[] = [];
  override async encrypt(input: EncryptCommandInput): Promise<EncryptCommandOutput> {
    this.sent.push(input);
    return {
      CiphertextBlob: bytes,
      KeyId: input.KeyId,
      EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      $metadata: {},
    };
  }
}
/** 39: envelope encryption with Web Crypto. */
export async function publicKeyOf(client: KMSClient, KeyId: string): Promise<string> {
  const {
    PublicKey,
    KeySpec: spec,
    SigningAlgorithms,
  } = await client.send(new GetPublicKeyCommand({ KeyId }));
  if (spec !== KeySpec.RSA_2048 || !PublicKey) throw new Error(`${spec} ${SigningAlgorithms?.join()}`);
  return `-----BEGIN PUBLIC KEY-----\n${Buffer.from(PublicKey).toString("base64")}\n-----END PUBLIC KEY-----\n`;
}
/** 40: a batch with its failures. */
export async function moveAll(client: KMSClient, rows: { id: number; blob: Uint8Array }[], to: string) {
  const outcomes = await Promise.allSettled(
    rows.map(async ({ id, blob }) => {
      const input: ReEncryptCommandInput = { CiphertextBlob: blob, DestinationKeyId: to };
      const { CiphertextBlob } = await client.send(new ReEncryptCommand(input));
      return { id, blob: CiphertextBlob };
    }),
  );
  const moved = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const failed = outcomes.filter((one): one is PromiseRejectedResult => one.status === "rejected");
  return {
    moved: moved.filter((one) => one.blob !== undefined),
    reasons: failed.map(({ reason }) => String(reason)),
  };
}
/** 41: what a response says, without its metadata. */
export const strip = ({ $metadata: _, ...rest }: EncryptCommandOutput): EncryptResponse => rest;
/** 42: a health check. */
export const isUsable = async (kms: KMS, KeyId: string): Promise<boolean> =>
  kms
    .describeKey({ KeyId })
    .then(({ KeyMetadata }) => KeyMetadata?.KeyState === "Enabled" && KeyMetadata.MultiRegion !== true)
    .catch(() => false);
export const checks = [DescribeKeyCommand, EncryptCommand].map((Command) => Command.name);
