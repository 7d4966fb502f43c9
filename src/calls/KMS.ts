import type { MetadataBearer } from "@smithy/types";
import { KMSClient, type SendCallback, type SendOptions } from "../client/KMSClient.js";
import type { KMSClientConfig } from "../client/KMSClientConfig.js";
import {
  CancelKeyDeletionCommand,
  type CancelKeyDeletionCommandInput,
  type CancelKeyDeletionCommandOutput,
} from "../commands/CancelKeyDeletionCommand.js";
import {
  CreateAliasCommand,
  type CreateAliasCommandInput,
  type CreateAliasCommandOutput,
} from "../commands/CreateAliasCommand.js";
import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  type CreateGrantCommandOutput,
} from "../commands/CreateGrantCommand.js";
import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  type CreateKeyCommandOutput,
} from "../commands/CreateKeyCommand.js";
import type { CommandArguments, CommandClass } from "../commands/command.js";
import {
  DecryptCommand,
  type DecryptCommandInput,
  type DecryptCommandOutput,
} from "../commands/DecryptCommand.js";
import {
  DescribeKeyCommand,
  type DescribeKeyCommandInput,
  type DescribeKeyCommandOutput,
} from "../commands/DescribeKeyCommand.js";
import {
  DisableKeyCommand,
  type DisableKeyCommandInput,
  type DisableKeyCommandOutput,
} from "../commands/DisableKeyCommand.js";
import {
  EnableKeyCommand,
  type EnableKeyCommandInput,
  type EnableKeyCommandOutput,
} from "../commands/EnableKeyCommand.js";
import {
  EncryptCommand,
  type EncryptCommandInput,
  type EncryptCommandOutput,
} from "../commands/EncryptCommand.js";
import {
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandInput,
  type GenerateDataKeyCommandOutput,
} from "../commands/GenerateDataKeyCommand.js";
import {
  GenerateDataKeyPairCommand,
  type GenerateDataKeyPairCommandInput,
  type GenerateDataKeyPairCommandOutput,
} from "../commands/GenerateDataKeyPairCommand.js";
import {
  GenerateDataKeyPairWithoutPlaintextCommand,
  type GenerateDataKeyPairWithoutPlaintextCommandInput,
  type GenerateDataKeyPairWithoutPlaintextCommandOutput,
} from "../commands/GenerateDataKeyPairWithoutPlaintextCommand.js";
import {
  GenerateDataKeyWithoutPlaintextCommand,
  type GenerateDataKeyWithoutPlaintextCommandInput,
  type GenerateDataKeyWithoutPlaintextCommandOutput,
} from "../commands/GenerateDataKeyWithoutPlaintextCommand.js";
import {
  GetPublicKeyCommand,
  type GetPublicKeyCommandInput,
  type GetPublicKeyCommandOutput,
} from "../commands/GetPublicKeyCommand.js";
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
import {
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
} from "../commands/ReEncryptCommand.js";
import {
  ScheduleKeyDeletionCommand,
  type ScheduleKeyDeletionCommandInput,
  type ScheduleKeyDeletionCommandOutput,
} from "../commands/ScheduleKeyDeletionCommand.js";
import {
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
  type UpdateAliasCommandOutput,
} from "../commands/UpdateAliasCommand.js";

/** An operation as a method: the input, then options, a callback, or both. Without a callback it returns a promise. */
export interface KMSMethod<Input extends object, Output extends MetadataBearer> {
  // The callbacks come first: after the promise, the compiler would not know the types of their parameters.
  /** Calls the operation and calls back with its output or with the error. */
  (input: Input, callback: SendCallback<Output>): void;
  /** Calls the operation with options and calls back with its output or with the error. */
  (input: Input, options: SendOptions, callback: SendCallback<Output>): void;
  /** Calls the operation and returns its output. */
  (...args: [...input: CommandArguments<Input>, options?: SendOptions]): Promise<Output>;
}

