import {
  type DescribeKeyCommandOutput,
  type InputOf,
  KMS,
  KMSClient,
  type KMSMethods,
  type ListKeysCommandOutput,
  type MethodOptions,
  type Operations,
  type OutputOf,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
  type SendCallback,
  type SendOptions,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

const kms = new KMS({ region: "us-east-2" });
const move = { CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" };
const options = { abortSignal: AbortSignal.timeout(1), requestTimeout: 1 };

expectTypeOf(kms).toExtend<KMSClient>();

// Without a callback, a method returns a promise of its output.
expectTypeOf(kms.reEncrypt(move)).toEqualTypeOf<Promise<ReEncryptCommandOutput>>();
expectTypeOf(kms.reEncrypt(move, options)).toEqualTypeOf<Promise<ReEncryptCommandOutput>>();
expectTypeOf(kms.describeKey({ KeyId: "k" })).toEqualTypeOf<Promise<DescribeKeyCommandOutput>>();

// An input without required members may be omitted.
expectTypeOf(kms.listKeys()).toEqualTypeOf<Promise<ListKeysCommandOutput>>();
expectTypeOf(kms.listKeys({}, options)).toEqualTypeOf<Promise<ListKeysCommandOutput>>();
// @ts-expect-error a key is required
kms.describeKey();

// With a callback it returns nothing, and the parameters of the callback need no annotations.
const returned = kms.reEncrypt(move, (error, output) => {
  expectTypeOf(error).toEqualTypeOf<Error | null>();
  expectTypeOf(output).toEqualTypeOf<ReEncryptCommandOutput | undefined>();
});
expectTypeOf(returned).toEqualTypeOf<void>();
const returnedWithOptions = kms.listKeys({ Limit: 1 }, options, (error, output) => {
  expectTypeOf(error).toEqualTypeOf<Error | null>();
  expectTypeOf(output).toEqualTypeOf<ListKeysCommandOutput | undefined>();
});
expectTypeOf(returnedWithOptions).toEqualTypeOf<void>();
// @ts-expect-error the callback of another operation
kms.reEncrypt(move, (_error: Error | null, _output?: ListKeysCommandOutput) => {});
// @ts-expect-error the options come before the callback
kms.reEncrypt(move, () => {}, options);

// @ts-expect-error there is no such operation
kms.moveKey({});
// @ts-expect-error a KMSClient has no methods for operations
new KMSClient().listKeys();

// Options in a variable of another type.
const elsewhere: { abortSignal?: AbortSignal; requestTimeout?: number } = {};
expectTypeOf(kms.reEncrypt(move, elsewhere)).toEqualTypeOf<Promise<ReEncryptCommandOutput>>();

// Every operation has a method with its own input and output.
expectTypeOf<keyof KMSMethods>().toEqualTypeOf<keyof Operations>();
type Misfit = {
  [Method in keyof Operations]: KMSMethods[Method] extends (
    input: InputOf<Method>,
    options?: MethodOptions,
  ) => Promise<OutputOf<Method>>
    ? never
    : Method;
}[keyof Operations];
expectTypeOf<Misfit>().toBeNever();

// As in the AWS SDK, `Parameters` has the arguments of the last signature.
expectTypeOf<Parameters<KMS["reEncrypt"]>>().toEqualTypeOf<
  [input: ReEncryptCommandInput, options: SendOptions, callback: SendCallback<ReEncryptCommandOutput>]
>();
