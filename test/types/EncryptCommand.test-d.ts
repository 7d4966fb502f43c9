import {
  type Bytes,
  EncryptCommand,
  type EncryptCommandOutput,
  type EncryptionAlgorithmSpec,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

declare const algorithm: EncryptionAlgorithmSpec;
const smallest = { KeyId: "alias/a", Plaintext: new Uint8Array(1) };
const context = { tenant: "a" };

new EncryptCommand(smallest);
new EncryptCommand({ ...smallest, EncryptionContext: context });
new EncryptCommand({ ...smallest, EncryptionAlgorithm: "SYMMETRIC_DEFAULT", EncryptionContext: context });
new EncryptCommand({ ...smallest, EncryptionAlgorithm: "RSAES_OAEP_SHA_256", EncryptionContext: undefined });
new EncryptCommand({
  ...smallest,
  EncryptionAlgorithm: algorithm,
  GrantTokens: undefined,
  DryRun: undefined,
});

// Rules between members are checked at run time only.
new EncryptCommand({ ...smallest, EncryptionAlgorithm: algorithm, EncryptionContext: context });
// @ts-expect-error no plaintext
new EncryptCommand({ KeyId: "alias/a" });
// @ts-expect-error no key
new EncryptCommand({ Plaintext: new Uint8Array(1) });
// @ts-expect-error a string is not a plaintext
new EncryptCommand({ KeyId: "alias/a", Plaintext: "text" });

expectTypeOf<EncryptCommandOutput["CiphertextBlob"]>().toEqualTypeOf<Bytes>();
expectTypeOf<EncryptCommandOutput["KeyId"]>().toEqualTypeOf<string>();