/** The operations of {@link KMS}. Each takes, returns and throws what its command does. */
export interface KMSMethods {
  /** Keeps a key that waits for its deletion: {@link CancelKeyDeletionCommand}. */
  cancelKeyDeletion: KMSMethod<CancelKeyDeletionCommandInput, CancelKeyDeletionCommandOutput>;
  /** Gives a key a name: {@link CreateAliasCommand}. */
  createAlias: KMSMethod<CreateAliasCommandInput, CreateAliasCommandOutput>;
  /** Lets somebody use a key: {@link CreateGrantCommand}. */
  createGrant: KMSMethod<CreateGrantCommandInput, CreateGrantCommandOutput>;
  /** Makes a key: {@link CreateKeyCommand}. */
  createKey: KMSMethod<CreateKeyCommandInput, CreateKeyCommandOutput>;
  /** Decrypts a ciphertext: {@link DecryptCommand}. */
  decrypt: KMSMethod<DecryptCommandInput, DecryptCommandOutput>;
  /** Tells what a key is: {@link DescribeKeyCommand}. */
  describeKey: KMSMethod<DescribeKeyCommandInput, DescribeKeyCommandOutput>;
  /** Keeps a key from being used: {@link DisableKeyCommand}. */
  disableKey: KMSMethod<DisableKeyCommandInput, DisableKeyCommandOutput>;
  /** Lets a disabled key be used again: {@link EnableKeyCommand}. */
  enableKey: KMSMethod<EnableKeyCommandInput, EnableKeyCommandOutput>;
  /** Encrypts up to 4096 bytes: {@link EncryptCommand}. */
  encrypt: KMSMethod<EncryptCommandInput, EncryptCommandOutput>;
  /** Makes a data key, as it is and encrypted: {@link GenerateDataKeyCommand}. */
  generateDataKey: KMSMethod<GenerateDataKeyCommandInput, GenerateDataKeyCommandOutput>;
  /** Makes a data key pair, its private key as it is and encrypted: {@link GenerateDataKeyPairCommand}. */
  generateDataKeyPair: KMSMethod<GenerateDataKeyPairCommandInput, GenerateDataKeyPairCommandOutput>;
  /** Makes a data key pair, its private key encrypted only: {@link GenerateDataKeyPairWithoutPlaintextCommand}. */
  generateDataKeyPairWithoutPlaintext: KMSMethod<
    GenerateDataKeyPairWithoutPlaintextCommandInput,
    GenerateDataKeyPairWithoutPlaintextCommandOutput
  >;
  /** Makes a data key, encrypted only: {@link GenerateDataKeyWithoutPlaintextCommand}. */
  generateDataKeyWithoutPlaintext: KMSMethod<
    GenerateDataKeyWithoutPlaintextCommandInput,
    GenerateDataKeyWithoutPlaintextCommandOutput
  >;
  /** Gives the public key of an asymmetric key: {@link GetPublicKeyCommand}. */
  getPublicKey: KMSMethod<GetPublicKeyCommandInput, GetPublicKeyCommandOutput>;
  /** Lists a page of aliases: {@link ListAliasesCommand}. */
  listAliases: KMSMethod<ListAliasesCommandInput, ListAliasesCommandOutput>;
  /** Lists a page of keys: {@link ListKeysCommand}. */
  listKeys: KMSMethod<ListKeysCommandInput, ListKeysCommandOutput>;
  /** Moves a ciphertext to another key or encryption context: {@link ReEncryptCommand}. */
  reEncrypt: KMSMethod<ReEncryptCommandInput, ReEncryptCommandOutput>;
  /** Has a key deleted after some days: {@link ScheduleKeyDeletionCommand}. */
  scheduleKeyDeletion: KMSMethod<ScheduleKeyDeletionCommandInput, ScheduleKeyDeletionCommandOutput>;
  /** Points an alias to another key: {@link UpdateAliasCommand}. */
  updateAlias: KMSMethod<UpdateAliasCommandInput, UpdateAliasCommandOutput>;
}

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
}) {}
