/** Code that compiles with the SDK but intentionally not with this package. The README lists the reasons. */
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";

declare const environment: Record<string, string | undefined>;
const bytes = new Uint8Array(1);

// A required member must not be undefined.
new sdk.DescribeKeyCommand({ KeyId: environment.KEY_ID });
// @ts-expect-error it may be undefined
new ours.DescribeKeyCommand({ KeyId: environment.KEY_ID });

// Outputs have the members that KMS always sends, so a mocked output needs them, too.
export const sdkOutput: sdk.EncryptCommandOutput = { CiphertextBlob: bytes, $metadata: {} };
// @ts-expect-error KeyId and EncryptionAlgorithm are missing
export const ourOutput: ours.EncryptCommandOutput = { CiphertextBlob: bytes, $metadata: {} };

// The member that identifies a structure of an output is always there.
export const sdkGrant: sdk.GrantListEntry = { Operations: ["Decrypt"] };
// @ts-expect-error GrantId is missing
export const ourGrant: ours.GrantListEntry = { Operations: ["Decrypt"] };

// The bytes of an output go into Web APIs, so those of a mocked output have to.
declare const shared: Uint8Array;
export const sdkBytes: Partial<sdk.EncryptCommandOutput> = { CiphertextBlob: shared };
// @ts-expect-error they may be in shared memory
export const ourBytes: Partial<ours.EncryptCommandOutput> = { CiphertextBlob: shared };

// The error of a callback is an Error or null; in the SDK it is any.
new sdk.KMS().listKeys({}, (error) => error.message);
// @ts-expect-error it may be null
new ours.KMS().listKeys({}, (error) => error.message);
new sdk.KMS().listKeys({}, (error?: string) => error);
// @ts-expect-error it is not a string
new ours.KMS().listKeys({}, (error?: string) => error);

// Unsupported options are rejected.
new sdk.KMSClient({ extensions: [], endpointProvider: () => ({ url: new URL("https://kms.local") }) });
// @ts-expect-error not supported
new ours.KMSClient({ extensions: [] });
// @ts-expect-error not supported
new ours.KMSClient({ endpointProvider: () => ({ url: new URL("https://kms.local") }) });

// Each package sends its own commands.
new sdk.KMSClient().send(new sdk.ListKeysCommand({}));
// @ts-expect-error a command of the SDK
new ours.KMSClient().send(new sdk.ListKeysCommand({}));
