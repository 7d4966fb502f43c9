/** The two clients behind one small driver: this package's and that of AWS, with the same calls by the same names. */
import * as sdk from "@aws-sdk/client-kms";
import type { AwsCredentialIdentity, MetadataBearer } from "@smithy/types";
import * as ours from "kms-reencrypt";
import { deleteAlias } from "../../src/local/operations/DeleteAlias.js";
import { disableKeyRotation } from "../../src/local/operations/DisableKeyRotation.js";
import { enableKeyRotation } from "../../src/local/operations/EnableKeyRotation.js";
import { generateRandom } from "../../src/local/operations/GenerateRandom.js";
import { getKeyPolicy } from "../../src/local/operations/GetKeyPolicy.js";
import { getKeyRotationStatus } from "../../src/local/operations/GetKeyRotationStatus.js";
import { listGrants } from "../../src/local/operations/ListGrants.js";
import { listKeyPolicies } from "../../src/local/operations/ListKeyPolicies.js";
import { listKeyRotations } from "../../src/local/operations/ListKeyRotations.js";
import { listResourceTags } from "../../src/local/operations/ListResourceTags.js";
import { putKeyPolicy } from "../../src/local/operations/PutKeyPolicy.js";
import { retireGrant } from "../../src/local/operations/RetireGrant.js";
import { revokeGrant } from "../../src/local/operations/RevokeGrant.js";
import { rotateKeyOnDemand } from "../../src/local/operations/RotateKeyOnDemand.js";
import { tagResource } from "../../src/local/operations/TagResource.js";
import { untagResource } from "../../src/local/operations/UntagResource.js";
import { updateKeyDescription } from "../../src/local/operations/UpdateKeyDescription.js";

/** The commands of this package. Those that it does not export are made of LocalKms' declarations, as users make them. */
const OURS = {
  CancelKeyDeletion: ours.CancelKeyDeletionCommand,
  CreateAlias: ours.CreateAliasCommand,
  CreateGrant: ours.CreateGrantCommand,
  CreateKey: ours.CreateKeyCommand,
  Decrypt: ours.DecryptCommand,
  DeleteAlias: ours.command(deleteAlias.operation),
  DescribeKey: ours.DescribeKeyCommand,
  DisableKey: ours.DisableKeyCommand,
  DisableKeyRotation: ours.command(disableKeyRotation.operation),
  EnableKey: ours.EnableKeyCommand,
  EnableKeyRotation: ours.command(enableKeyRotation.operation),
  Encrypt: ours.EncryptCommand,
  GenerateDataKey: ours.GenerateDataKeyCommand,
  GenerateDataKeyPair: ours.GenerateDataKeyPairCommand,
  GenerateDataKeyPairWithoutPlaintext: ours.GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintext: ours.GenerateDataKeyWithoutPlaintextCommand,
  GenerateRandom: ours.command(generateRandom.operation),
  GetKeyPolicy: ours.command(getKeyPolicy.operation),
  GetKeyRotationStatus: ours.command(getKeyRotationStatus.operation),
  GetPublicKey: ours.GetPublicKeyCommand,
  ListAliases: ours.ListAliasesCommand,
  ListGrants: ours.command(listGrants.operation),
  ListKeyPolicies: ours.command(listKeyPolicies.operation),
  ListKeyRotations: ours.command(listKeyRotations.operation),
  ListKeys: ours.ListKeysCommand,
  ListResourceTags: ours.command(listResourceTags.operation),
  PutKeyPolicy: ours.command(putKeyPolicy.operation),
  ReEncrypt: ours.ReEncryptCommand,
  RetireGrant: ours.command(retireGrant.operation),
  RevokeGrant: ours.command(revokeGrant.operation),
  RotateKeyOnDemand: ours.command(rotateKeyOnDemand.operation),
  ScheduleKeyDeletion: ours.ScheduleKeyDeletionCommand,
  TagResource: ours.command(tagResource.operation),
  UntagResource: ours.command(untagResource.operation),
  UpdateAlias: ours.UpdateAliasCommand,
  UpdateKeyDescription: ours.command(updateKeyDescription.operation),
} as const;

/** The operations that the scenarios call. */
export type Operation = keyof typeof OURS;

type SdkCommand<Name extends Operation> = InstanceType<(typeof sdk)[`${Name}Command`]>;
/** What an operation takes, in the types of AWS. */
export type Input<Name extends Operation> = SdkCommand<Name>["input"];
/** What an operation returns, in the types of AWS. */
export type Output<Name extends Operation> = Awaited<
  ReturnType<ReturnType<SdkCommand<Name>["resolveMiddleware"]>>
>["output"];

/** How a client reaches the service. */
export interface ClientConfig {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: AwsCredentialIdentity;
  readonly maxAttempts: number;
}

/** A client, whichever it is. */
export interface Driver {
  /** The package that it comes from. */
  readonly name: string;
  send<Name extends Operation>(operation: Name, input: Input<Name>): Promise<Output<Name>>;
  /** What the service itself said in an error; empty when it said nothing. */
  serviceMessageOf(error: Error): string;
  /** The credentials that it uses. */
  credentials(): Promise<AwsCredentialIdentity>;
  destroy(): void;
}

type AnyCommand = new (input: never) => ours.KMSCommand<object, MetadataBearer>;

/** This package's client. */
export function ourDriver(config: ClientConfig): Driver {
  const client = new ours.KMSClient(config);
  // By its name a command's type is known; by a name that may be any, the compiler knows only that it is one.
  const commands: Readonly<Record<Operation, unknown>> = OURS;
  return {
    name: "kms-reencrypt",
    send: async (operation, input) => {
      const Command = commands[operation] as AnyCommand;
      return (await client.send(new Command(input as never))) as Output<typeof operation>;
    },
    serviceMessageOf: (error) =>
      error instanceof ours.KMSServiceException ? (error.serviceMessage ?? "") : "",
    credentials: () => client.config.credentials(),
    destroy: () => client.destroy(),
  };
}

/** The client of AWS. */
export function sdkDriver(config: ClientConfig): Driver {
  const client = new sdk.KMSClient(config);
  const commands: Readonly<Record<string, unknown>> = { ...sdk };
  return {
    name: "@aws-sdk/client-kms",
    send: async (operation, input) => {
      // One class of a command stands for all: what they have in common is all that is used.
      const Command = commands[`${operation}Command`] as new (input: never) => sdk.DescribeKeyCommand;
      return (await client.send(new Command(input as never))) as Output<typeof operation>;
    },
    // What it puts in the place of a message that is not there.
    serviceMessageOf: ({ message }) => (message === "UnknownError" ? "" : message),
    credentials: () => client.config.credentials(),
    destroy: () => client.destroy(),
  };
}
