/** Everyday wrappers: optional fields, defaults, inputs that are built step by step. */
import {
  CreateAliasCommand,
  type CreateGrantCommandInput,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  type CreateKeyRequest,
  DecryptCommand,
  type DecryptCommandInput,
  type DecryptCommandOutput,
  DescribeKeyCommand,
  EncryptCommand,
  type EncryptCommandInput,
  EncryptionAlgorithmSpec,
  type EncryptRequest,
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandInput,
  type GenerateDataKeyRequest,
  type KeyMetadata,
  KMSClient,
  type KMSClientConfig,
  ListKeysCommand,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptRequest,
  SignCommand,
  type SignCommandInput,
  VerifyCommand,
} from "@aws-sdk/client-kms";

declare const client: KMSClient;
declare const environment: Record<string, string | undefined>;

/** 1: an input with members of its own. */
export interface TenantMove extends ReEncryptCommandInput {
  tenant: string;
}
/** 2: a class that implements an input. */
export class MoveRequest implements ReEncryptCommandInput {
  SourceKeyId?: string;
  SourceEncryptionContext?: Record<string, string>;
  DestinationEncryptionContext?: Record<string, string>;
  GrantTokens: string[] = [];
  constructor(
    readonly CiphertextBlob: Uint8Array,
    readonly DestinationKeyId: string,
  ) {}
}
export const move = (request: MoveRequest) => client.send(new ReEncryptCommand(request));
/** 3: built step by step. */
export function build(text: string, context?: Record<string, string>, grantToken?: string): EncryptCommand {
  const input: EncryptCommandInput = { KeyId: "alias/app", Plaintext: Buffer.from(text) };
  if (context) input.EncryptionContext = context;
  if (grantToken) input.GrantTokens = [grantToken];
  return new EncryptCommand(input);
}
/** 4: a partial input that is filled later. */
export function fill(partial: Partial<EncryptCommandInput>): EncryptCommandInput {
  const input: Partial<EncryptCommandInput> = { ...partial };
  input.Plaintext ??= new Uint8Array(1);
  return { KeyId: "alias/app", Plaintext: input.Plaintext, ...partial };
}
/** 5: defaults, then overrides. */
export const encryptWith = (
  overrides: Partial<EncryptCommandInput> & Pick<EncryptCommandInput, "Plaintext">,
) => client.send(new EncryptCommand({ KeyId: "alias/default", EncryptionContext: {}, ...overrides }));
/** 6: an algorithm from configuration, together with a context. */
export const algorithm = (environment.ALGORITHM ?? "SYMMETRIC_DEFAULT") as EncryptionAlgorithmSpec;
export const configured = new DecryptCommand({
  CiphertextBlob: new Uint8Array(1),
  EncryptionAlgorithm: algorithm,
  EncryptionContext: { tenant: "a" },
  KeyId: environment.KEY_ID,
});
/** 7: `KeySpec` beside `NumberOfBytes`. */
export const dataKey = (KeyId: string, options: { spec?: "AES_128" | "AES_256"; bytes?: number } = {}) =>
  client.send(
    new GenerateDataKeyCommand({
      KeyId,
      ...(options.spec ? { KeySpec: options.spec } : {}),
      ...(options.bytes !== undefined && { NumberOfBytes: options.bytes }),
    }),
  );
export const dataKeyOf = (options: Omit<GenerateDataKeyRequest, "KeyId">): GenerateDataKeyCommandInput => ({
  KeyId: "alias/app",
  KeySpec: options.KeySpec,
  NumberOfBytes: options.NumberOfBytes,
});
/** 8: an input without its ciphertext. */
export type Target = Omit<ReEncryptCommandInput, "CiphertextBlob">;
export const moveAll = (blobs: Uint8Array[], target: Target) =>
  Promise.all(
    blobs.map((CiphertextBlob) => client.send(new ReEncryptCommand({ ...target, CiphertextBlob }))),
  );
