/** What compiles with the SDK and on purpose not with this package. The README lists it, with the reasons. */
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";

declare const algorithm: ours.EncryptionAlgorithmSpec;
declare const environment: Record<string, string | undefined>;
const bytes = new Uint8Array(1);
const context = { tenant: "a" };

// A required member takes no undefined.
new sdk.DescribeKeyCommand({ KeyId: environment.KEY_ID });
// @ts-expect-error it may be undefined
new ours.DescribeKeyCommand({ KeyId: environment.KEY_ID });

// The rules between members hold for the compiler: an asymmetric algorithm takes no context.
const input = { KeyId: "k", Plaintext: bytes, EncryptionAlgorithm: algorithm, EncryptionContext: context };
new sdk.EncryptCommand(input);
// @ts-expect-error the algorithm may be asymmetric
new ours.EncryptCommand(input);
new sdk.GenerateDataKeyCommand({ KeyId: "k" });
// @ts-expect-error neither KeySpec nor NumberOfBytes
new ours.GenerateDataKeyCommand({ KeyId: "k" });

// So their inputs are unions: no interface extends one, and Omit loses the rules. The …Members are interfaces.
export interface SdkMove extends sdk.ReEncryptCommandInput {
  readonly tenant: string;
}
// @ts-expect-error a union
export interface OurMove extends ours.ReEncryptCommandInput {
  readonly tenant: string;
}
export interface OurMembers extends ours.ReEncryptMembers {
  readonly tenant: string;
}
declare const sdkRest: Omit<sdk.ReEncryptCommandInput, "CiphertextBlob">;
declare const ourRest: Omit<ours.ReEncryptCommandInput, "CiphertextBlob">;
new sdk.ReEncryptCommand({ ...sdkRest, CiphertextBlob: bytes });
// @ts-expect-error the rules are lost
new ours.ReEncryptCommand({ ...ourRest, CiphertextBlob: bytes });

// Outputs have what KMS always sends, so a made-up one needs it.
export const sdkOutput: sdk.EncryptCommandOutput = { CiphertextBlob: bytes, $metadata: {} };
// @ts-expect-error KeyId and EncryptionAlgorithm are missing
export const ourOutput: ours.EncryptCommandOutput = { CiphertextBlob: bytes, $metadata: {} };

// The error of a callback is an Error or null, and not anything.
new sdk.KMS().listKeys({}, (error) => error.message);
// @ts-expect-error it may be null
new ours.KMS().listKeys({}, (error) => error.message);
new sdk.KMS().listKeys({}, (error?: string) => error);
// @ts-expect-error it is no string
new ours.KMS().listKeys({}, (error?: string) => error);

// Options that there are not are no options.
new sdk.KMSClient({ extensions: [], endpointProvider: () => ({ url: new URL("https://kms.local") }) });
// @ts-expect-error not supported
new ours.KMSClient({ extensions: [] });
// @ts-expect-error not supported
new ours.KMSClient({ endpointProvider: () => ({ url: new URL("https://kms.local") }) });

// Each package sends its own commands.
new sdk.KMSClient().send(new sdk.ListKeysCommand({}));
// @ts-expect-error a command of the SDK
new ours.KMSClient().send(new sdk.ListKeysCommand({}));

// The methods of KMS are values for the compiler, so a class over KMS adds methods, and wraps none.
export class SdkLogged extends sdk.KMS {
  override describeKey(...args: never[]): never {
    throw new Error(`${args.length}`);
  }
}
export class OurLogged extends ours.KMS {
  // @ts-expect-error a property in the base class
  override describeKey(...args: never[]): never {
    throw new Error(`${args.length}`);
  }
}
