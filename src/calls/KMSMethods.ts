import type { MetadataBearer } from "@smithy/types";
import type { SendCallback, SendOptions } from "../client/KMSClient.js";
import type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput,
} from "../commands/CancelKeyDeletionCommand.js";
import type { CreateAliasCommandInput, CreateAliasCommandOutput } from "../commands/CreateAliasCommand.js";
import type { CreateGrantCommandInput, CreateGrantCommandOutput } from "../commands/CreateGrantCommand.js";
import type { CreateKeyCommandInput, CreateKeyCommandOutput } from "../commands/CreateKeyCommand.js";
import type { CommandArguments } from "../commands/command.js";
import type { DecryptCommandInput, DecryptCommandOutput } from "../commands/DecryptCommand.js";
import type { DescribeKeyCommandInput, DescribeKeyCommandOutput } from "../commands/DescribeKeyCommand.js";
import type { DisableKeyCommandInput, DisableKeyCommandOutput } from "../commands/DisableKeyCommand.js";
import type { EnableKeyCommandInput, EnableKeyCommandOutput } from "../commands/EnableKeyCommand.js";
import type { EncryptCommandInput, EncryptCommandOutput } from "../commands/EncryptCommand.js";
import type {
  GenerateDataKeyCommandInput,
  GenerateDataKeyCommandOutput,
} from "../commands/GenerateDataKeyCommand.js";
import type {
  GenerateDataKeyPairCommandInput,
  GenerateDataKeyPairCommandOutput,
} from "../commands/GenerateDataKeyPairCommand.js";
import type {
  GenerateDataKeyPairWithoutPlaintextCommandInput,
  GenerateDataKeyPairWithoutPlaintextCommandOutput,
} from "../commands/GenerateDataKeyPairWithoutPlaintextCommand.js";
import type {
  GenerateDataKeyWithoutPlaintextCommandInput,
  GenerateDataKeyWithoutPlaintextCommandOutput,
} from "../commands/GenerateDataKeyWithoutPlaintextCommand.js";
import type { GetPublicKeyCommandInput, GetPublicKeyCommandOutput } from "../commands/GetPublicKeyCommand.js";
import type { ListAliasesCommandInput, ListAliasesCommandOutput } from "../commands/ListAliasesCommand.js";
import type { ListKeysCommandInput, ListKeysCommandOutput } from "../commands/ListKeysCommand.js";
import type { ReEncryptCommandInput, ReEncryptCommandOutput } from "../commands/ReEncryptCommand.js";
import type {
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput,
} from "../commands/ScheduleKeyDeletionCommand.js";
import type { UpdateAliasCommandInput, UpdateAliasCommandOutput } from "../commands/UpdateAliasCommand.js";

/** An operation as a method: the input, then options, a callback, or both. Without a callback it returns a promise. */
export interface KMSMethod<Input extends object, Output extends MetadataBearer> {
  // The callbacks come first: after the promise, the compiler would not know the types of their parameters.
  /** Calls the operation and calls back with its output or with the error. */
  (input: Input, callback: SendCallback<Output>): void;
  /** Calls the operation with options and calls back with its output or with the error. */
  (input: Input, options: SendOptions, callback: SendCallback<Output>): void;
  /** Calls the operation and returns its output. The command of the same name says what it takes, returns and throws. */
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
