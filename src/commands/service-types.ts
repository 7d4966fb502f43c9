/** The names that `@aws-sdk/client-kms` has for all inputs and all outputs, and for a command over them. */
import type { Command, MetadataBearer } from "@smithy/types";
import type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput,
} from "./CancelKeyDeletionCommand.js";
import type { CreateAliasCommandInput, CreateAliasCommandOutput } from "./CreateAliasCommand.js";
import type { CreateGrantCommandInput, CreateGrantCommandOutput } from "./CreateGrantCommand.js";
import type { CreateKeyCommandInput, CreateKeyCommandOutput } from "./CreateKeyCommand.js";
import type { DecryptCommandInput, DecryptCommandOutput } from "./DecryptCommand.js";
import type { DescribeKeyCommandInput, DescribeKeyCommandOutput } from "./DescribeKeyCommand.js";
import type { DisableKeyCommandInput, DisableKeyCommandOutput } from "./DisableKeyCommand.js";
import type { EnableKeyCommandInput, EnableKeyCommandOutput } from "./EnableKeyCommand.js";
import type { EncryptCommandInput, EncryptCommandOutput } from "./EncryptCommand.js";
import type { GenerateDataKeyCommandInput, GenerateDataKeyCommandOutput } from "./GenerateDataKeyCommand.js";
import type {
  GenerateDataKeyPairCommandInput,
  GenerateDataKeyPairCommandOutput,
} from "./GenerateDataKeyPairCommand.js";
import type {
  GenerateDataKeyPairWithoutPlaintextCommandInput,
  GenerateDataKeyPairWithoutPlaintextCommandOutput,
} from "./GenerateDataKeyPairWithoutPlaintextCommand.js";
import type {
  GenerateDataKeyWithoutPlaintextCommandInput,
  GenerateDataKeyWithoutPlaintextCommandOutput,
} from "./GenerateDataKeyWithoutPlaintextCommand.js";
import type { GetPublicKeyCommandInput, GetPublicKeyCommandOutput } from "./GetPublicKeyCommand.js";
import type { ListAliasesCommandInput, ListAliasesCommandOutput } from "./ListAliasesCommand.js";
import type { ListKeysCommandInput, ListKeysCommandOutput } from "./ListKeysCommand.js";
import type { ReEncryptCommandInput, ReEncryptCommandOutput } from "./ReEncryptCommand.js";
import type {
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput,
} from "./ScheduleKeyDeletionCommand.js";
import type { UpdateAliasCommandInput, UpdateAliasCommandOutput } from "./UpdateAliasCommand.js";

/** The inputs of the commands of this package. */
export type ServiceInputTypes =
  | CancelKeyDeletionCommandInput
  | CreateAliasCommandInput
  | CreateGrantCommandInput
  | CreateKeyCommandInput
  | DecryptCommandInput
  | DescribeKeyCommandInput
  | DisableKeyCommandInput
  | EnableKeyCommandInput
  | EncryptCommandInput
  | GenerateDataKeyCommandInput
  | GenerateDataKeyPairCommandInput
  | GenerateDataKeyPairWithoutPlaintextCommandInput
  | GenerateDataKeyWithoutPlaintextCommandInput
  | GetPublicKeyCommandInput
  | ListAliasesCommandInput
  | ListKeysCommandInput
  | ReEncryptCommandInput
  | ScheduleKeyDeletionCommandInput
  | UpdateAliasCommandInput;

/** The outputs of the commands of this package. */
export type ServiceOutputTypes =
  | CancelKeyDeletionCommandOutput
  | CreateAliasCommandOutput
  | CreateGrantCommandOutput
  | CreateKeyCommandOutput
  | DecryptCommandOutput
  | DescribeKeyCommandOutput
  | DisableKeyCommandOutput
  | EnableKeyCommandOutput
  | EncryptCommandOutput
  | GenerateDataKeyCommandOutput
  | GenerateDataKeyPairCommandOutput
  | GenerateDataKeyPairWithoutPlaintextCommandOutput
  | GenerateDataKeyWithoutPlaintextCommandOutput
  | GetPublicKeyCommandOutput
  | ListAliasesCommandOutput
  | ListKeysCommandOutput
  | ReEncryptCommandOutput
  | ScheduleKeyDeletionCommandOutput
  | UpdateAliasCommandOutput;

/** A command, for helpers that are generic over commands. It is a type only: commands are made with `command()`. */
export interface $Command<
  Input extends ClientInput,
  Output extends ClientOutput,
  ResolvedConfig,
  ClientInput extends object = object,
  ClientOutput extends MetadataBearer = MetadataBearer,
> extends Command<ClientInput, Input, ClientOutput, Output, ResolvedConfig> {}
