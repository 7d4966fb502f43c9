import {
  type Bytes,
  type DryRunModifierType,
  type EncryptionAlgorithmSpec,
  type KMSClient,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
  type ReEncryptException,
  type ReEncryptRequest,
  type ReEncryptResponse,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

declare const client: KMSClient;
declare const blob: Uint8Array;
const context = { tenant: "a" };

// The smallest input, and every member at once.
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "alias/new" });
new ReEncryptCommand({
  CiphertextBlob: blob,
  SourceKeyId: "alias/old",
  SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  SourceEncryptionContext: context,
  DestinationKeyId: "alias/new",
  DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  DestinationEncryptionContext: context,
  GrantTokens: ["token"],
  DryRun: true,
  DryRunModifiers: ["IGNORE_CIPHERTEXT"],
});

// Optional members take an explicit undefined.
new ReEncryptCommand({
  CiphertextBlob: blob,
  SourceKeyId: undefined,
  SourceEncryptionAlgorithm: undefined,
  SourceEncryptionContext: undefined,
  DestinationKeyId: "alias/new",
  DestinationEncryptionAlgorithm: undefined,
  DestinationEncryptionContext: undefined,
  GrantTokens: undefined,
  DryRun: undefined,
  DryRunModifiers: undefined,
});

// @ts-expect-error the destination key is required
new ReEncryptCommand({ CiphertextBlob: blob });
// @ts-expect-error an input is required
new ReEncryptCommand();
// @ts-expect-error base64 text is not a blob
new ReEncryptCommand({ CiphertextBlob: "AQID", DestinationKeyId: "alias/new" });
// @ts-expect-error the values of a context are strings
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "k", SourceEncryptionContext: { tenant: 1 } });
// @ts-expect-error there is no such member
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "k", EncryptionContext: context });
// @ts-expect-error there is no such algorithm
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "k", DestinationEncryptionAlgorithm: "RSA" });

// Rules between members are checked at run time only, so that inputs can be built step by step.
declare const algorithm: EncryptionAlgorithmSpec;
declare const modifiers: DryRunModifierType[];
new ReEncryptCommand({ DryRun: true, DryRunModifiers: modifiers, SourceKeyId: "s", DestinationKeyId: "k" });
new ReEncryptCommand({
  CiphertextBlob: blob,
  SourceEncryptionAlgorithm: algorithm,
  SourceEncryptionContext: context,
  DestinationKeyId: "k",
  DestinationEncryptionAlgorithm: algorithm,
  DestinationEncryptionContext: context,
});
export interface Move extends ReEncryptCommandInput {
  readonly tenant: string;
}
declare const rest: Omit<ReEncryptCommandInput, "CiphertextBlob">;
new ReEncryptCommand({ ...rest, CiphertextBlob: blob });
declare const partial: Partial<ReEncryptCommandInput>;
new ReEncryptCommand({ ...partial, DestinationKeyId: "k" });

// Members that KMS always sends are not optional; those that it sends only for symmetric keys are.
expectTypeOf<ReEncryptCommandOutput["CiphertextBlob"]>().toEqualTypeOf<Bytes>();
expectTypeOf<ReEncryptCommandOutput["KeyId"]>().toEqualTypeOf<string>();
expectTypeOf<ReEncryptCommandOutput["SourceKeyId"]>().toEqualTypeOf<string>();
expectTypeOf<ReEncryptCommandOutput["SourceEncryptionAlgorithm"]>().toEqualTypeOf<EncryptionAlgorithmSpec>();
expectTypeOf<
  ReEncryptCommandOutput["DestinationEncryptionAlgorithm"]
>().toEqualTypeOf<EncryptionAlgorithmSpec>();
expectTypeOf<ReEncryptCommandOutput["SourceKeyMaterialId"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<ReEncryptCommandOutput["DestinationKeyMaterialId"]>().toEqualTypeOf<string | undefined>();

// The names of the API reference stand for the same types.
expectTypeOf<ReEncryptRequest>().toEqualTypeOf<ReEncryptCommandInput>();
expectTypeOf<ReEncryptCommandOutput>().toExtend<ReEncryptResponse>();
expectTypeOf<DryRunModifierType>().toEqualTypeOf<"IGNORE_CIPHERTEXT">();

// send() returns the output of its command, and takes options and callbacks as SDK v3 does.
const command = new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "alias/new" });
expectTypeOf(client.send(command)).toEqualTypeOf<Promise<ReEncryptCommandOutput>>();
expectTypeOf(
  client.send(command, { abortSignal: AbortSignal.timeout(1) }),
).resolves.toEqualTypeOf<ReEncryptCommandOutput>();
client.send(command, (error, output) => {
  expectTypeOf(output).toEqualTypeOf<ReEncryptCommandOutput | undefined>();
  void error;
});
// @ts-expect-error an input is not a command
client.send({ CiphertextBlob: blob });

// The name distinguishes the documented exceptions, and a switch over it is exhaustive.
export function kindOf(error: ReEncryptException): "caller" | "service" {
  switch (error.name) {
    case "DependencyTimeoutException":
    case "KeyUnavailableException":
    case "KMSInternalException":
      expectTypeOf(error.$fault).toEqualTypeOf<"server">();
      return "service";
    case "DisabledException":
    case "DryRunOperationException":
    case "IncorrectKeyException":
    case "InvalidCiphertextException":
    case "InvalidGrantTokenException":
    case "InvalidKeyUsageException":
    case "KMSInvalidStateException":
    case "NotFoundException":
      expectTypeOf(error.$fault).toEqualTypeOf<"client">();
      return "caller";
  }
}
