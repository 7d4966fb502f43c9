/** Everyday code that is generic over commands and clients. */
import {
  type __MetadataBearer,
  type $Command,
  DecryptCommand,
  type DecryptCommandInput,
  type DecryptCommandOutput,
  DescribeKeyCommand,
  type DescribeKeyCommandOutput,
  EncryptCommand,
  GenerateDataKeyCommand,
  type KMS,
  KMSClient,
  type KMSClientResolvedConfig,
  KMSServiceException,
  ListAliasesCommand,
  type ListAliasesCommandOutput,
  ListKeysCommand,
  NotFoundException,
  paginateListAliases,
  ReEncryptCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "@aws-sdk/client-kms";
import type { Command } from "@smithy/types";

declare const client: KMSClient;
const bytes = new Uint8Array(1);

/** 20: retries of its own around any command. */
export async function retrying<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: $Command<Input, Output, KMSClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>,
  attempts = 3,
): Promise<Output> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.send(command);
    } catch (error) {
      if (attempt >= attempts || !(error instanceof KMSServiceException)) throw error;
    }
  }
}
export const described: Promise<DescribeKeyCommandOutput> = retrying(new DescribeKeyCommand({ KeyId: "k" }));
export const names = async (): Promise<string[]> => {
  const { Aliases = [] }: ListAliasesCommandOutput = await retrying(new ListAliasesCommand({}));
  return Aliases.flatMap(({ AliasName }) => AliasName ?? []);
};
/** 21: a helper that takes any smithy command. */
export const timed = async <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  kms: KMSClient,
  command: Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, KMSClientResolvedConfig>,
): Promise<[Output, number]> => {
  const start = performance.now();
  const output = await kms.send(command);
  return [output, performance.now() - start];
};
export const used = async () => {
  const [{ CiphertextBlob }, milliseconds] = await timed(
    client,
    new EncryptCommand({ KeyId: "k", Plaintext: bytes }),
  );
  return `${CiphertextBlob?.length} ${milliseconds}`;
};
/** 22: the types of a class. */
export type EncryptArguments = ConstructorParameters<typeof EncryptCommand>;
export type EncryptInput = ConstructorParameters<typeof EncryptCommand>[0];
export type ClientArguments = ConstructorParameters<typeof KMSClient>;
export type Sender = Pick<KMSClient, "send">;
export type Send = KMSClient["send"];
export const encrypting = (...args: EncryptArguments) => new EncryptCommand(...args);
export const inputOf = (command: EncryptCommand): EncryptInput => command.input;
export const made = (...args: ClientArguments) => new KMSClient(...args);
/** 23: the result of a method. */
export type Decrypted = Awaited<ReturnType<typeof open>>;
export const open = async (input: DecryptCommandInput) => client.send(new DecryptCommand(input));
export const textOf = (output: Decrypted): string => new TextDecoder().decode(output.Plaintext);
export type MethodInput = Parameters<KMS["encrypt"]>[0];
export const methodInput: MethodInput = { KeyId: "k", Plaintext: bytes };
/** 24: a table of commands. */
export const commands = {
  encrypt: EncryptCommand,
  decrypt: DecryptCommand,
  reEncrypt: ReEncryptCommand,
} as const;
export type CommandName = keyof typeof commands;
export type InputOfCommand<Name extends CommandName> = InstanceType<(typeof commands)[Name]>["input"];
export const decryptInput: InputOfCommand<"decrypt"> = { CiphertextBlob: bytes };
/** 25: a list of commands of several operations. */
export const list: (EncryptCommand | DecryptCommand)[] = [
  new EncryptCommand({ KeyId: "k", Plaintext: bytes }),
  new DecryptCommand({ CiphertextBlob: bytes }),
];
export const nameOf = (command: EncryptCommand | DecryptCommand): string => command.constructor.name;
/** 26: a decorator of a client. */
export class CountingClient extends KMSClient {
  count = 0;
  override destroy(): void {
    this.count = 0;
    super.destroy();
  }
}
export const withCounter = <C extends KMSClient>(kms: C): C & { calls: number } => {
  const counted = Object.assign(kms, { calls: 0 });
  kms.middlewareStack.add(
    (next) => (args) => {
      counted.calls += 1;
      return next(args);
    },
    { step: "initialize", name: "counter" },
  );
  return counted;
};
/** 27: middleware that reads the input. */
client.middlewareStack.add(
  (next, context) => async (args) => {
    if ("KeyId" in args.input) console.log(context.commandName, args.input.KeyId?.toUpperCase());
    const result = await next(args);
    if ("CiphertextBlob" in result.output) console.log(result.output.CiphertextBlob?.byteLength);
    return result;
  },
  { step: "initialize" },
);
/** 28: a result type. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: KMSServiceException };
export const attempt = async <T>(call: () => Promise<T>): Promise<Result<T>> => {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    if (error instanceof KMSServiceException) return { ok: false, error };
    throw error;
  }
};
export const existing = async (KeyId: string): Promise<boolean> => {
  const result = await attempt(() => client.send(new DescribeKeyCommand({ KeyId })));
  return result.ok
    ? result.value.KeyMetadata?.Enabled === true
    : !(result.error instanceof NotFoundException);
};
/** 29: a cache of data keys. */
export class DataKeys {
  private readonly keys = new Map<string, Promise<{ plaintext: Uint8Array; ciphertext: Uint8Array }>>();
  get(KeyId: string) {
    const cached = this.keys.get(KeyId) ?? this.make(KeyId);
    this.keys.set(KeyId, cached);
    return cached;
  }
  private async make(KeyId: string) {
    const output = await client.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" }));
    const { Plaintext: plaintext, CiphertextBlob: ciphertext } = output;
    if (!plaintext || !ciphertext) throw new Error("no data key");
    return { plaintext, ciphertext };
  }
}
/** 30: something with metadata. */
export const requestId = (output: __MetadataBearer): string => output.$metadata.requestId ?? "none";
/** 31: pages as a list. */
export async function aliases(kms: KMSClient, KeyId?: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const page of paginateListAliases({ client: kms, pageSize: 50 }, { KeyId })) {
    for (const alias of page.Aliases ?? []) {
      if (alias.AliasName && alias.TargetKeyId) found.set(alias.AliasName, alias.TargetKeyId);
    }
  }
  return found;
}
export async function* keyIds(kms: KMSClient): AsyncGenerator<string> {
  let Marker: string | undefined;
  do {
    const page = await kms.send(new ListKeysCommand({ Marker, Limit: 100 }));
    for (const key of page.Keys ?? []) if (key.KeyId) yield key.KeyId;
    Marker = page.NextMarker;
  } while (Marker);
}
/** 32: an output that is passed on. */
export const plaintextOf = ({ Plaintext, KeyId }: DecryptCommandOutput) => ({
  key: KeyId ?? "none",
  Plaintext,
});
