/** Middleware, and helpers that are generic over commands. */
import {
  type $Command,
  DecryptCommand,
  type DescribeKeyCommandInput,
  EncryptCommand,
  type EncryptCommandInput,
  type EncryptCommandOutput,
  type EncryptRequest,
  type EncryptResponse,
  type KeyState,
  KMS,
  KMSClient,
  type KMSClientConfigType,
  type KMSClientResolvedConfig,
  type KMSClientResolvedConfigType,
  type KMSPaginationConfiguration,
  type KMSRequestOptions,
  type ListKeysCommandInput,
  paginateListKeys,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "@aws-sdk/client-kms";
import { HttpRequest } from "@smithy/protocol-http";
import type {
  Client,
  Command,
  FinalizeRequestMiddleware,
  InitializeMiddleware,
  MetadataBearer,
  Pluggable,
} from "@smithy/types";

const client = new KMSClient({});

client.middlewareStack.add(
  (next, context) => async (args) => {
    const started = Date.now();
    const result = await next(args);
    console.log(context.clientName, context.commandName, Date.now() - started, result.output.$metadata);
    return result;
  },
  { step: "initialize", name: "timing", priority: "high", tags: ["TIMING"] },
);
client.middlewareStack.add(
  (next) => async (args) => {
    if (HttpRequest.isInstance(args.request)) args.request.headers["x-tenant"] = "a";
    return next(args);
  },
  { step: "build", name: "tenant" },
);
const passOn: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) =>
  next(args);
client.middlewareStack.addRelativeTo(passOn, {
  relation: "after",
  toMiddleware: "retryMiddleware",
  name: "attempts",
});
client.middlewareStack.remove("loggerMiddleware");

export const audit: InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
  console.log(Object.keys(args.input));
  return next(args);
};
export const plugin: Pluggable<ServiceInputTypes, ServiceOutputTypes> = {
  applyToStack: (stack) => stack.add(audit, { step: "initialize", name: "audit" }),
};
client.middlewareStack.use(plugin);

const command = new EncryptCommand({ KeyId: "k", Plaintext: new Uint8Array(1) });
command.middlewareStack.add(
  (next) => async (args) => next({ ...args, input: { ...args.input, GrantTokens: [] } }),
  {
    step: "initialize",
  },
);

/** Helpers that are generic over commands. */
export async function sendWithLog<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  kms: KMSClient,
  command: $Command<Input, Output, KMSClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>,
): Promise<Output> {
  const output = await kms.send(command);
  console.log(output.$metadata.requestId);
  return output;
}
export const sendAny = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  kms: KMSClient,
  command: Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, KMSClientResolvedConfig>,
): Promise<Output> => kms.send(command);

export async function use(): Promise<[Uint8Array | undefined, Uint8Array | undefined]> {
  const { CiphertextBlob } = await sendWithLog(client, command);
  const { Plaintext } = await sendAny(client, new DecryptCommand({ CiphertextBlob: new Uint8Array(1) }));
  return [CiphertextBlob, Plaintext];
}

/** Functions that take any client of the SDK. */
export const capture = <C extends Client<never, MetadataBearer, unknown>>(anyClient: C): C => anyClient;
export const anyClient: Pick<
  Client<ServiceInputTypes, ServiceOutputTypes, KMSClientResolvedConfig>,
  "send"
> = client;

/** Types derived from others. */
export type Input = ConstructorParameters<typeof EncryptCommand>[0];
export type Sent = Awaited<ReturnType<typeof sendWithLog<Input, EncryptResponse & MetadataBearer>>>;
export interface KeyOfTenant extends DescribeKeyCommandInput {
  readonly tenant: string;
}
export const labels: Record<KeyState, string> = {
  Creating: "being made",
  Disabled: "off",
  Enabled: "on",
  PendingDeletion: "to be deleted",
  PendingImport: "without material",
  PendingReplicaDeletion: "to be deleted after its replicas",
  Unavailable: "away",
  Updating: "being changed",
};
export const withDefaults = (defaults: Partial<EncryptCommandInput>, Plaintext: Uint8Array): EncryptCommand =>
  new EncryptCommand({ KeyId: "alias/default", ...defaults, Plaintext });
export const sendOf = (kms: KMSClient): typeof kms.send => kms.send.bind(kms);
export interface TenantRequest extends Omit<EncryptRequest, "KeyId"> {
  readonly tenant: string;
}
export interface Everything {
  readonly options: KMSClientConfigType;
  readonly resolved: KMSClientResolvedConfigType;
  readonly request: KMSRequestOptions;
}
export const pages = async (
  config: KMSPaginationConfiguration,
  input: ListKeysCommandInput,
): Promise<number> => {
  let count = 0;
  for await (const page of paginateListKeys(config, input)) count += page.Keys?.length ?? 0;
  return count;
};
export const labelled = (config: KMSPaginationConfiguration) =>
  paginateListKeys(
    {
      ...config,
      withCommand: (command) => {
        command.middlewareStack.add((next) => (args) => next(args), { step: "initialize", name: "label" });
        return command;
      },
    },
    {},
  );

/** A client that overrides a method. */
export class LoggedKms extends KMS {
  override encrypt(args: EncryptCommandInput): Promise<EncryptCommandOutput> {
    console.log(args.KeyId);
    return super.encrypt(args);
  }
}
