import {
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
// @ts-expect-error base64 text is no blob
new ReEncryptCommand({ CiphertextBlob: "AQID", DestinationKeyId: "alias/new" });
// @ts-expect-error the values of a context are strings
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "k", SourceEncryptionContext: { tenant: 1 } });
// @ts-expect-error there is no such member
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "k", EncryptionContext: context });
// @ts-expect-error there is no such algorithm
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "k", DestinationEncryptionAlgorithm: "RSA" });

// The ciphertext may be left out only of a dry run that ignores it, which needs the source key.
new ReEncryptCommand({
  DryRun: true,
  DryRunModifiers: ["IGNORE_CIPHERTEXT"],
  SourceKeyId: "alias/old",
  DestinationKeyId: "alias/new",
});
// @ts-expect-error no ciphertext
new ReEncryptCommand({ DestinationKeyId: "k" });
// @ts-expect-error no ciphertext, although a dry run
new ReEncryptCommand({ DryRun: true, SourceKeyId: "s", DestinationKeyId: "k" });
// @ts-expect-error no source key
new ReEncryptCommand({ DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"], DestinationKeyId: "k" });
// @ts-expect-error no dry run
new ReEncryptCommand({ DryRunModifiers: ["IGNORE_CIPHERTEXT"], SourceKeyId: "s", DestinationKeyId: "k" });

// What is known at run time only compiles where it may be valid.
declare const algorithm: EncryptionAlgorithmSpec;
declare const modifiers: DryRunModifierType[];
new ReEncryptCommand({
  CiphertextBlob: blob,
  DestinationKeyId: "k",
  DestinationEncryptionAlgorithm: algorithm,
});
new ReEncryptCommand({
  CiphertextBlob: blob,
  SourceKeyId: "s",
  SourceEncryptionAlgorithm: algorithm,
  DestinationKeyId: "k",
  DestinationEncryptionAlgorithm: algorithm,
  DryRun: true,
  DryRunModifiers: modifiers,
});
new ReEncryptCommand({ DryRun: true, DryRunModifiers: modifiers, SourceKeyId: "s", DestinationKeyId: "k" });
// @ts-expect-error the algorithm may be asymmetric, and then the key is missing
new ReEncryptCommand({ CiphertextBlob: blob, DestinationKeyId: "k", SourceEncryptionAlgorithm: algorithm });

// An asymmetric source needs its key and takes no context.
new ReEncryptCommand({
  CiphertextBlob: blob,
  SourceKeyId: "alias/rsa",
  SourceEncryptionAlgorithm: "RSAES_OAEP_SHA_256",
  SourceEncryptionContext: undefined,
  DestinationKeyId: "alias/new",
  DestinationEncryptionContext: context,
});
const symmetric = { CiphertextBlob: blob, DestinationKeyId: "alias/new" };
// @ts-expect-error no source key
new ReEncryptCommand({ ...symmetric, SourceEncryptionAlgorithm: "RSAES_OAEP_SHA_256" });
const fromSm2 = { ...symmetric, SourceKeyId: "alias/sm2", SourceEncryptionAlgorithm: "SM2PKE" } as const;
// @ts-expect-error a context with an asymmetric algorithm
new ReEncryptCommand({ ...fromSm2, SourceEncryptionContext: context });

// An asymmetric destination takes no context.
new ReEncryptCommand({
  CiphertextBlob: blob,
  SourceEncryptionContext: context,
  DestinationKeyId: "alias/rsa",
  DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_1",
});
const toRsa = { ...symmetric, DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_1" } as const;
// @ts-expect-error a context with an asymmetric algorithm
new ReEncryptCommand({ ...toRsa, DestinationEncryptionContext: context });

// What KMS always sends is not optional; what it sends for symmetric keys only is.
expectTypeOf<ReEncryptCommandOutput["CiphertextBlob"]>().toEqualTypeOf<Uint8Array>();
expectTypeOf<ReEncryptCommandOutput["KeyId"]>().toEqualTypeOf<string>();
expectTypeOf<ReEncryptCommandOutput["SourceKeyId"]>().toEqualTypeOf<string>();
expectTypeOf<ReEncryptCommandOutput["SourceEncryptionAlgorithm"]>().toEqualTypeOf<EncryptionAlgorithmSpec>();
expectTypeOf<
  ReEncryptCommandOutput["DestinationEncryptionAlgorithm"]
>().toEqualTypeOf<EncryptionAlgorithmSpec>();
expectTypeOf<ReEncryptCommandOutput["SourceKeyMaterialId"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<ReEncryptCommandOutput["DestinationKeyMaterialId"]>().toEqualTypeOf<string | undefined>();

// The names of the API reference are the same types.
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
// @ts-expect-error no command
client.send({ CiphertextBlob: blob });

// Every documented exception is told apart by its name, and a switch over them is exhaustive.
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
