/** The client of this package and that of AWS behind one interface. */
import * as sdk from "@aws-sdk/client-kms";
import type { AwsCredentialIdentity, MetadataBearer } from "@smithy/types";
import * as ours from "kms-reencrypt";

/** The operations that the scenarios call. */
export type Operation = Capitalize<keyof ours.Operations>;

type SdkCommand<Name extends Operation> = InstanceType<(typeof sdk)[`${Name}Command`]>;
/** The input of an operation, in the types of AWS. */
export type Input<Name extends Operation> = SdkCommand<Name>["input"];
/** The output of an operation, in the types of AWS. */
export type Output<Name extends Operation> = Awaited<
  ReturnType<ReturnType<SdkCommand<Name>["resolveMiddleware"]>>
>["output"];

/** The options of a client. */
export interface ClientConfig {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: AwsCredentialIdentity;
  readonly maxAttempts: number;
}

/** A client of either package. */
export interface Driver {
  /** The name of its package. */
  readonly name: string;
  send<Name extends Operation>(operation: Name, input: Input<Name>): Promise<Output<Name>>;
  /** The message of the service in an error; empty when there is none. */
  serviceMessageOf(error: Error): string;
  /** The credentials that it uses. */
  credentials(): Promise<AwsCredentialIdentity>;
  destroy(): void;
}

type AnyCommand = new (input: never) => ours.KMSCommand<object, MetadataBearer>;

/** This package's client. */
export function ourDriver(config: ClientConfig): Driver {
  const client = new ours.KMSClient(config);
  const commands: Readonly<Record<string, unknown>> = { ...ours };
  return {
    name: "kms-reencrypt",
    send: async (operation, input) => {
      const Command = commands[`${operation}Command`] as AnyCommand;
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
      // The type of one command class stands for all of them: only their common part is used.
      const Command = commands[`${operation}Command`] as new (input: never) => sdk.DescribeKeyCommand;
      return (await client.send(new Command(input as never))) as Output<typeof operation>;
    },
    // The SDK replaces a missing message by this text.
    serviceMessageOf: ({ message }) => (message === "UnknownError" ? "" : message),
    credentials: () => client.config.credentials(),
    destroy: () => client.destroy(),
  };
}
