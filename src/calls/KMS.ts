import type { MetadataBearer, Paginator } from "@smithy/types";
import { KMSClient, type SendCallback, type SendOptions } from "../client/KMSClient.js";
import type { KMSClientConfig } from "../client/KMSClientConfig.js";
import { CancelKeyDeletionCommand } from "../commands/CancelKeyDeletionCommand.js";
import { CreateAliasCommand } from "../commands/CreateAliasCommand.js";
import { CreateGrantCommand } from "../commands/CreateGrantCommand.js";
import { CreateKeyCommand } from "../commands/CreateKeyCommand.js";
import type { CommandClass } from "../commands/command.js";
import { DecryptCommand } from "../commands/DecryptCommand.js";
import { DescribeKeyCommand } from "../commands/DescribeKeyCommand.js";
import { DisableKeyCommand } from "../commands/DisableKeyCommand.js";
import { EnableKeyCommand } from "../commands/EnableKeyCommand.js";
import { EncryptCommand } from "../commands/EncryptCommand.js";
import { GenerateDataKeyCommand } from "../commands/GenerateDataKeyCommand.js";
import { GenerateDataKeyPairCommand } from "../commands/GenerateDataKeyPairCommand.js";
import { GenerateDataKeyPairWithoutPlaintextCommand } from "../commands/GenerateDataKeyPairWithoutPlaintextCommand.js";
import { GenerateDataKeyWithoutPlaintextCommand } from "../commands/GenerateDataKeyWithoutPlaintextCommand.js";
import { GetPublicKeyCommand } from "../commands/GetPublicKeyCommand.js";
import {
  ListAliasesCommand,
  type ListAliasesCommandInput,
  type ListAliasesCommandOutput,
} from "../commands/ListAliasesCommand.js";
import {
  ListKeysCommand,
  type ListKeysCommandInput,
  type ListKeysCommandOutput,
} from "../commands/ListKeysCommand.js";
import { ReEncryptCommand } from "../commands/ReEncryptCommand.js";
import { ScheduleKeyDeletionCommand } from "../commands/ScheduleKeyDeletionCommand.js";
import { UpdateAliasCommand } from "../commands/UpdateAliasCommand.js";
import type { KMSMethod, KMSMethods } from "./KMSMethods.js";
import type { KMSPaginationConfiguration } from "./paginate.js";
import { paginateListAliases } from "./paginateListAliases.js";
import { paginateListKeys } from "./paginateListKeys.js";

type Commands = {
  readonly [Name in keyof KMSMethods]: KMSMethods[Name] extends KMSMethod<infer Input, infer Output>
    ? CommandClass<Input, Output>
    : never;
};

/** A client with a method for each command. */
function aggregated(commands: Commands): new (config?: KMSClientConfig) => KMSClient & KMSMethods;
function aggregated(
  commands: Readonly<Record<string, unknown>>,
): new (
  config?: KMSClientConfig,
) => KMSClient {
  class Aggregated extends KMSClient {}
  for (const [name, Command] of Object.entries(commands)) {
    if (isCommandClass(Command)) {
      // As a method of a class is: found on the prototype, and not enumerable.
      const value = methodOf(Command);
      Object.defineProperty(Aggregated.prototype, name, { value, writable: true, configurable: true });
    }
  }
  return Aggregated;
}

const isCommandClass = (value: unknown): value is CommandClass<object, MetadataBearer> =>
  typeof value === "function";

const methodOf = (Command: CommandClass<object, MetadataBearer>) =>
  function (
    this: KMSClient,
    input?: object,
    options?: SendOptions | SendCallback<MetadataBearer>,
    callback?: SendCallback<MetadataBearer>,
  ) {
    const command = new Command(input);
    if (typeof options === "function") {
      return this.send(command, options);
    }
    // Without options of its own, a call takes part in `cacheMiddleware`.
    return typeof callback === "function"
      ? this.send(command, options ?? {}, callback)
      : this.send(command, options);
  };

/**
 * {@link KMSClient} with a method for each command of the package. It brings all of them into a bundle; where size
 * counts, send the commands you need with a `KMSClient`.
 *
 * @example
 * ```ts
 * const kms = new KMS({ region: "us-east-2" });
 * const { CiphertextBlob } = await kms.reEncrypt({ CiphertextBlob: old, DestinationKeyId: "alias/new" });
 * ```
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
export class KMS extends aggregated({
  cancelKeyDeletion: CancelKeyDeletionCommand,
  createAlias: CreateAliasCommand,
  createGrant: CreateGrantCommand,
  createKey: CreateKeyCommand,
  decrypt: DecryptCommand,
  describeKey: DescribeKeyCommand,
  disableKey: DisableKeyCommand,
  enableKey: EnableKeyCommand,
  encrypt: EncryptCommand,
  generateDataKey: GenerateDataKeyCommand,
  generateDataKeyPair: GenerateDataKeyPairCommand,
  generateDataKeyPairWithoutPlaintext: GenerateDataKeyPairWithoutPlaintextCommand,
  generateDataKeyWithoutPlaintext: GenerateDataKeyWithoutPlaintextCommand,
  getPublicKey: GetPublicKeyCommand,
  listAliases: ListAliasesCommand,
  listKeys: ListKeysCommand,
  reEncrypt: ReEncryptCommand,
  scheduleKeyDeletion: ScheduleKeyDeletionCommand,
  updateAlias: UpdateAliasCommand,
}) {
  /** Goes through the pages of the aliases: {@link paginateListAliases} with this client. */
  paginateListAliases(
    input?: ListAliasesCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListAliasesCommandOutput> {
    return paginateListAliases({ ...configuration, client: this }, input);
  }

  /** Goes through the pages of the keys: {@link paginateListKeys} with this client. */
  paginateListKeys(
    input?: ListKeysCommandInput,
    configuration?: Omit<KMSPaginationConfiguration, "client">,
  ): Paginator<ListKeysCommandOutput> {
    return paginateListKeys({ ...configuration, client: this }, input);
  }
}