/** 9: parts of inputs. */
export const keyOf = ({ KeyId }: Pick<EncryptRequest, "KeyId">) => KeyId;
export const sourceOf = (input: ReEncryptRequest): Required<Pick<ReEncryptRequest, "SourceKeyId">> => ({
  SourceKeyId: input.SourceKeyId ?? "alias/app",
});
/** 10: a mapped form of an input. */
export type Frozen = Readonly<DecryptCommandInput>;
export const frozen: Frozen = Object.freeze({ CiphertextBlob: new Uint8Array(1) });
export const thaw = (input: Frozen) => new DecryptCommand({ ...input });
export const pass = (input: Frozen) => new DecryptCommand(input);
/** 11: a union of inputs. */
export const send = (input: EncryptCommandInput | ReEncryptCommandInput) =>
  "Plaintext" in input ? client.send(new EncryptCommand(input)) : client.send(new ReEncryptCommand(input));
/** 12: a wrapper that hides what it does not need. */
export class Crypto {
  static readonly defaults: KMSClientConfig = { maxAttempts: 5 };
  private readonly client: KMSClient;
  private readonly keyId: string;
  constructor({ keyId, ...config }: KMSClientConfig & { keyId: string }) {
    this.client = new KMSClient({ ...Crypto.defaults, ...config });
    this.keyId = keyId;
  }
  encrypt = async (
    Plaintext: Uint8Array,
    EncryptionContext?: Record<string, string>,
  ): Promise<Uint8Array> => {
    const response = await this.client.send(
      new EncryptCommand({ KeyId: this.keyId, Plaintext, EncryptionContext }),
    );
    if (response.CiphertextBlob === undefined) throw new Error("no ciphertext");
    return response.CiphertextBlob;
  };
  decrypt = async (CiphertextBlob: Uint8Array | string): Promise<string> => {
    const blob = typeof CiphertextBlob === "string" ? Buffer.from(CiphertextBlob, "base64") : CiphertextBlob;
    const { Plaintext }: DecryptCommandOutput = await this.client.send(
      new DecryptCommand({ CiphertextBlob: blob }),
    );
    return Buffer.from(Plaintext ?? []).toString("utf8");
  };
}
/** 13: a key with optional tags. */
export const createKey = async (description?: string, tags: Record<string, string> = {}): Promise<string> => {
  const input: CreateKeyCommandInput = {
    ...(description ? { Description: description } : undefined),
    Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
  };
  const { KeyMetadata } = await client.send(new CreateKeyCommand(input));
  if (!KeyMetadata?.KeyId) throw new Error("no key");
  await client.send(new CreateAliasCommand({ AliasName: "alias/new", TargetKeyId: KeyMetadata.KeyId }));
  return KeyMetadata.Arn ?? KeyMetadata.KeyId;
};
/** 14: a policy from JSON. */
export const withPolicy = (request: CreateKeyRequest, statements: object[]): CreateKeyRequest => ({
  ...request,
  Policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});
/** 15: signing with a digest. */
export async function signAndVerify(KeyId: string, Message: Uint8Array): Promise<boolean> {
  const shared: Omit<SignCommandInput, "Message"> = {
    KeyId,
    SigningAlgorithm: "ECDSA_SHA_256",
    MessageType: "DIGEST",
  };
  const { Signature } = await client.send(new SignCommand({ ...shared, Message }));
  const result = await client.send(new VerifyCommand({ ...shared, Message, Signature }));
  return result.SignatureValid === true;
}
/** 16: a list, and a description of each key in it. */
export async function describeAll(): Promise<KeyMetadata[]> {
  const found: KeyMetadata[] = [];
  const { Keys = [] } = await client.send(new ListKeysCommand({}));
  for (const key of Keys) {
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: key.KeyId }));
    if (KeyMetadata) found.push(KeyMetadata);
  }
  return found.filter(({ KeyState }) => KeyState === "Enabled");
}
/** 17: a table of inputs. */
export const grants: Record<string, CreateGrantCommandInput> = {
  reader: { KeyId: "k", GranteePrincipal: "arn", Operations: ["Decrypt"] },
  writer: { KeyId: "k", GranteePrincipal: "arn", Operations: ["Encrypt", "GenerateDataKey"], Name: "writer" },
};
/** 18: `satisfies` and `as const`. */
export const fixed = {
  KeyId: "alias/app",
  KeySpec: "AES_256",
} as const satisfies GenerateDataKeyCommandInput;
export const fixedKey = () => client.send(new GenerateDataKeyCommand(fixed));
/** 19: a value of an enumeration. */
export const isSymmetric = (value: string): boolean => value === EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT;
export const algorithms = Object.values(EncryptionAlgorithmSpec).filter((one) => one.startsWith("RSAES"));
